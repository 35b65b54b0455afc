using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Matching;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using StrictCors.Endpoints.Building;

namespace StrictCors.Endpoints.Lookup;

/// <summary>Copies of all endpoints, with nothing but path and host: routing then finds all endpoints of a path, and not only those that serve one
/// method and one kind of request.</summary>
internal sealed class PathEndpointDataSource(IEndpointRouteBuilder routes) : EndpointDataSource
{
    // Not when the pipeline is built: a branch is built before the endpoints that are mapped after it.
    private readonly Lazy<EndpointDataSource> _endpoints = new(() => RoutedEndpoints.Of(routes));

    private readonly Lazy<IReadOnlyList<MatcherPolicy>> _policies = new(() =>
        [.. routes.ServiceProvider.GetServices<MatcherPolicy>().Where(policy => !IsAccountedFor(policy))]);

    private volatile PathEndpointSet? _current;

    /// <summary>Gets the endpoints that were copied last; null if none were yet.</summary>
    public PathEndpointSet? Current => _current;

    public override IReadOnlyList<Endpoint> Endpoints
    {
        get
        {
            var endpoints = _endpoints.Value.Endpoints.OfType<RouteEndpoint>().Where(IsMatched).ToList();
            var factory = routes.ServiceProvider.GetService<ParameterPolicyFactory>();
            var set = new PathEndpointSet(endpoints, endpoints.TrueForAll(endpoint => RouteConstraints.ReadOnlyThePath(endpoint, factory)));
            _current = set;
            return [.. endpoints.Select(endpoint => Copy(endpoint, set))];
        }
    }

    public override IChangeToken GetChangeToken() => _endpoints.Value.GetChangeToken();

    private static bool IsMatched(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<ISuppressMatchingMetadata>() is not { SuppressMatching: true };

    /// <summary>Path, host and method are looked at elsewhere, and the policies of StrictCors leave the choice as it is.</summary>
    private static bool IsAccountedFor(MatcherPolicy policy) =>
        policy.GetType().Assembly == typeof(PathEndpointDataSource).Assembly || FrameworkInternals.IsHostOrMethodPolicy(policy);

    private static bool Applies(MatcherPolicy policy, Endpoint endpoint) =>
        (policy is INodeBuilderPolicy builder && builder.AppliesToEndpoints([endpoint]))
        || (policy is IEndpointSelectorPolicy selector && selector.AppliesToEndpoints([endpoint]));

    private RouteEndpoint Copy(RouteEndpoint endpoint, PathEndpointSet set)
    {
        List<object> metadata = [new PathEndpoint(ShortCircuits.Remove(endpoint), ConditionOf(endpoint), set)];
        if (endpoint.Metadata.GetMetadata<IHostMetadata>() is { } host)
        {
            metadata.Add(host);
        }

        return new(_ => Task.CompletedTask, endpoint.RoutePattern, endpoint.Order, new(metadata), endpoint.DisplayName);
    }

    private PathEndpointCondition ConditionOf(Endpoint endpoint)
    {
        var applied = _policies.Value.Where(policy => Applies(policy, endpoint)).ToList();
        return applied.Count == 0 ? PathEndpointCondition.None
            : applied.TrueForAll(FrameworkInternals.IsHeaderPolicy) ? PathEndpointCondition.Headers
            : PathEndpointCondition.Unknown;
    }
}
