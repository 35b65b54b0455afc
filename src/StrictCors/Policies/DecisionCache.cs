namespace StrictCors.Policies;

/// <summary>One immutable object per decision that a policy can come to, but for the names that a preflight's answer repeats. A request is
/// remembered by pointing at one of them, so that remembering allocates nothing.</summary>
internal sealed class DecisionCache
{
    private static readonly int KindCount = Enum.GetValues<CorsRequestKind>().Length;
    private static readonly int OutcomeCount = Enum.GetValues<CorsOutcome>().Length;
    private static readonly int ReasonCount = Enum.GetValues<CorsDenialReason>().Length;

    private readonly StrictCorsPolicy _policy;
    private readonly PolicyDecision?[] _decisions = new PolicyDecision?[KindCount * OutcomeCount * ReasonCount * 4];

    public DecisionCache(StrictCorsPolicy policy) => _policy = policy;

    // One for each origin that is listed as it stands, made when it first comes.
    private PolicyDecision?[] Listed => field ??= new PolicyDecision?[_policy.Origins.ListedCount];

    /// <summary>Gets the decision about every request without <c>Origin</c>.</summary>
    public PolicyDecision WithoutOrigin => field ??= new PolicyDecision(_policy, PolicyEvaluator.DecideWithoutOrigin(_policy));

    /// <summary>An actual request is allowed, from one of the origins that the policy lists.</summary>
    /// <param name="number">Which one, from 1.</param>
    /// <param name="origin">The same as text.</param>
    public PolicyDecision AllowedListed(int number, string origin) =>
        Listed[number - 1] ??= new PolicyDecision(_policy, Allowed(CorsRequestKind.Actual).Decision, origin);

    public PolicyDecision Allowed(CorsRequestKind kind) =>
        Get(kind, CorsOutcome.Allowed, CorsDenialReason.None, isOriginAllowed: true, isRefused: false);

    public PolicyDecision SameOrigin(CorsRequestKind kind, bool isOriginAllowed) =>
        Get(kind, CorsOutcome.SameOrigin, CorsDenialReason.None, isOriginAllowed, isRefused: false);

    public PolicyDecision Denied(CorsRequestKind kind, CorsDenialReason reason, bool isOriginAllowed, bool isRefused) =>
        Get(kind, CorsOutcome.Denied, reason, isOriginAllowed, isRefused);

    /// <summary>The decision about a preflight, without the names that its answer repeats.</summary>
    public PolicyDecision Preflight(in CorsDecision decision) =>
        Get(CorsRequestKind.Preflight, decision.Outcome, decision.Reason, decision.IsOriginAllowed, decision.IsRefused);

    private PolicyDecision Get(CorsRequestKind kind, CorsOutcome outcome, CorsDenialReason reason, bool isOriginAllowed, bool isRefused)
    {
        // Whether it is refused does not follow from the others: an exempt path is denied for the same reason and not refused.
        var flags = (isOriginAllowed ? 1 : 0) + (isRefused ? 2 : 0);
        var index = ((((((int)kind * OutcomeCount) + (int)outcome) * ReasonCount) + (int)reason) * 4) + flags;

        // Two requests may both find nothing and create one: equal objects, either may stay.
        return _decisions[index] ??= new PolicyDecision(_policy, new()
        {
            Kind = kind,
            Outcome = outcome,
            Reason = reason,
            PolicyName = _policy.Name,
            IsOriginAllowed = isOriginAllowed,
            IsRefused = isRefused,
        });
    }
}
