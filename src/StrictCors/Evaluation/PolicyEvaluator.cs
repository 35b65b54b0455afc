using StrictCors.Origins;
using StrictCors.Policies;
using StrictCors.Sources;

namespace StrictCors.Evaluation;

/// <summary>Policy and request → decision: the questions of Fetch's "CORS check" and "CORS-preflight fetch", in their order, asked
/// from the server's side. Pure.</summary>
internal static class PolicyEvaluator
{
    public static CorsDecision Evaluate(StrictCorsPolicy policy, in CorsRequest request) =>
        Reconsider(Decide(policy, request), request);

    /// <summary>The decision, but for the question whether a denied request is cross-origin at all.</summary>
    public static CorsDecision Decide(StrictCorsPolicy policy, in CorsRequest request)
    {
        if (request.Origin.Count == 0)
        {
            return DecideWithoutOrigin(policy) with { Kind = ActualKind(request) };
        }

        return request.IsPreflight ? PreflightEvaluator.Evaluate(policy, request) : DecideActual(policy, request);
    }

    /// <summary>Not a CORS request, whatever the method; the answer of an any-origin policy is the same for it.</summary>
    public static CorsDecision DecideWithoutOrigin(StrictCorsPolicy policy) =>
        new() { Outcome = CorsOutcome.NotCors, PolicyName = policy.Name, IsOriginAllowed = policy.IsAnyOrigin };

    /// <summary>Browsers send <c>Origin</c> on same-origin requests too, except GET and HEAD, so a request that would be denied is
    /// looked at once more. A preflight never is: browsers send none to their own origin.</summary>
    public static bool IsToBeReconsidered(in CorsDecision decision) =>
        decision is { Outcome: CorsOutcome.Denied, Kind: not CorsRequestKind.Preflight };

    /// <summary>The decision in the light of where the request comes from.</summary>
    public static CorsDecision Reconsider(in CorsDecision decision, in CorsRequest request) =>
        IsToBeReconsidered(decision) && SameOriginCheck.IsSameOrigin(request)
            ? decision with { Outcome = CorsOutcome.SameOrigin, Reason = CorsDenialReason.None, IsRefused = false }
            : decision;

    /// <summary>Fetch, "CORS check", step 1 to 3. More than one line cannot come from a browser, and intermediaries disagree about
    /// which one counts; an any-origin policy answers the same to all of them.</summary>
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

    private static CorsDenialReason CheckSource(in CorsRequest request) => request.SourceVerdict switch
    {
        OriginSourceVerdict.Allowed => CorsDenialReason.None,
        OriginSourceVerdict.Failed => CorsDenialReason.OriginSourceFailed,
        _ => CorsDenialReason.OriginNotAllowed,
    };

    /// <summary>Whether the server itself acts on a denial here.</summary>
    public static bool ServerRefuses(StrictCorsPolicy policy, in CorsRequest request) =>
        policy.ServerRefuses && policy.ExemptPaths?.Contains(request.Path) != true;

    private static CorsRequestKind ActualKind(in CorsRequest request) => request.IsHandshake ? CorsRequestKind.Handshake : CorsRequestKind.Actual;

    private static CorsDecision DecideActual(StrictCorsPolicy policy, in CorsRequest request)
    {
        var reason = CheckOrigin(policy, request, out var originNumber);
        var isOriginAllowed = reason == CorsDenialReason.None;
        if (isOriginAllowed)
        {
            reason = request.IsHandshake ? CheckCredentials(policy, request) : CheckMethod(policy, request);
        }

        var isDenied = reason != CorsDenialReason.None;
        return new()
        {
            Kind = ActualKind(request),
            Outcome = isDenied ? CorsOutcome.Denied : CorsOutcome.Allowed,
            Reason = reason,
            PolicyName = policy.Name,
            IsOriginAllowed = isOriginAllowed,
            OriginNumber = isDenied || request.IsHandshake ? 0 : originNumber,
            IsRefused = isDenied && (request.IsHandshake ? policy.Enforcement != StrictCorsEnforcement.Observe : ServerRefuses(policy, request)),
        };
    }

    /// <summary>A handshake cannot leave its credentials at home, and no browser hides the answer from the page.</summary>
    private static CorsDenialReason CheckCredentials(StrictCorsPolicy policy, in CorsRequest request) =>
        request.HasCredentials && !policy.AllowCredentials ? CorsDenialReason.CredentialsNotAllowed : CorsDenialReason.None;

    /// <summary>Under the CORS protocol an actual request's method was the preflight's business. Where the server refuses, the
    /// policy's methods hold for it as well.</summary>
    private static CorsDenialReason CheckMethod(StrictCorsPolicy policy, in CorsRequest request) =>
        policy.ServerRefuses && !policy.Methods.Lists(request.Method) && ServerRefuses(policy, request)
            ? CorsDenialReason.MethodNotAllowed
            : CorsDenialReason.None;
}
