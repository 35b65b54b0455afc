namespace StrictCors.Policies;

/// <summary>A decision and the policy that made it. Immutable, and shared between requests.</summary>
/// <param name="policy">What the endpoint has.</param>
/// <param name="decision">What was decided.</param>
/// <param name="origin">The origin that the response names, if the decision is about that origin alone.</param>
internal sealed class PolicyDecision(EndpointPolicy policy, CorsDecision decision, string? origin = null)
{
    private readonly CorsDecision _decision = decision;

    public EndpointPolicy Policy { get; } = policy;

    public ref readonly CorsDecision Decision => ref _decision;

    public string? Origin { get; } = origin;
}
