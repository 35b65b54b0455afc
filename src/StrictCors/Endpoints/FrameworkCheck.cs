using Microsoft.AspNetCore.Http;

namespace StrictCors.Endpoints;

/// <summary>The framework answers 500 for an endpoint with CORS metadata that no CORS middleware has seen: a net against a forgotten
/// UseCors. We are that middleware, and this says so.</summary>
internal static class FrameworkCheck
{
    /// <summary>Undocumented; a test pins it. The check asks only whether the key is there.</summary>
    private const string Key = "__CorsMiddlewareWithEndpointInvoked";

    private static readonly object Value = new();

    public static void Satisfy(HttpContext context) => context.Items[Key] = Value;
}
