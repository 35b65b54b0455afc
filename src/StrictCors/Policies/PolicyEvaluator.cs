using StrictCors.Matching;

namespace StrictCors.Policies;

/// <summary>Policy and request → decision: the questions of Fetch's "CORS check" and "CORS-preflight fetch", in their order, asked
/// from the server's side. Pure.</summary>
internal static class PolicyEvaluator
{
    public static CorsDecision Evaluate(StrictCorsPolicy policy, in CorsRequest request)
    {
        if (request.Origin.Count == 0)
        {
            return DecideWithoutOrigin(policy) with { Kind = ActualEvaluator.Kind(request) };
        }

        return request.IsPreflight ? PreflightEvaluator.Evaluate(policy, request) : ActualEvaluator.Evaluate(policy, request).Decision;
    }

    /// <summary>Not a CORS request, whatever the method; the answer of an any-origin policy is the same for it.</summary>
    public static CorsDecision DecideWithoutOrigin(StrictCorsPolicy policy) =>
        new() { Outcome = CorsOutcome.NotCors, PolicyName = policy.Name, IsOriginAllowed = policy.IsAnyOrigin };

    /// <summary>Fetch, "CORS check", step 1 to 3. More than one line cannot come from a browser, and intermediaries disagree about
    /// which one counts; an any-origin policy answers the same to all of them.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="request">The request.</param>
    /// <param name="originNumber">Which of the policy's listed origins it is, from 1; 0 where it is none of them.</param>
    public static CorsDenialReason CheckOrigin(StrictCorsPolicy policy, in CorsRequest request, out int originNumber)
    {
        originNumber = 0;
        if (policy.IsAnyOrigin)
        {
            return CorsDenialReason.None;
        }

        return request.Origin is not [{ } origin] ? CorsDenialReason.OriginMalformed : policy.Origins.Match(origin, out originNumber) switch
        {
            OriginVerdict.Allowed => CorsDenialReason.None,
            OriginVerdict.Null => CorsDenialReason.OriginNull,
            OriginVerdict.Malformed => CorsDenialReason.OriginMalformed,
            _ => CheckSource(request),
        };
    }

    /// <summary>Whether the server itself acts on a denial here.</summary>
    public static bool ServerRefuses(StrictCorsPolicy policy, in CorsRequest request) =>
        policy.ServerRefuses && policy.ExemptPaths?.Contains(request.Path) != true;

    private static CorsDenialReason CheckSource(in CorsRequest request) => request.SourceVerdict switch
    {
        OriginSourceVerdict.Allowed => CorsDenialReason.None,
        OriginSourceVerdict.Failed => CorsDenialReason.OriginSourceFailed,
        _ => CorsDenialReason.OriginNotAllowed,
    };
}
