using StrictCors.Checks;

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
    /// <param name="choice">What its own metadata asks for.</param>
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

    /// <summary>Options → table, or every problem.</summary>
    public static PolicyTable? Compile(StrictCorsOptions options, List<StrictCorsConfigurationProblem> problems)
    {
        problems.AddRange(options.Problems);
        if (options.Policies.Count == 0 && options.Problems.Count == 0)
        {
            problems.Add(Problems.NothingConfigured(options.SectionPath));
        }

        var policies = new List<StrictCorsPolicy>(options.Policies.Count);
        foreach (var (name, policy) in options.Policies)
        {
            var path = $"{options.SectionPath}:Policies:{name}";
            if (policy is null)
            {
                problems.Add(Problems.PolicyIsNull(path));
            }
            else if (PolicyCompiler.Compile(policy, name, path, problems) is { } compiled)
            {
                policies.Add(compiled);
            }
        }

        if (options.DefaultPolicy is { } defaultPolicy && !options.Policies.ContainsKey(defaultPolicy))
        {
            problems.Add(Problems.UnknownDefaultPolicy($"{options.SectionPath}:DefaultPolicy", defaultPolicy, [.. options.Policies.Keys]));
        }

        return problems.Count > 0 ? null : new PolicyTable(policies, options.DefaultPolicy);
    }

    private EndpointPolicy WithoutChoice(string? argument) => argument is null ? Default : FindOrMissing(argument);

    private EndpointPolicy FindOrMissing(string name) => _byName.GetValueOrDefault(name, EndpointPolicy.Missing);
}
