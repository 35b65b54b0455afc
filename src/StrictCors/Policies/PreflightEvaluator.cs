using StrictCors.Protocol;

namespace StrictCors.Policies;

/// <summary>Decides about preflights: origin, method, headers, in the order of Fetch's "CORS-preflight fetch".</summary>
internal static class PreflightEvaluator
{
    /// <summary>The decision as an object that requests share.</summary>
    /// <param name="first">The first policy of the endpoint.</param>
    /// <param name="request">The request.</param>
    public static PolicyDecision Decide(EndpointPolicy first, in CorsRequest request)
    {
        var policy = PolicySelection.Select(first, request, out var reason, out var originNumber);
        return reason == CorsDenialReason.None && policy.Decisions.FindPreflight(request, originNumber) is { } kept
            ? kept
            : policy.Decisions.KeepPreflight(request, originNumber, Evaluate(policy, request, reason));
    }

    /// <param name="first">The first policy of the endpoint.</param>
    /// <param name="request">The request.</param>
    /// <param name="endpointPolicy">The policy that has decided.</param>
    public static CorsDecision Evaluate(EndpointPolicy first, in CorsRequest request, out EndpointPolicy endpointPolicy)
    {
        endpointPolicy = PolicySelection.Select(first, request, out var reason, out _);
        return Evaluate(endpointPolicy, request, reason);
    }

    private static CorsDecision Evaluate(EndpointPolicy endpointPolicy, in CorsRequest request, CorsDenialReason reason)
    {
        // The origin first: the rest of a preflight from a denied origin is not read.
        var policy = endpointPolicy.Policy;
        if (reason != CorsDenialReason.None)
        {
            return Denied(endpointPolicy, request, reason);
        }

        // Any method with credentials is answered by the requested one: it has the bound of the headers.
        if (request.RequestMethod is not [{ Length: <= RequestedHeaders.MaxLength } method] || !HttpNames.IsToken(method))
        {
            return Denied(endpointPolicy, request, CorsDenialReason.MethodMalformed);
        }

        var headers = RequestedHeaders.Check(policy, request.RequestHeaders);
        if (headers.Reason is CorsDenialReason.HeaderMalformed or CorsDenialReason.TooManyHeaders)
        {
            return Denied(endpointPolicy, request, headers.Reason);
        }

        var isMethodAllowed = endpointPolicy.Refuses(request.Path) ? policy.Methods.Lists(method) : policy.Methods.AllowsForBrowser(method);
        reason = isMethodAllowed ? headers.Reason : CorsDenialReason.MethodNotAllowed;

        // A denied method or header still gets a successful response. The browser compares what is allowed with what it requested,
        // and names the exact cause in its console.
        return new()
        {
            Kind = CorsRequestKind.Preflight,
            Outcome = reason == CorsDenialReason.None ? CorsOutcome.Allowed : CorsOutcome.Denied,
            Reason = reason,
            PolicyName = policy.Name,
            IsOriginAllowed = true,
            AllowMethods = AllowMethods(policy, request, method, isMethodAllowed),
            AllowHeaders = headers.AllowHeaders,
            IsForOneRequest = request.Target is { SharesPath: true },
        };
    }

    /// <summary>The policy's list: Chromium keeps one preflight for each URL, so that naming one method would cost a preflight at each change of
    /// method. But if another endpoint of the URL may have a stricter policy, the requested method alone.</summary>
    private static string? AllowMethods(StrictCorsPolicy policy, in CorsRequest request, string method, bool isMethodAllowed)
    {
        var list = request.Target is { SharesPath: true } ? null : policy.AllowMethods;
        return isMethodAllowed ? list ?? method : policy.Methods.IsAny ? null : list;
    }

    /// <summary>An endpoint where CORS is disabled, or whose policy is missing, gets a bare 204 instead of a refusal.</summary>
    private static CorsDecision Denied(EndpointPolicy policy, in CorsRequest request, CorsDenialReason reason) => new()
    {
        Kind = CorsRequestKind.Preflight,
        Outcome = CorsOutcome.Denied,
        Reason = reason,
        PolicyName = policy.Policy.Name,
        IsRefused = policy.Kind == EndpointPolicyKind.Policy && policy.Refuses(request.Path),
    };
}
