using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.Tests.Documentation.Neighbours;

internal static class ExceptionHandlerProgram
{
    public static WebApplication Build(WebApplicationBuilder builder)
    {
        #region Exception handler
        builder.Services.AddStrictCors();

        var app = builder.Build();
        app.UseExceptionHandler("/error");
        app.UseStrictCors();
        app.Map("/error", () => Results.Problem());
        app.MapGet("/orders", string () => throw new TimeoutException());
        #endregion

        return app;
    }
}
