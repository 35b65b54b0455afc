using Microsoft.AspNetCore.Cors.Infrastructure;

namespace StrictCors.Endpoints;

/// <summary>The endpoint has CORS code of its own and is left alone. CORS metadata to the framework as well, so that routing shows
/// us the endpoint when a preflight for it comes.</summary>
internal sealed class BypassStrictCorsMetadata : ICorsMetadata
{
    public static readonly BypassStrictCorsMetadata Instance = new();

    private BypassStrictCorsMetadata()
    {
    }

    public override string ToString() => "StrictCors: bypassed";
}

/// <summary>The same for an endpoint with ShortCircuit(), which routing runs before any middleware. It is not CORS metadata to the framework, which
/// throws if an endpoint has both.</summary>
internal sealed class BypassedShortCircuitMetadata
{
    public static readonly BypassedShortCircuitMetadata Instance = new();

    private BypassedShortCircuitMetadata()
    {
    }
}
