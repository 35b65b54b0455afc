namespace StrictCors.Policies;

/// <summary>Decides about actual requests and handshakes: origin, then what the server itself is to refuse. There are few such decisions, so
/// that the policy's own table keeps each of them, made when it first comes.</summary>
internal static class ActualEvaluator
{
    public static PolicyDecision Evaluate(StrictCorsPolicy policy, in CorsRequest request) =>
        Reconsider(Decide(policy, request), request);

    /// <summary>The decision, but for the question whether a denied request is cross-origin at all.</summary>
    public static PolicyDecision Decide(StrictCorsPolicy policy, in CorsRequest request)
    {
        var reason = PolicyEvaluator.CheckOrigin(policy, request, out var originNumber);
        if (reason != CorsDenialReason.None)
        {
            return Denied(policy, request, reason, isOriginAllowed: false);
        }

        reason = request.IsHandshake ? CheckCredentials(policy, request) : CheckMethod(policy, request);
        if (reason != CorsDenialReason.None)
        {
            return Denied(policy, request, reason, isOriginAllowed: true);
        }

        return originNumber > 0 && !request.IsHandshake
            ? policy.Decisions.AllowedListed(originNumber, request.Origin[0]!)
            : policy.Decisions.Allowed(Kind(request));
    }

    /// <summary>Browsers send <c>Origin</c> on same-origin requests too, except GET and HEAD, so a request that would be denied is
    /// looked at once more. A preflight never is: browsers send none to their own origin.</summary>
    public static PolicyDecision Reconsider(PolicyDecision recorded, in CorsRequest request) =>
        recorded.Decision.Outcome == CorsOutcome.Denied && SameOriginCheck.IsSameOrigin(request)
            ? recorded.Policy.Decisions.SameOrigin(recorded.Decision.Kind, recorded.Decision.IsOriginAllowed)
            : recorded;

    public static CorsRequestKind Kind(in CorsRequest request) => request.IsHandshake ? CorsRequestKind.Handshake : CorsRequestKind.Actual;

    private static PolicyDecision Denied(StrictCorsPolicy policy, in CorsRequest request, CorsDenialReason reason, bool isOriginAllowed)
    {
        var isRefused = request.IsHandshake ? policy.Enforcement != StrictCorsEnforcement.Observe : PolicyEvaluator.ServerRefuses(policy, request);
        return policy.Decisions.Denied(Kind(request), reason, isOriginAllowed, isRefused);
    }

    /// <summary>A handshake cannot leave its credentials at home, and no browser hides the answer from the page.</summary>
    private static CorsDenialReason CheckCredentials(StrictCorsPolicy policy, in CorsRequest request) =>
        request.HasCredentials && !policy.AllowCredentials ? CorsDenialReason.CredentialsNotAllowed : CorsDenialReason.None;

    /// <summary>Under the CORS protocol an actual request's method was the preflight's business. Where the server refuses, the
    /// policy's methods hold for it as well.</summary>
    private static CorsDenialReason CheckMethod(StrictCorsPolicy policy, in CorsRequest request) =>
        policy.ServerRefuses && !policy.Methods.Lists(request.Method) && PolicyEvaluator.ServerRefuses(policy, request)
            ? CorsDenialReason.MethodNotAllowed
            : CorsDenialReason.None;
}
