using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.Tests.Documentation.Neighbours;

internal static class HttpsRedirectionProgram
{
    public static WebApplication Build(WebApplicationBuilder builder)
    {
        #region HTTPS redirection
        builder.Services.AddStrictCors();

        var app = builder.Build();
        app.UseStrictCors();
        app.UseHttpsRedirection();
        app.MapGet("/todos", () => "…");
        #endregion

        return app;
    }
}
