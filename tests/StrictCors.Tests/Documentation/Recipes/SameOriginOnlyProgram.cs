using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.Tests.Documentation.Recipes;

internal static class SameOriginOnlyProgram
{
    public static WebApplication Build(WebApplicationBuilder builder)
    {
        #region Same-origin only
        builder.Services.AddStrictCors();

        var app = builder.Build();
        app.UseStrictCors();
        app.MapPost("/transfers", () => "…");
        app.MapPost("/signin-oidc", () => "…");                                 // an identity provider posts its response here
        #endregion

        return app;
    }
}
