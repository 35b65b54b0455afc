using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace StrictCors.Endpoints.Lookup;

/// <summary>The endpoints of a program at one time.</summary>
/// <param name="endpoints">The endpoints that routing matches.</param>
/// <param name="isOfPathOnly">Whether no route constraint looks at anything but path and method.</param>
internal sealed class PathEndpointSet(IReadOnlyList<RouteEndpoint> endpoints, bool isOfPathOnly)
{
    // Each takes a look at all endpoints.
    private readonly ConditionalWeakTable<RouteEndpoint, Shape> _shapes = [];

    /// <summary>Gets a value indicating whether no route constraint looks at anything but path and method.</summary>
    public bool IsOfPathOnly { get; } = isOfPathOnly;

    /// <summary>The shape of an endpoint's route if all paths that it has are those of the same endpoints; null if other routes have some of
    /// them.</summary>
    public PathShape? FindShape(Endpoint? endpoint) =>
        endpoint is RouteEndpoint route ? _shapes.GetValue(route, one => new(ShapeIfAlone(one))).IfAlone : null;

    private PathShape? ShapeIfAlone(RouteEndpoint endpoint) =>
        PathShape.Of(endpoint.RoutePattern) is { } shape
            && endpoints.All(other => HasSamePaths(endpoint, other) || !shape.MayOverlap(other.RoutePattern))
            ? shape
            : null;

    /// <summary>Whether the routes are written in the same way, with nothing beside their text.</summary>
    private static bool HasSamePaths(RouteEndpoint one, RouteEndpoint other) =>
        one.RoutePattern.RawText is { } text && text == other.RoutePattern.RawText && IsText(one) && IsText(other);

    private static bool IsText(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IHostMetadata>() is null
        && PathShape.Of(endpoint.RoutePattern) is not null
        && endpoint.RoutePattern.ParameterPolicies.Values.All(policies => policies.All(policy => policy.ParameterPolicy is null));

    private sealed record Shape(PathShape? IfAlone);
}
