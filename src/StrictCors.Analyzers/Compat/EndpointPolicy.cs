namespace StrictCors.Policies;

/// <summary>A compiled policy, which the analyzers have none of. The words for a choice of policy are the library's.</summary>
internal sealed class EndpointPolicy;
