using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;

namespace StrictCors.Tests.Conformance;

public sealed class RequestKindApplication : KestrelFixture
{
    protected override string Settings => """
        { "StrictCors": { "DefaultPolicy": "list", "Policies": {
            "list":   { "AllowedOrigins": [ "https://app.example.com" ], "AllowedMethods": [ "GET", "PUT" ] },
            "server": { "AllowedOrigins": [ "https://app.example.com" ], "AllowedMethods": [ "GET", "PUT" ], "Enforcement": "Server" },
            "any":    { "AllowedOrigins": [ "*" ], "AllowedMethods": [ "GET", "PUT" ] } } } }
        """;

    protected override void Configure(WebApplication app)
    {
        app.UseForwardedHeaders(
            new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost });
        app.UseStrictCors();
        app.MapMethods("/items", ["GET", "PUT"], Handlers.Named("items"));
        app.MapMethods("/own", ["OPTIONS"], Handlers.Named("own"));
        app.MapMethods("/any", ["GET", "PUT"], Handlers.Named("any")).RequireStrictCors("any");
        app.MapMethods("/server", ["GET", "PUT", "OPTIONS"], Handlers.Named("server")).RequireStrictCors("server");
    }
}
