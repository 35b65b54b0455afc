using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.Tests.Documentation.Neighbours;

internal static class RateLimitingProgram
{
    public static WebApplication Build(WebApplicationBuilder builder)
    {
        #region Rate limiting
        builder.Services.AddStrictCors();
        builder.Services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.AddFixedWindowLimiter("ten", limit => (limit.PermitLimit, limit.Window) = (10, TimeSpan.FromHours(1)));
        });

        var app = builder.Build();
        app.UseStrictCors();
        app.UseRateLimiter();
        app.MapGet("/search", () => "…").RequireRateLimiting("ten");
        #endregion

        return app;
    }
}
