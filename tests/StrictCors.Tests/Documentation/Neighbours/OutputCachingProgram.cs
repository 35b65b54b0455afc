using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.Tests.Documentation.Neighbours;

internal static class OutputCachingProgram
{
    public static WebApplication Build(WebApplicationBuilder builder)
    {
        #region Output caching
        builder.Services.AddStrictCors();
        builder.Services.AddOutputCache();

        var app = builder.Build();
        app.UseStrictCors();
        app.UseOutputCache();
        app.MapGet("/prices", () => $"as of {DateTime.UtcNow:O}").CacheOutput();
        #endregion

        return app;
    }
}
