using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace StrictCors.Tests.Conformance;

/// <summary>Endpoints that answer with the Vary lines that the request asks for.</summary>
public sealed class VaryApplication : KestrelFixture
{
    protected override string Settings => """
        { "StrictCors": { "DefaultPolicy": "list", "Policies": {
            "list":       { "AllowedOrigins": [ "https://app.example.com" ], "AllowedMethods": [ "GET", "PUT" ] },
            "any":        { "AllowedOrigins": [ "*" ] },
            "server":     { "AllowedOrigins": [ "https://app.example.com" ], "Enforcement": "Server" },
            "any-server": { "AllowedOrigins": [ "*" ], "Enforcement": "Server" },
            "observe":    { "AllowedOrigins": [ "https://app.example.com" ], "Enforcement": "Observe" } } } }
        """;

    protected override void Configure(WebApplication app)
    {
        // For preflights, in front as well.
        app.Use(SetVary);
        app.UseRouting();
        app.UseStrictCors();
        app.Use(SetVary);
        app.MapMethods("/list", ["GET", "PUT"], Handlers.Named("list"));
        app.Map("/any", Handlers.Named("any")).RequireStrictCors("any");
        app.MapGet("/server", Handlers.Named("server")).RequireStrictCors("server");
        app.MapGet("/any-server", Handlers.Named("any-server")).RequireStrictCors("any-server");
        app.MapGet("/observe", Handlers.Named("observe")).RequireStrictCors("observe");
        app.MapGet("/disabled", Handlers.Named("disabled")).DisableStrictCors();
        app.MapGet("/error", Handlers.Named("error", 500));
    }

    private static Task SetVary(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Headers.TryGetValue("X-Vary", out var lines))
        {
            context.Response.Headers.Vary = new StringValues([.. lines]);
        }

        return next(context);
    }
}
