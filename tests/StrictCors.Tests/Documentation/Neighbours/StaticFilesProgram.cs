using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.Tests.Documentation.Neighbours;

internal static class StaticFilesProgram
{
    public static WebApplication Build(WebApplicationBuilder builder)
    {
        #region Static files
        builder.Services.AddStrictCors();

        var app = builder.Build();
        app.UseStrictCors();
        app.UseStaticFiles();
        #endregion

        return app;
    }
}
