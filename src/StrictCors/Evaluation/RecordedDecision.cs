namespace StrictCors.Evaluation;

/// <summary>A policy and what it decided. Shared between requests.</summary>
internal sealed class RecordedDecision(StrictCorsPolicy policy, CorsDecision decision)
{
    public StrictCorsPolicy Policy { get; } = policy;

    public CorsDecision Decision { get; } = decision;
}
