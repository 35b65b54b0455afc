using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.Tests.Documentation.Neighbours;

internal static class ResponseCachingProgram
{
    public static WebApplication Build(WebApplicationBuilder builder)
    {
        #region Response caching
        builder.Services.AddStrictCors();
        builder.Services.AddResponseCaching();

        var app = builder.Build();
        app.UseStrictCors();
        app.UseResponseCaching();
        app.MapGet("/prices", (HttpResponse response) =>
        {
            response.Headers.CacheControl = "public, max-age=60";
            return $"as of {DateTime.UtcNow:O}";
        });
        #endregion

        return app;
    }
}
