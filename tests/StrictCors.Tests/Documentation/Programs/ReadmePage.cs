using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.Tests.Documentation.Programs;

internal static class ReadmePage
{
    public static void Run(string[] args)
    {
        #region README
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddStrictCors();                        // reads the policies from appsettings.json

        var app = builder.Build();
        app.UseStrictCors();                                     // before authentication and caching

        app.MapGet("/todos", () => "…");                         // the default policy
        app.MapGet("/prices", () => "…").RequireStrictCors("partner");
        app.Run();
        #endregion
    }
}
