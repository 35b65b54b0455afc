namespace StrictCors.Policies;

/// <summary>All policies of one configuration, as endpoints have them. Immutable: a reload creates another table and swaps the whole.</summary>
internal sealed class PolicyTable
{
    private readonly Dictionary<string, EndpointPolicy> _byName = new(StringComparer.OrdinalIgnoreCase);

    public PolicyTable(IReadOnlyCollection<StrictCorsPolicy> policies, string? defaultPolicy)
    {
        Policies = policies;
        foreach (var policy in policies)
        {
            _byName.Add(policy.Name!, policy.AtEndpoint);
        }

        Default = defaultPolicy is null ? EndpointPolicy.None : _byName[defaultPolicy];
    }

    public IReadOnlyCollection<StrictCorsPolicy> Policies { get; }

    /// <summary>Gets what an endpoint has that makes no choice, if UseStrictCors names no policy either.</summary>
    public EndpointPolicy Default { get; }

    /// <summary>The policy of that name, or null.</summary>
    public StrictCorsPolicy? Find(string name) => _byName.GetValueOrDefault(name)?.Policy;

    /// <summary>What an endpoint has.</summary>
    /// <param name="choice">The choice in its own metadata.</param>
    /// <param name="argument">The name that UseStrictCors was given, or null.</param>
    public EndpointPolicy Resolve(PolicyChoice choice, string? argument) => choice.Kind switch
    {
        PolicyChoiceKind.NotMade => WithoutChoice(argument),
        PolicyChoiceKind.Bypassed => EndpointPolicy.Bypassed,
        PolicyChoiceKind.Disabled => WithoutChoice(argument).Disabled,
        PolicyChoiceKind.Named => FindOrMissing(choice.PolicyName!),
        PolicyChoiceKind.Default => WithoutChoice(argument) is { Decides: true } policy ? policy : EndpointPolicy.Missing,
        _ => EndpointPolicy.Missing,
    };

    private EndpointPolicy WithoutChoice(string? argument) => argument is null ? Default : FindOrMissing(argument);

    private EndpointPolicy FindOrMissing(string name) => _byName.GetValueOrDefault(name, EndpointPolicy.Missing);
}
