using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.Tests.Documentation.Recipes;

internal static class ReferrerPolicyProgram
{
    public static WebApplication Build(WebApplicationBuilder builder)
    {
        builder.Services.AddStrictCors();
        var app = builder.Build();

        #region Forms and Referrer-Policy
        app.Use((context, next) =>
        {
            context.Response.Headers["Referrer-Policy"] = "same-origin";        // not no-referrer
            return next(context);
        });
        app.UseStrictCors();
        #endregion

        return app;
    }
}
