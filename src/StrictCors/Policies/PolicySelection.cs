namespace StrictCors.Policies;

/// <summary>Selects which of an endpoint's policies decides about a request: the first one whose origins cover the request's origin. No other code
/// tries several policies.</summary>
internal static class PolicySelection
{
    /// <summary>The policy that decides. If no policy covers the origin, it is the first one.</summary>
    /// <param name="first">The first policy of the endpoint.</param>
    /// <param name="request">The request.</param>
    /// <param name="reason">Why the origin is denied; <see cref="CorsDenialReason.None"/> if the policy covers it.</param>
    /// <param name="originNumber">The number of the listed origin, from 1; 0 if the origin is not a listed one.</param>
    public static EndpointPolicy Select(EndpointPolicy first, in CorsRequest request, out CorsDenialReason reason, out int originNumber)
    {
        reason = PolicyEvaluator.CheckOrigin(first, request, out originNumber);
        return reason == CorsDenialReason.None || first.Next is null ? first : SelectAmong(first, request, ref reason, out originNumber);
    }

    /// <summary>Whether the policy's origin source has to be queried before the origin can be denied.</summary>
    public static bool AwaitsSource(EndpointPolicy policy, in CorsRequest request, CorsDenialReason reason) =>
        reason == CorsDenialReason.OriginNotAllowed && policy.Policy.OriginSource is not null
        && VerdictOf(policy, request) == OriginSourceVerdict.NotAsked;

    /// <summary>The answer of the policy's own origin source. The sources of the policies before the one that was queried last have not allowed
    /// the origin, because otherwise no further policy is tried.</summary>
    public static OriginSourceVerdict VerdictOf(EndpointPolicy policy, in CorsRequest request) =>
        policy.Index == request.SourceIndex ? request.SourceVerdict
        : policy.Index < request.SourceIndex ? OriginSourceVerdict.NotAllowed
        : OriginSourceVerdict.NotAsked;

    private static EndpointPolicy SelectAmong(EndpointPolicy first, in CorsRequest request, ref CorsDenialReason reason, out int originNumber)
    {
        originNumber = 0;
        if (EndsSelection(first, request, reason))
        {
            return first;
        }

        for (var policy = first.Next; policy is not null; policy = policy.Next)
        {
            var next = PolicyEvaluator.CheckOrigin(policy, request, out originNumber);
            if (next == CorsDenialReason.None || EndsSelection(policy, request, next))
            {
                reason = next;
                return policy;
            }
        }

        return first;
    }

    /// <summary>A source that failed denies the request, because a later policy might allow less, or more, than the policy that the source would have
    /// chosen. A source that is not queried yet has to be queried before the next policy is tried.</summary>
    private static bool EndsSelection(EndpointPolicy policy, in CorsRequest request, CorsDenialReason reason) =>
        reason == CorsDenialReason.OriginSourceFailed || AwaitsSource(policy, request, reason);
}
