using StrictCors.Policies;
using StrictCors.Text;

namespace StrictCors.Explanations;

/// <summary>Explains the decision of a policy about a request. The class is pure: it runs the evaluator's own checks and decides nothing
/// itself. The work is bounded, but far more than that of a decision, so it is done only for decisions that are shown.</summary>
internal static class Explainer
{
    private const int MaxShown = 10;

    /// <param name="first">What the endpoint has: the first policy, if it has several.</param>
    /// <param name="request">The request.</param>
    /// <param name="proxy">The host that proxies received from the browser.</param>
    public static Explanation Explain(EndpointPolicy first, in CorsRequest request, ProxyHeaders? proxy = null)
    {
        var decision = PolicyEvaluator.Evaluate(first, request);
        if (decision.Outcome == CorsOutcome.NotCors)
        {
            return new(decision, [new("origin", true, "none", "none needed: this is not a cross-origin request", null)]);
        }

        if (request.Origin.Count == 0)
        {
            return new(decision, [SameOriginExplanation.ExplainWithoutOrigin(request), ExplainExemption(first, request)]);
        }

        var policy = PolicySelection.Select(first, request, out var reason, out _);
        var checks = new List<ExplanationCheck> { OriginExplanation.Explain(policy, request, reason) };
        if (checks[0].Passed)
        {
            AddFurther(checks, policy, request, decision.Kind);
        }

        if (decision.Kind == CorsRequestKind.Preflight)
        {
            return new(decision, EndpointExplanation.Explain(checks, request, decision.Outcome == CorsOutcome.Denied));
        }

        var isForeign = decision.Outcome == CorsOutcome.Denied;
        if (checks.Exists(check => !check.Passed))
        {
            var own = SameOriginExplanation.Explain(request, isSame: !isForeign, proxy ?? ProxyHeaders.None, out var isCause);
            isForeign &= !isCause;
            checks = [.. isCause ? checks.Select(check => check with { Advice = null }) : checks, own];
        }

        if (decision is { Kind: CorsRequestKind.Actual, Outcome: CorsOutcome.Denied }
            && policy.IsServerEnforced && policy.Kind != EndpointPolicyKind.Missing)
        {
            var exemption = ExplainExemption(policy, request);
            checks.Add(isForeign ? exemption : exemption with { Advice = null });
        }

        return new(decision, checks);
    }

    /// <summary>The first items of the list, separated by commas; "none" if the list is empty.</summary>
    public static string Some(IEnumerable<string> items) => ShortList.Join(items, MaxShown, Display.Escape) is { Length: > 0 } list ? list : "none";

    private static void AddFurther(List<ExplanationCheck> checks, EndpointPolicy policy, in CorsRequest request, CorsRequestKind kind)
    {
        if (kind == CorsRequestKind.Preflight)
        {
            checks.Add(MethodExplanation.ExplainRequested(policy, request));
            checks.Add(ExplainRequestedHeaders(policy.Policy, request));
        }
        else if (kind == CorsRequestKind.Handshake)
        {
            checks.Add(CredentialsExplanation.Explain(policy.Policy, request));
        }
        else if (policy.Refuses(request.Path))
        {
            checks.Add(MethodExplanation.ExplainActual(policy, request));
        }
    }

    private static ExplanationCheck ExplainRequestedHeaders(StrictCorsPolicy policy, in CorsRequest request)
    {
        var lines = request.RequestHeaders;
        var advice = RequestedHeaders.Check(policy, lines).Reason switch
        {
            CorsDenialReason.None => null,
            CorsDenialReason.HeaderMalformed => $"'{DeniedHeaders.FirstMalformed(lines)}' is not a header name (RFC 9110 §5.6.2, \"token\").",
            CorsDenialReason.TooManyHeaders
                => $"More than {RequestedHeaders.MaxNames} names or {RequestedHeaders.MaxLength} characters are not looked at: the page has to send "
                    + "fewer.",
            _ => DeniedHeaders.Advise(policy, lines),
        };
        var wanted = policy.Headers switch
        {
            { IsAny: true, Names.Count: 0 } => "any but Authorization",
            { IsAny: true } => "any",
            { Names: var names } => Some(names),
        };
        return new("headers", advice is null, lines.Count == 0 ? "none" : Display.Escape(lines.ToString()), wanted, advice);
    }

    private static ExplanationCheck ExplainExemption(EndpointPolicy policy, in CorsRequest request)
    {
        var isExempt = policy.ExemptPaths?.Contains(request.Path) == true;
        return new(
            "exempt-path",
            isExempt,
            Display.Escape(request.Path),
            Some(policy.ExemptPaths ?? []),
            isExempt ? "The server does not refuse the request; the browser hides the response."
                : $"If other sites are meant to send requests to this path, {Exempt(request.Path)}.");
    }

    /// <summary>"/payments/7/done" is one path of many.</summary>
    private static bool HasNumber(string path) => path.AsSpan().ContainsAnyInRange('0', '9');

    /// <summary>The key and its entry, which has no path base. A path that cannot be an entry needs a policy that refuses nothing.</summary>
    private static string Exempt(string path) => Writable.IsExemptPath(path)
        ? $"ExemptPaths would need \"{path}\""
            + (HasNumber(path) ? "; if the number changes, its endpoint needs a policy of its own with Enforcement Browser" : "")
        : "its endpoint needs a policy of its own with Enforcement Browser";
}
