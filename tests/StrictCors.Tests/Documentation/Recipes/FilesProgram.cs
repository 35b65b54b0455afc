using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.Tests.Documentation.Recipes;

internal static class FilesProgram
{
    public static WebApplication Build(WebApplicationBuilder builder)
    {
        #region Files with a policy of their own
        builder.Services.AddStrictCors();

        var app = builder.Build();
        app.MapWhen(context => context.Request.Path.StartsWithSegments("/fonts"), fonts =>
        {
            fonts.UseStrictCors("fonts");
            fonts.UseStaticFiles();                                             // wwwroot/fonts
        });
        app.UseStrictCors();
        app.UseStaticFiles();
        app.MapGet("/todos", () => "…");
        #endregion

        return app;
    }

    public static WebApplication BuildAssets(WebApplicationBuilder builder)
    {
        builder.Services.AddStrictCors();
        var app = builder.Build();
        app.UseStrictCors();

        #region Files with a policy of their own
        app.MapStaticAssets().RequireStrictCors("fonts");
        #endregion

        return app;
    }
}
