using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Matching;
using StrictCors.Configuration;
using StrictCors.Endpoints.Lookup;

namespace StrictCors.Endpoints;

/// <summary>
/// Routing's hook for what the middleware cannot see. A request that is routed again after it, for an error page, reaches an endpoint with CORS
/// metadata without another pass, and the framework would answer 500. A request inside of another one (OData's $batch) is routed after it too,
/// and is guarded at its endpoint. An endpoint that appears while the program runs may have ShortCircuit(), which is ignored if a policy covers it.
/// </summary>
/// <remarks>A jump table, not a selector: a selector takes all endpoints that it applies to off routing's fast path.</remarks>
/// <param name="store">The policies in force.</param>
/// <param name="arguments">The policies of UseStrictCors.</param>
/// <param name="guard">Puts the middleware before the handler of an endpoint.</param>
internal sealed class RoutedAgain(PolicyStore store, PolicyArguments arguments, Func<RequestDelegate, RequestDelegate> guard)
    : MatcherPolicy, INodeBuilderPolicy, IEndpointSelectorPolicy
{
    private readonly ConditionalWeakTable<Endpoint, Endpoint> _guarded = [];

    // After the policies that replace endpoints.
    public override int Order => int.MaxValue - 1;

    /// <summary>Copies for a look-up are never reached.</summary>
    bool INodeBuilderPolicy.AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) => !AreReplaced(endpoints) && !PathEndpoint.IsCopy(endpoints[0]);

    bool IEndpointSelectorPolicy.AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) => AreReplaced(endpoints);

    public IReadOnlyList<PolicyNodeEdge> GetEdges(IReadOnlyList<Endpoint> endpoints)
    {
        // One way for all: a way of its own for guarded endpoints would double the nodes of routing in each program, and most have no batches.
        var reached = endpoints.Select(Reach).ToArray();
        return (PolicyNodeEdge[])[new(Way.Of(reached), reached)];
    }

    public PolicyJumpTable BuildJumpTable(int exitDestination, IReadOnlyList<PolicyJumpTableEdge> edges) =>
        new JumpTable(this, edges[0].Destination, (Way)edges[0].State);

    public Task ApplyAsync(HttpContext httpContext, CandidateSet candidates)
    {
        if (DecisionFeature.IsInner(httpContext))
        {
            Guard(httpContext);
        }
        else if (DecisionFeature.IsReached(httpContext))
        {
            FrameworkInternals.MarkCorsInvoked(httpContext);
        }

        return Task.CompletedTask;
    }

    /// <summary>Whether another policy of routing replaces the endpoints when it has found them: a replacement made here would be lost.</summary>
    private static bool AreReplaced(IReadOnlyList<Endpoint> endpoints) =>
        ContainsDynamicEndpoints(endpoints) || endpoints.Any(IsRazorPage);

    private static bool IsRazorPage(Endpoint endpoint) => endpoint.Metadata.Any(MvcActions.IsPage);

    private Endpoint Reach(Endpoint endpoint) =>
        ShortCircuits.IsMistake(endpoint, () => ReferenceChecks.CoversTheRest(store.Current, arguments)) ? ShortCircuits.Remove(endpoint) : endpoint;

    /// <summary>Which endpoint it is, is not known yet.</summary>
    private void Guard(HttpContext inner)
    {
        FrameworkInternals.MarkCorsInvoked(inner);
        GuardedEndpointFeature.Guard(inner, endpoint => _guarded.GetValue(endpoint, CreateGuarded));
    }

    private Endpoint CreateGuarded(Endpoint endpoint)
    {
        if (endpoint is not RouteEndpoint { RequestDelegate: { } handler } route)
        {
            return endpoint;
        }

        var guarded = new RouteEndpoint(guard(handler), route.RoutePattern, route.Order, route.Metadata, route.DisplayName);
        _guarded.Add(guarded, guarded);
        return guarded;
    }

    /// <param name="IsMarked">Whether the framework requires a mark.</param>
    /// <param name="IsOfPage">Whether the page for development is among the endpoints. UseStrictCors may be in a branch that its requests do not
    /// reach, and the page needs no CORS middleware.</param>
    private sealed record Way(bool IsMarked, bool IsOfPage)
    {
        public static Way Of(IReadOnlyCollection<Endpoint> endpoints) => new(
            endpoints.Any(endpoint => endpoint.Metadata.GetMetadata<ICorsMetadata>() is not null), endpoints.Any(EndpointMetadata.IsOfPage));
    }

    private sealed class JumpTable(RoutedAgain policy, int destination, Way way) : PolicyJumpTable
    {
        private readonly bool _isMarked = way.IsMarked;
        private readonly bool _isOfPage = way.IsOfPage;

        public override int GetDestination(HttpContext httpContext)
        {
            // The features of an inner request are a copy. Those of a server are an object of its own, whose look-up costs more.
            if (httpContext.Features is FeatureCollection && DecisionFeature.IsInner(httpContext))
            {
                policy.Guard(httpContext);
            }
            else if (_isMarked && (_isOfPage || DecisionFeature.IsReached(httpContext)))
            {
                FrameworkInternals.MarkCorsInvoked(httpContext);
            }

            return destination;
        }
    }
}
