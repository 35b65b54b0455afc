namespace StrictCors.Tests.Conformance;

/// <summary>The policies of the applications whose preflights do not show the endpoint.</summary>
internal static class UntoldEndpointPolicies
{
    public const string Settings = """
        { "StrictCors": { "DefaultPolicy": "d", "Policies": {
            "a": { "AllowedOrigins": [ "https://a.example", "https://both.example" ], "AllowedMethods": [ "POST", "PUT" ],
                "AllowedHeaders": [ "Content-Type", "X-Api-Version", "X-A" ], "AllowCredentials": true, "PreflightMaxAge": "00:10:00" },
            "b": { "AllowedOrigins": [ "https://b.example", "https://both.example" ], "AllowedMethods": [ "POST", "PUT", "DELETE" ],
                "AllowedHeaders": [ "Content-Type", "X-Api-Version", "X-B" ], "PreflightMaxAge": "00:10:00" },
            "s": { "AllowedOrigins": [ "https://both.example" ], "AllowedMethods": [ "GET" ], "AllowedHeaders": [ "Content-Type", "X-S" ],
                "Enforcement": "Server" },
            "o": { "AllowedOrigins": [ "https://both.example" ], "Enforcement": "Observe" },
            "d": { "AllowedOrigins": [ "https://d.example" ] } } } }
        """;
}
