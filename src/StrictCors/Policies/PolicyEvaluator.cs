using StrictCors.Matching;

namespace StrictCors.Policies;

/// <summary>Policy and request → decision: the checks of Fetch's "CORS check" and "CORS-preflight fetch", in their order, from the server's side.
/// Pure.</summary>
internal static class PolicyEvaluator
{
    public static CorsDecision Evaluate(EndpointPolicy policy, in CorsRequest request)
    {
        if (request.Origin.Count == 0)
        {
            return ActualEvaluator.DecideWithoutOrigin(policy, request).Decision with { Kind = ActualEvaluator.Kind(request) };
        }

        return request.IsPreflight ? PreflightEvaluator.Evaluate(policy, request, out _) : ActualEvaluator.Evaluate(policy, request).Decision;
    }

    /// <summary>Without <c>Origin</c> no request is a CORS request. The response of an any-origin policy is the same for it.</summary>
    public static CorsDecision DecideWithoutOrigin(StrictCorsPolicy policy) =>
        new() { Outcome = CorsOutcome.NotCors, PolicyName = policy.Name, IsOriginAllowed = policy.IsAnyOrigin };

    /// <summary>Fetch, "CORS check", steps 1 to 3. More than one <c>Origin</c> line cannot come from a browser, and intermediaries disagree about
    /// which line counts. An any-origin policy gives the same response to all of them.</summary>
    /// <param name="endpointPolicy">One policy of the endpoint.</param>
    /// <param name="request">The request.</param>
    /// <param name="originNumber">The number of the listed origin, from 1; 0 if the origin is not a listed one.</param>
    public static CorsDenialReason CheckOrigin(EndpointPolicy endpointPolicy, in CorsRequest request, out int originNumber)
    {
        originNumber = 0;
        var policy = endpointPolicy.Policy;
        if (policy.IsAnyOrigin)
        {
            return CorsDenialReason.None;
        }

        return request.Origin is not [{ } origin] ? CorsDenialReason.OriginMalformed : policy.Origins.Match(origin, out originNumber) switch
        {
            OriginVerdict.Allowed => CorsDenialReason.None,
            OriginVerdict.Null => CorsDenialReason.OriginNull,
            OriginVerdict.Malformed => CorsDenialReason.OriginMalformed,
            _ => CheckSource(PolicySelection.VerdictOf(endpointPolicy, request)),
        };
    }

    private static CorsDenialReason CheckSource(OriginSourceVerdict verdict) => verdict switch
    {
        OriginSourceVerdict.Allowed => CorsDenialReason.None,
        OriginSourceVerdict.Failed => CorsDenialReason.OriginSourceFailed,
        _ => CorsDenialReason.OriginNotAllowed,
    };
}
