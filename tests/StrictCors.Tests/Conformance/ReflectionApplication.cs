using Microsoft.AspNetCore.Builder;

namespace StrictCors.Tests.Conformance;

/// <summary>The policies that send most of what came in back: a wildcard, any port, any header with credentials, any method.</summary>
public sealed class ReflectionApplication : KestrelFixture
{
    protected override string Settings => """
        { "StrictCors": { "Policies": {
            "browser": { "AllowedOrigins": [ "https://*.example.com", "https://app-*.example.org", "http://localhost:*", "http://[::1]:*" ],
                "AllowedMethods": [ "*" ], "AllowedHeaders": [ "*", "Authorization" ], "AllowCredentials": true },
            "server":  { "AllowedOrigins": [ "https://*.example.com", "https://app-*.example.org", "http://localhost:*", "http://[::1]:*" ],
                "AllowedMethods": [ "*" ], "AllowedHeaders": [ "*", "Authorization" ], "AllowCredentials": true, "Enforcement": "Server" },
            "null":    { "AllowedOrigins": [ "https://*.example.com", "null" ], "DangerouslyAllowNullOrigin": true, "AllowedMethods": [ "*" ],
                "AllowedHeaders": [ "*" ] },
            "any":     { "AllowedOrigins": [ "*" ], "AllowedMethods": [ "*" ], "AllowedHeaders": [ "*", "Authorization" ] } } } }
        """;

    protected override string Environment => "Development";

    protected override void Configure(WebApplication app)
    {
        app.UseStrictCors();
        foreach (var policy in new[] { "browser", "server", "null", "any" })
        {
            app.Map($"/{policy}", Handlers.Named(policy)).RequireStrictCors(policy);
        }
    }
}
