namespace StrictCors.Policies;

/// <summary>Decides about actual requests and handshakes: first the origin, then what the server itself refuses. The possible decisions are few,
/// so each is created when it first occurs and kept by the endpoint's policy.</summary>
internal static class ActualEvaluator
{
    public static PolicyDecision Evaluate(EndpointPolicy policy, in CorsRequest request) =>
        Reconsider(Decide(policy, request), request);

    /// <summary>The decision before the check whether a denied request is cross-origin at all.</summary>
    public static PolicyDecision Decide(EndpointPolicy policy, in CorsRequest request)
    {
        policy = PolicySelection.Select(policy, request, out var reason, out var originNumber);
        if (reason != CorsDenialReason.None)
        {
            return Denied(policy, request, reason, isOriginAllowed: false);
        }

        reason = request.IsHandshake ? CheckCredentials(policy.Policy, request) : CheckMethod(policy, request);
        if (reason != CorsDenialReason.None)
        {
            return Denied(policy, request, reason, isOriginAllowed: true);
        }

        return originNumber > 0 && !request.IsHandshake
            ? policy.Decisions.AllowedListed(originNumber, request.Origin[0]!)
            : policy.Decisions.Allowed(Kind(request));
    }

    /// <summary>A request without <c>Origin</c>. Only browsers send <c>Sec-Fetch-Site</c>, so a request with an unsafe method and another site than
    /// the own one comes from a page of another site, whatever has removed its <c>Origin</c>.</summary>
    public static PolicyDecision DecideWithoutOrigin(EndpointPolicy policy, in CorsRequest request) =>
        SameOriginCheck.IsFromOtherSite(request) && policy.Refuses(request.Path)
            ? policy.Decisions.Denied(CorsRequestKind.Actual, CorsDenialReason.OriginNotAllowed, policy.Policy.IsAnyOrigin, isRefused: true)
            : policy.Decisions.WithoutOrigin;

    /// <summary>Browsers send <c>Origin</c> on same-origin requests too, except GET and HEAD. A request that would be denied is therefore checked
    /// once more. A preflight is not: browsers send no preflight to their own origin.</summary>
    public static PolicyDecision Reconsider(PolicyDecision decided, in CorsRequest request) =>
        decided.Decision.Outcome == CorsOutcome.Denied && SameOriginCheck.IsSameOrigin(request)
            ? Covering(decided).Decisions.SameOrigin(decided.Decision.Kind, decided.Decision.IsOriginAllowed)
            : decided;

    public static CorsRequestKind Kind(in CorsRequest request) => request.IsHandshake ? CorsRequestKind.Handshake : CorsRequestKind.Actual;

    /// <summary>A policy that only waits for its origin source does not cover the origin.</summary>
    private static EndpointPolicy Covering(PolicyDecision decided) =>
        decided.Decision.IsOriginAllowed ? decided.Policy : decided.Policy.First;

    private static PolicyDecision Denied(EndpointPolicy policy, in CorsRequest request, CorsDenialReason reason, bool isOriginAllowed)
    {
        var isRefused = request.IsHandshake ? policy.Enforcement != StrictCorsEnforcement.Observe : policy.Refuses(request.Path);
        return policy.Decisions.Denied(Kind(request), reason, isOriginAllowed, isRefused);
    }

    /// <summary>A handshake always carries its credentials, and no browser hides the response from the page.</summary>
    private static CorsDenialReason CheckCredentials(StrictCorsPolicy policy, in CorsRequest request) =>
        request.HasCredentials && !policy.AllowCredentials ? CorsDenialReason.CredentialsNotAllowed : CorsDenialReason.None;

    /// <summary>In the CORS protocol only the preflight checks the method. If the server refuses, the policy's methods hold for the actual
    /// request as well.</summary>
    private static CorsDenialReason CheckMethod(EndpointPolicy policy, in CorsRequest request) =>
        policy.IsServerEnforced && !policy.Policy.Methods.Lists(request.Method) && policy.Refuses(request.Path)
            ? CorsDenialReason.MethodNotAllowed
            : CorsDenialReason.None;
}
