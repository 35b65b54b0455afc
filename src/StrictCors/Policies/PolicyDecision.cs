namespace StrictCors.Policies;

/// <summary>A policy and what it decided. Shared between requests.</summary>
/// <param name="policy">The policy.</param>
/// <param name="decision">What it decided.</param>
/// <param name="origin">The origin that goes back to the page, where the decision is about that one alone.</param>
internal sealed class PolicyDecision(StrictCorsPolicy policy, CorsDecision decision, string? origin = null)
{
    /// <summary>Nobody has decided, and nobody will: a bypassed endpoint.</summary>
    public static readonly PolicyDecision None = new(new StrictCorsPolicy(), default);

    private readonly CorsDecision _decision = decision;

    public StrictCorsPolicy Policy { get; } = policy;

    public ref readonly CorsDecision Decision => ref _decision;

    public string? Origin { get; } = origin;

    /// <summary>Gets or sets what writes this decision into a response that starts; kept here so that a request makes none.</summary>
    public Func<object, Task>? Writer { get; set; }
}
