using Microsoft.AspNetCore.Cors.Infrastructure;

namespace StrictCors.Endpoints;

/// <summary>An endpoint of the page for development. It has no CORS: StrictCors leaves it alone, and the built-in middleware takes CORS for disabled.
/// Nothing else depends on whether the page is mapped.</summary>
internal sealed class PageEndpointMetadata : IDisableCorsAttribute
{
    public static readonly PageEndpointMetadata Instance = new();

    private PageEndpointMetadata()
    {
    }

    public override string ToString() => "StrictCors: the page for development";
}
