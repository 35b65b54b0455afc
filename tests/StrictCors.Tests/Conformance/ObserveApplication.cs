using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace StrictCors.Tests.Conformance;

/// <summary>A policy that only observes an application with CORS code of its own.</summary>
public class ObserveApplication : KestrelFixture
{
    protected override string Settings => """
        { "StrictCors": { "DefaultPolicy": "observe", "Policies": {
            "observe": { "AllowedOrigins": [ "https://app.example.com" ], "AllowedMethods": [ "PUT" ], "AllowCredentials": true,
                "ExposedHeaders": [ "ETag" ], "PreflightMaxAge": "00:10:00", "Enforcement": "Observe" } } } }
        """;

    protected virtual void UseBehind(WebApplication app)
    {
    }

    protected override void Configure(WebApplication app)
    {
        app.UseStrictCors();
        UseBehind(app);
        app.UseWebSockets();
        app.MapPut("/plain", Handlers.Named("plain"));
        app.MapPut("/named", Handlers.Named("named")).RequireStrictCors("observe");
        app.MapPut("/disabled", Handlers.Named("disabled")).DisableStrictCors();
        app.MapPut("/own", context =>
        {
            context.Response.Headers.AccessControlAllowOrigin = "https://own.example";
            context.Response.Headers.AccessControlAllowMethods = "GET";
            context.Response.Headers.Vary = "Accept";
            return Handlers.Run(context, "own");
        });
        app.MapMethods("/own-options", ["PUT", "OPTIONS"], Handlers.Named("own options"));
        app.MapGet("/decision", context => context.Response.WriteAsync($"{context.GetCorsDecision()?.Outcome} {context.GetCorsDecision()?.Reason}"));
        app.Map("/socket", async context =>
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
        });
    }
}
