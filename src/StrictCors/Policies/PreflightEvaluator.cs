using StrictCors.Protocol;

namespace StrictCors.Policies;

/// <summary>Decides about preflights: origin, method, headers, in the order of Fetch's "CORS-preflight fetch".</summary>
internal static class PreflightEvaluator
{
    public static CorsDecision Evaluate(StrictCorsPolicy policy, in CorsRequest request)
    {
        // The origin first: whatever else a stranger sends is not even read.
        var reason = PolicyEvaluator.CheckOrigin(policy, request, out _);
        if (reason != CorsDenialReason.None)
        {
            return Denied(policy, request, reason);
        }

        if (request.RequestMethod is not [{ } method] || !HttpNames.IsToken(method))
        {
            return Denied(policy, request, CorsDenialReason.MethodMalformed);
        }

        var headers = RequestedHeaders.Check(policy, request.RequestHeaders);
        if (headers.Reason is CorsDenialReason.HeaderMalformed or CorsDenialReason.TooManyHeaders)
        {
            return Denied(policy, request, headers.Reason);
        }

        var isMethodAllowed = PolicyEvaluator.ServerRefuses(policy, request) ? policy.Methods.Lists(method) : policy.Methods.AllowsForBrowser(method);
        reason = isMethodAllowed ? headers.Reason : CorsDenialReason.MethodNotAllowed;

        // A refused method or header is not answered with a refusal: the browser, which compares what is allowed with what it
        // asked for, then names the exact cause in its console.
        return new()
        {
            Kind = CorsRequestKind.Preflight,
            Outcome = reason == CorsDenialReason.None ? CorsOutcome.Allowed : CorsOutcome.Denied,
            Reason = reason,
            PolicyName = policy.Name,
            IsOriginAllowed = true,

            // The requested method alone, not the policy's list: browsers cache a preflight by URL, and another method of the
            // same URL may belong to an endpoint with a stricter policy.
            AllowMethods = isMethodAllowed ? method : null,
            AllowHeaders = headers.AllowHeaders,
        };
    }

    private static CorsDecision Denied(StrictCorsPolicy policy, in CorsRequest request, CorsDenialReason reason) => new()
    {
        Kind = CorsRequestKind.Preflight,
        Outcome = CorsOutcome.Denied,
        Reason = reason,
        PolicyName = policy.Name,
        IsRefused = !policy.IsDisabled && PolicyEvaluator.ServerRefuses(policy, request),
    };
}
