using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace StrictCors.Endpoints;

/// <summary>Endpoints with ShortCircuit(), which routing runs as soon as it finds them, before any middleware.</summary>
internal static class ShortCircuits
{
    /// <summary>Whether the endpoint has it.</summary>
    public static bool IsOn(Endpoint endpoint)
    {
        foreach (var item in endpoint.Metadata)
        {
            if (FrameworkInternals.IsShortCircuit(item))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a policy that cannot reach the endpoint covers it.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="coversTheRest">Whether a policy covers endpoints that do not choose.</param>
    public static bool IsMistake(Endpoint endpoint, Func<bool> coversTheRest) =>
        IsOn(endpoint)
        && (EndpointMetadata.ChoiceOf(endpoint).IsMade
            || (endpoint.Metadata.GetMetadata<BypassedShortCircuitMetadata>() is null && coversTheRest()));

    /// <summary>The same endpoint without ShortCircuit(); the endpoint itself if it does not have that.</summary>
    public static Endpoint Remove(Endpoint endpoint) =>
        endpoint is RouteEndpoint { RequestDelegate: { } handler } route && IsOn(endpoint)
            ? new RouteEndpoint(handler, route.RoutePattern, route.Order,
                new(endpoint.Metadata.Where(item => !FrameworkInternals.IsShortCircuit(item)).Select(Restore)), endpoint.DisplayName)
            : endpoint;

    private static object Restore(object item) => item is BypassedShortCircuitMetadata ? BypassStrictCorsMetadata.Instance : item;
}
