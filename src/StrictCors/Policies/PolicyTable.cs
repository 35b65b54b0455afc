using StrictCors.Checks;
using StrictCors.Text;

namespace StrictCors.Policies;

/// <summary>All policies of one configuration. Immutable: a reload makes another one and swaps it whole.</summary>
internal sealed class PolicyTable
{
    private readonly Dictionary<string, StrictCorsPolicy> _policies;
    private readonly Dictionary<StrictCorsPolicy, StrictCorsPolicy> _disabled = [];

    public PolicyTable(IEnumerable<StrictCorsPolicy> policies, string? defaultPolicy)
    {
        _policies = policies.ToDictionary(policy => policy.Name!, StringComparer.OrdinalIgnoreCase);
        Default = defaultPolicy is null ? null : _policies[defaultPolicy];
        foreach (var policy in _policies.Values)
        {
            _disabled.Add(policy, policy.AllowingNobody(policy.Enforcement));
        }
    }

    /// <summary>Gets what an endpoint gets whose policy is not in the table. Only endpoints that appear while the program runs come
    /// here, the others stopped it at startup; a typo must not leave them open, so the server itself refuses.</summary>
    public static StrictCorsPolicy Missing { get; } = new StrictCorsPolicy().AllowingNobody(StrictCorsEnforcement.Server);

    private static StrictCorsPolicy DisabledWithoutPolicy { get; } = new StrictCorsPolicy().AllowingNobody(StrictCorsEnforcement.Browser);

    public IReadOnlyCollection<StrictCorsPolicy> Policies => _policies.Values;

    public StrictCorsPolicy? Default { get; }

    public StrictCorsPolicy? Find(string name) => _policies.GetValueOrDefault(name);

    /// <summary>The answer of an endpoint where CORS is disabled, which would otherwise have <paramref name="otherwise"/>.</summary>
    public StrictCorsPolicy Disabled(StrictCorsPolicy? otherwise) =>
        otherwise is null ? DisabledWithoutPolicy : _disabled.GetValueOrDefault(otherwise, DisabledWithoutPolicy);

    /// <summary>Options → table, or every problem.</summary>
    public static PolicyTable? Compile(StrictCorsOptions options, List<StrictCorsConfigurationProblem> problems)
    {
        problems.AddRange(options.Problems);
        if (options.Policies.Count == 0 && options.Problems.Count == 0)
        {
            problems.Add(new(ProblemCodes.NothingConfigured, options.SectionPath, null, $"No policy is configured: the section '{options.SectionPath}:Policies' is missing or empty, and code adds none.", $"\"{options.SectionPath}\": {{ \"Policies\": {{ \"web\": {{ \"AllowedOrigins\": [ \"https://app.example.com\" ] }} }} }}"));
        }

        var policies = new List<StrictCorsPolicy>(options.Policies.Count);
        foreach (var (name, policy) in options.Policies)
        {
            var path = $"{options.SectionPath}:Policies:{name}";
            if (policy is null)
            {
                problems.Add(new(ProblemCodes.WrongShape, path, null, "The policy is null.", "a policy, or nothing under this name"));
            }
            else if (PolicyCompiler.Compile(policy, name, path, problems) is { } compiled)
            {
                policies.Add(compiled);
            }
        }

        if (options.DefaultPolicy is { } defaultPolicy && !options.Policies.ContainsKey(defaultPolicy))
        {
            problems.Add(new(ProblemCodes.UnknownDefaultPolicy, $"{options.SectionPath}:DefaultPolicy", defaultPolicy, "There is no policy of this name.", NameSuggestion.Among(options.Policies.Keys, defaultPolicy)));
        }

        return problems.Count > 0 ? null : new PolicyTable(policies, options.DefaultPolicy);
    }
}
