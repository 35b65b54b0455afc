using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.Tests.Documentation.Neighbours;

internal static class StatusCodePagesProgram
{
    public static WebApplication Build(WebApplicationBuilder builder)
    {
        #region Status code pages
        builder.Services.AddStrictCors();

        var app = builder.Build();
        app.UseStatusCodePagesWithReExecute("/status/{0}");
        app.UseStrictCors();
        app.Map("/status/{code}", (int code) => Results.Problem(statusCode: code));
        #endregion

        return app;
    }
}
