namespace StrictCors.Evaluation;

/// <summary>One immutable object per decision that a policy can come to about an actual request. A request is remembered by
/// pointing at one of them, so that remembering allocates nothing.</summary>
internal sealed class DecisionTable
{
    private static readonly int KindCount = Enum.GetValues<CorsRequestKind>().Length;
    private static readonly int OutcomeCount = Enum.GetValues<CorsOutcome>().Length;
    private static readonly int ReasonCount = Enum.GetValues<CorsDenialReason>().Length;

    private readonly StrictCorsPolicy _policy;
    private readonly RecordedDecision?[] _decisions = new RecordedDecision?[KindCount * OutcomeCount * ReasonCount * 4];

    public DecisionTable(StrictCorsPolicy policy) => _policy = policy;

    // One for each origin that is listed as it stands, made when it first comes.
    private RecordedDecision?[] Allowed => field ??= new RecordedDecision?[_policy.Origins.ListedCount];

    /// <summary>Gets the decision about every request without <c>Origin</c>.</summary>
    public RecordedDecision WithoutOrigin => field ??= new RecordedDecision(_policy, PolicyEvaluator.DecideWithoutOrigin(_policy));

    /// <param name="decision">What the policy decided.</param>
    /// <param name="origin">The origin it decided about, where that one goes back to the page.</param>
    public RecordedDecision Record(in CorsDecision decision, string? origin = null)
    {
        if (decision.OriginNumber > 0)
        {
            return Allowed[decision.OriginNumber - 1] ??= new RecordedDecision(_policy, decision, origin);
        }

        // IsRefused does not follow from the others: an exempt path is denied for the same reason and not refused.
        var flags = (decision.IsOriginAllowed ? 1 : 0) + (decision.IsRefused ? 2 : 0);
        var index = ((((((int)decision.Kind * OutcomeCount) + (int)decision.Outcome) * ReasonCount) + (int)decision.Reason) * 4) + flags;

        // Two requests may both find nothing and create one: equal objects, either may stay.
        return _decisions[index] ??= new RecordedDecision(_policy, decision with { AllowMethods = null, AllowHeaders = null });
    }
}
