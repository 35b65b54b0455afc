using Microsoft.AspNetCore.Http;
using StrictCors.Policies;

namespace StrictCors.Endpoints.Lookup;

/// <summary>The endpoint of the request that a preflight is for.</summary>
/// <param name="Endpoint">The endpoint; one of them if several could serve the request; null if none maps the method.</param>
/// <param name="Target">What routing knows about it.</param>
internal sealed record RequestedEndpoint(Endpoint? Endpoint, PreflightTarget Target)
{
    /// <summary>An endpoint that routing has not found by the path that the request has now.</summary>
    public static RequestedEndpoint Elsewhere(Endpoint? endpoint, Func<PolicyChoice, EndpointPolicy> resolve) =>
        new(endpoint, new(PreflightTargetKind.Known, [resolve(EndpointMetadata.ChoiceOf(endpoint))], SharesPath: true));

    /// <param name="path">All endpoints of the path.</param>
    /// <param name="preferred">Those that could serve the request.</param>
    /// <param name="exact">What routing finds for the request, as far as the preflight shows it; null if it was not queried.</param>
    /// <param name="resolve">The policies of an endpoint with that choice.</param>
    public static RequestedEndpoint Of(
        PathEndpoints path, List<PathEndpoint> preferred, RouteLookup? exact, Func<PolicyChoice, EndpointPolicy> resolve)
    {
        if (preferred.Count == 0)
        {
            return Create(null, path.IsEmpty ? PreflightTargetKind.NothingAtPath : PreflightTargetKind.NotMapped, [default]);
        }

        // What a policy of routing has found beside these (400 for a missing version) is none of the application's endpoints.
        var choices = preferred.Select(endpoint => endpoint.Choice);
        if (exact?.Found is { } found && preferred.Exists(one => one.IsDynamic || EndpointMetadata.IsSame(one.Endpoint, found)))
        {
            var choice = EndpointMetadata.ChoiceOf(found);
            if (!exact.DependsOnRequest)
            {
                return Create(found, PreflightTargetKind.Known, [choice]);
            }

            choices = choices.Append(choice);
        }

        return Create(preferred[0].Endpoint, preferred.Count == 1 ? PreflightTargetKind.Known : PreflightTargetKind.Undetermined, choices);

        RequestedEndpoint Create(Endpoint? endpoint, PreflightTargetKind kind, IEnumerable<PolicyChoice> choices)
        {
            var policies = new List<EndpointPolicy>();
            foreach (var policy in choices.Select(resolve))
            {
                if (!policies.Exists(policy.IsSameAs))
                {
                    policies.Add(policy);
                }
            }

            return new(endpoint, new(kind, policies, SharesPath: policies.Count > 1 || !path.AllHave(policies[0], resolve)));
        }
    }
}
