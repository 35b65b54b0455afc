using Microsoft.AspNetCore.Builder;

namespace StrictCors.Tests.Conformance;

/// <summary>Policies whose whole difference is what their answers to actual requests carry.</summary>
public sealed class ActualRequestApplication : KestrelFixture
{
    protected override bool HasHttp2 => true;

    protected override string Settings => """
        { "StrictCors": { "DefaultPolicy": "list", "Policies": {
            "list":        { "AllowedOrigins": [ "https://app.example.com", "https://*.example.org", "http://localhost:*" ],
                "AllowedMethods": [ "GET", "PUT" ],
                             "AllowedHeaders": [ "X-One" ], "PreflightMaxAge": "00:10:00" },
            "single":      { "AllowedOrigins": [ "https://app.example.com" ] },
            "credentials": { "AllowedOrigins": [ "https://app.example.com" ], "AllowCredentials": true, "AllowedMethods": [ "*" ],
                "AllowedHeaders": [ "*" ], "ExposedHeaders": [ "ETag", "X-Total" ] },
            "any":         { "AllowedOrigins": [ "*" ], "AllowedMethods": [ "*" ], "AllowedHeaders": [ "*" ], "ExposedHeaders": [ "*" ],
                "PreflightMaxAge": "00:10:00" },
            "null":        { "AllowedOrigins": [ "https://app.example.com", "null" ], "DangerouslyAllowNullOrigin": true } } } }
        """;

    protected override void Configure(WebApplication app)
    {
        app.UseStrictCors();
        app.MapMethods("/list", ["GET", "HEAD", "POST", "PUT", "OPTIONS"], Handlers.Named("list"));
        app.MapMethods("/single", ["GET", "HEAD"], Handlers.Named("single")).RequireStrictCors("single");
        app.MapMethods("/credentials", ["GET", "HEAD"], Handlers.Named("credentials")).RequireStrictCors("credentials");
        app.MapMethods("/any", ["GET", "HEAD"], Handlers.Named("any")).RequireStrictCors("any");
        app.MapMethods("/null", ["GET", "HEAD"], Handlers.Named("null")).RequireStrictCors("null");
    }
}
