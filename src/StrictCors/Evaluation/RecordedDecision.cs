namespace StrictCors.Evaluation;

/// <summary>A policy and what it decided. Shared between requests.</summary>
internal sealed class RecordedDecision(StrictCorsPolicy policy, CorsDecision decision)
{
    /// <summary>Nobody has decided, and nobody will: a bypassed endpoint.</summary>
    public static readonly RecordedDecision None = new(new StrictCorsPolicy(), default);

    private readonly CorsDecision _decision = decision;

    public StrictCorsPolicy Policy { get; } = policy;

    public ref readonly CorsDecision Decision => ref _decision;
}
