using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Matching;

namespace StrictCors.Endpoints.Lookup;

/// <summary>Routing's hook against "ambiguous match". A preflight has no content type and no other header of the request that it is for, so that
/// several endpoints can be equally good for it, and routing throws. One of them is left: a preflight runs no handler, and
/// <see cref="EndpointFinder"/> looks at all of them.</summary>
internal sealed class PreflightTie : MatcherPolicy, IEndpointSelectorPolicy
{
    // The code for a set of ranks takes milliseconds of a start, and a fallback makes two endpoints of each.
    private const int MaxCompared = 16;

    // After all other policies, because it matters what they leave.
    public override int Order => int.MaxValue;

    /// <summary>Only where a tie is possible. Elsewhere, routing stays on its fast path.</summary>
    public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints)
    {
        if (endpoints.Count > MaxCompared)
        {
            var ranks = new HashSet<(int, decimal)>();
            return endpoints.OfType<RouteEndpoint>().Any(endpoint => !ranks.Add((endpoint.Order, endpoint.RoutePattern.InboundPrecedence)));
        }

        for (var i = 1; i < endpoints.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (HaveSameRank(endpoints[i], endpoints[j]))
                {
                    return true;
                }
            }
        }

        return false;
    }

    public Task ApplyAsync(HttpContext httpContext, CandidateSet candidates)
    {
        var lookup = RouteLookup.Of(httpContext);
        if (lookup is not null || IsPreflight(httpContext.Request))
        {
            LeaveOne(candidates, lookup);
        }

        return Task.CompletedTask;
    }

    private static bool HaveSameRank(Endpoint one, Endpoint other) => one is RouteEndpoint first && other is RouteEndpoint second
        && first.Order == second.Order && first.RoutePattern.InboundPrecedence == second.RoutePattern.InboundPrecedence;

    private static bool IsPreflight(HttpRequest request) =>
        HttpMethods.IsOptions(request.Method) && request.Headers.AccessControlRequestMethod.Count > 0 && request.Headers.Origin.Count > 0;

    private static void LeaveOne(CandidateSet candidates, RouteLookup? lookup)
    {
        int? best = null;
        for (var i = 0; i < candidates.Count; i++)
        {
            if (!candidates.IsValidCandidate(i))
            {
                continue;
            }

            if (best is null)
            {
                best = candidates[i].Score;
            }
            else if (candidates[i].Score == best)
            {
                candidates.SetValidity(i, false);
                lookup?.DependOnRequest();
            }
        }
    }
}
