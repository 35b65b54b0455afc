using StrictCors.Checks;
using StrictCors.Policies;

namespace StrictCors.Configuration;

/// <summary>One check of a whole configuration, at startup and at each reload: the options that were read, and the policies or every
/// problem.</summary>
/// <param name="Options">What was read from the section and from code.</param>
/// <param name="Table">The policies; null if there is a problem.</param>
/// <param name="Problems">Every problem, in the order in which the configuration is read.</param>
internal sealed record ConfigurationCheck(StrictCorsOptions Options, PolicyTable? Table, IReadOnlyList<StrictCorsConfigurationProblem> Problems)
{
    /// <summary>Gets the policies if there is no problem but with references; null otherwise.</summary>
    public PolicyTable? Unreferenced { get; private init; }

    /// <param name="options">What was read.</param>
    /// <param name="checkReferences">Finds the references to policies that do not exist; null if references are not checked.</param>
    public static ConfigurationCheck Run(
        StrictCorsOptions options, Func<StrictCorsOptions, IEnumerable<StrictCorsConfigurationProblem>>? checkReferences = null)
    {
        var problems = new List<StrictCorsConfigurationProblem>(options.Problems);
        if (options.Policies.Count == 0 && options.Inline.Count == 0 && problems.Count == 0)
        {
            problems.Add(Checks.Problems.NothingConfigured(options.SectionPath, options.Section?.FindSimilar()));
            options.HasNothing = true;
        }
        else if (options.IsSectionEmpty)
        {
            problems.Add(Checks.Problems.SectionHoldsNothing(options.SectionPath));
            options.UnreadKeys.UnionWith([nameof(options.Policies), nameof(options.DefaultPolicy)]);
        }

        if (SecondBinding.Undo(options) is { } binding)
        {
            problems.Add(binding);
        }

        problems.AddRange(PolicyNames.Check(options));
        var policies = Compile(options, problems);
        if (options.DefaultPolicy is { } names && !options.HasNothing && !options.UnreadKeys.Contains(nameof(options.Policies))
            && !(names.Contains(ListEntries.Separator, StringComparison.Ordinal) && options.Policies.ContainsKey(names)))
        {
            var path = $"{options.SectionPath}:DefaultPolicy";
            problems.AddRange(PolicyListChecks.Check(path, names, options.Policies,
                name => options.FindInAddCors(name) is { } code
                    ? Checks.Problems.OnlyInAddCors(path, name, code)
                    : Checks.Problems.UnknownDefaultPolicy(path, name, [.. options.Policies.Keys])));
        }

        problems.AddRange(options.Inline.SelectMany(policy => policy.Problems));
        var table = problems.Count > 0 ? null
            : new PolicyTable(policies, options.DefaultPolicy, [.. options.Inline.Select(policy => policy.AtEndpoint.Policy)]);
        problems.AddRange(checkReferences?.Invoke(options) ?? []);
        if (options.HasNothing)
        {
            NamePoliciesOfAddCors(options, problems);
        }

        return new(options, problems.Count > 0 ? null : table, ProblemPlaces.Find(options, problems)) { Unreferenced = table };
    }

    /// <summary>If the policies are there, in AddCors, that is the mistake, and not that there are none here.</summary>
    private static void NamePoliciesOfAddCors(StrictCorsOptions options, List<StrictCorsConfigurationProblem> problems)
    {
        var areNamed = problems.Exists(problem => problem.Code == Checks.Problems.SC2042.Id);
        var code = areNamed ? null : options.FindInAddCors(name: null);
        if (areNamed || code is not null)
        {
            problems.RemoveAll(problem => problem.Code == Checks.Problems.SC1001.Id);
        }

        if (code is not null)
        {
            problems.Add(Checks.Problems.OnlyInAddCors(options.SectionPath, name: null, code));
        }
    }

    private static List<StrictCorsPolicy> Compile(StrictCorsOptions options, List<StrictCorsConfigurationProblem> problems)
    {
        var policies = new List<StrictCorsPolicy>(options.Policies.Count);
        foreach (var (name, policy) in options.Policies)
        {
            var path = $"{options.SectionPath}:Policies:{name}";
            if (policy is null)
            {
                problems.Add(Checks.Problems.PolicyIsNull(path));
                continue;
            }

            var compiled = PolicyCompiler.Compile(policy, name, path);
            problems.AddRange(compiled.Problems);
            if (compiled.Value is not null)
            {
                policies.Add(compiled.Value);
            }
        }

        return policies;
    }
}
