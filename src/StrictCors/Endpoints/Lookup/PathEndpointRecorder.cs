using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Matching;

namespace StrictCors.Endpoints.Lookup;

/// <summary>Routing's hook that hands over which endpoints have the path of a request. It applies only to the copies of
/// <see cref="PathEndpointDataSource"/>.</summary>
internal sealed class PathEndpointRecorder : MatcherPolicy, IEndpointSelectorPolicy
{
    public override int Order => int.MinValue;

    public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) => endpoints.Any(endpoint => Find(endpoint) is not null);

    public Task ApplyAsync(HttpContext httpContext, CandidateSet candidates)
    {
        var lookup = RouteLookup.Of(httpContext);
        var path = lookup?.Path;
        if (lookup is { DependsOnRequest: true })
        {
            // Route constraints have run by now. For the request itself, they may decide otherwise.
            lookup.Path.IsUncertain = true;
        }

        var isFirst = true;
        for (var i = 0; i < candidates.Count; i++)
        {
            var isValid = candidates.IsValidCandidate(i);
            if (isValid || path is { IsUncertain: true })
            {
                path?.Add(Find(candidates[i].Endpoint)!, candidates[i].Score);
            }

            if (isValid)
            {
                // One remains: routing does not choose between copies, which have lost what it chooses by.
                candidates.SetValidity(i, isFirst);
                isFirst = false;
            }
        }

        return Task.CompletedTask;
    }

    private static PathEndpoint? Find(Endpoint endpoint) => endpoint.Metadata.GetMetadata<PathEndpoint>();
}
