using Microsoft.Extensions.Primitives;
using StrictCors.Origins;
using StrictCors.Policies;

namespace StrictCors.Evaluation;

/// <summary>Policy and request → explanation. Pure. It asks the evaluator's own questions and decides nothing itself. Bounded work,
/// but far more than a decision: only for what somebody will see.</summary>
internal static class Explainer
{
    private const int MaxShown = 10;

    public static Explanation Explain(StrictCorsPolicy policy, in CorsRequest request)
    {
        var decision = policy.Evaluate(request);
        var checks = new List<ExplanationCheck>();
        if (decision.Outcome == CorsOutcome.NotCors)
        {
            checks.Add(new("origin", true, "none", "none needed: this is no CORS request", null));
            return new(decision, checks);
        }

        checks.Add(ExplainOrigin(policy, request));
        switch (decision.Kind)
        {
            case CorsRequestKind.Preflight when checks[0].Passed:
                checks.Add(ExplainRequestedMethod(policy, request, decision));
                checks.Add(ExplainRequestedHeaders(policy, request, decision));
                break;
            case CorsRequestKind.Handshake when checks[0].Passed:
                checks.Add(ExplainCredentials(policy, request));
                break;
            case CorsRequestKind.Actual when checks[0].Passed && PolicyEvaluator.ServerRefuses(policy, request):
                checks.Add(ExplainMethod(policy, request));
                break;
        }

        if (decision.Kind != CorsRequestKind.Preflight && checks.Exists(check => !check.Passed))
        {
            checks.Add(ExplainSameOrigin(request, decision));
        }

        return new(decision, checks);
    }

    private static ExplanationCheck ExplainOrigin(StrictCorsPolicy policy, in CorsRequest request)
    {
        var reason = PolicyEvaluator.CheckOrigin(policy, request);
        var saw = Show(request.Origin);
        var wanted = policy.IsDisabled ? "no origin: CORS is disabled here" : Some(policy.Origins.Patterns.Select(pattern => pattern.Text));
        var advice = reason switch
        {
            CorsDenialReason.None => null,
            _ when policy.IsDisabled => "CORS is disabled at this endpoint, so that no origin is allowed.",
            CorsDenialReason.OriginNull => "The page's origin is opaque (a sandboxed frame, a local file, a redirect): it identifies nobody.",
            CorsDenialReason.OriginMalformed when request.Origin.Count > 1 => "More than one Origin line.",
            CorsDenialReason.OriginMalformed => $"This is no serialised origin. {OriginPatternDiagnosis.Of(request.Origin.ToString()).Message}",
            _ => NearestPattern.Advise(policy.Origins, request.Origin.ToString()),
        };
        return new("origin", reason == CorsDenialReason.None, saw, wanted, advice);
    }

    private static ExplanationCheck ExplainRequestedMethod(StrictCorsPolicy policy, in CorsRequest request, in CorsDecision decision)
    {
        var advice = decision.Reason switch
        {
            CorsDenialReason.MethodMalformed => "Access-Control-Request-Method is not one token.",
            CorsDenialReason.MethodNotAllowed => AllowMethod(request.RequestMethod.ToString()),
            _ => null,
        };
        return new("method", advice is null, Show(request.RequestMethod), Methods(policy), advice);
    }

    private static ExplanationCheck ExplainRequestedHeaders(StrictCorsPolicy policy, in CorsRequest request, in CorsDecision decision)
    {
        var advice = decision.Reason switch
        {
            CorsDenialReason.HeaderMalformed => "A requested header is no token.",
            CorsDenialReason.TooManyHeaders => $"More than {RequestedHeaders.MaxNames} names or {RequestedHeaders.MaxLength} characters.",
            CorsDenialReason.HeaderNotAllowed when FindRefusedHeader(policy, request.RequestHeaders) is { } name => $"'{name}' is not allowed; AllowedHeaders would need \"{name}\".",
            _ => null,
        };
        var wanted = policy.Headers.IsAny ? "any but Authorization" : "none";
        return new("headers", advice is null, Show(request.RequestHeaders), policy.Headers.Names.Count == 0 ? wanted : Some(policy.Headers.Names.Prepend(policy.Headers.IsAny ? "*" : "").Where(name => name.Length > 0)), advice);
    }

    private static ExplanationCheck ExplainMethod(StrictCorsPolicy policy, in CorsRequest request)
    {
        var isListed = policy.Methods.Lists(request.Method);
        return new("method", isListed, Display.Escape(request.Method), Methods(policy), isListed ? null : AllowMethod(request.Method));
    }

    private static ExplanationCheck ExplainCredentials(StrictCorsPolicy policy, in CorsRequest request)
    {
        var isAllowed = policy.AllowCredentials || !request.HasCredentials;
        return new("credentials", isAllowed, request.HasCredentials ? "the handshake carries credentials" : "none", policy.AllowCredentials ? "allowed" : "none", isAllowed ? null : "A handshake cannot leave its cookies at home: the policy needs AllowCredentials, and origins that are trusted with them.");
    }

    private static ExplanationCheck ExplainSameOrigin(in CorsRequest request, in CorsDecision decision)
    {
        var isSame = decision.Outcome == CorsOutcome.SameOrigin;
        var saw = request.FetchSite.Count > 0 ? $"Sec-Fetch-Site: {Show(request.FetchSite)}" : $"own origin {Display.Escape($"{request.Scheme}://{request.Host}")}";
        var advice = !isSame && DiffersInScheme(request)
            ? "The host is the same and the scheme differs: is UseForwardedHeaders missing?"
            : null;
        return new("same-origin", isSame, saw, request.FetchSite.Count > 0 ? "exactly one line 'same-origin'" : "the request's Origin", advice);
    }

    private static bool DiffersInScheme(in CorsRequest request) =>
        SerializedOrigin.TryParse(request.Origin.ToString(), out var origin)
        && !origin.Scheme.SequenceEqual(request.Scheme)
        && origin.Authority.Equals(request.Host, StringComparison.OrdinalIgnoreCase);

    /// <summary>The first requested name that the policy does not cover: a token, short enough to show.</summary>
    public static string? FindRefusedHeader(StrictCorsPolicy policy, StringValues lines)
    {
        var names = new HeaderNameEnumerator(lines);
        while (names.MoveNext())
        {
            if (!RequestedHeaders.IsAllowed(policy, names.Current))
            {
                return Display.Escape(names.Current.ToString());
            }
        }

        return null;
    }

    private static string AllowMethod(string method)
    {
        var shown = Display.Escape(method);
        return HttpNames.IsForbiddenMethod(method) ? $"'{shown}' is never allowed (Fetch, \"forbidden method\")." : $"'{shown}' is not allowed; AllowedMethods would need \"{shown}\".";
    }

    private static string Methods(StrictCorsPolicy policy) => policy.Methods.IsAny ? "any" : Some(policy.Methods.Methods);

    private static string Show(StringValues lines) => lines.Count == 0 ? "none" : Display.Escape(lines.ToString());

    private static string Some(IEnumerable<string> items)
    {
        var some = items.Take(MaxShown + 1).ToList();
        return string.Join(", ", some.Take(MaxShown)) + (some.Count > MaxShown ? ", …" : "");
    }
}
