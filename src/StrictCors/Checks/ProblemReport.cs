namespace StrictCors.Checks;

/// <summary>Collects the problems of one policy and knows the path of each value.</summary>
internal sealed class ProblemReport(StrictCorsPolicyOptions options, string policyPath)
{
    private readonly List<StrictCorsConfigurationProblem> _problems = [];

    public IReadOnlyList<StrictCorsConfigurationProblem> Problems => _problems;

    /// <summary>Gets a value indicating whether the policy can be built: it has no problem, and the section had none that concerns it.</summary>
    public bool IsValid => _problems.Count == 0 && options.UnreadKeys.Count == 0;

    /// <summary>Whether the configuration has the key but it could not be read. The options then do not hold what was written.</summary>
    public bool IsUnread(string key) => options.UnreadKeys.Contains(key);

    /// <summary>The entries of a list. Code can set a list to null, which is a mistake like any other.</summary>
    public IList<string> List(string key, IList<string>? list)
    {
        if (list is null)
        {
            Add(Checks.Problems.ListIsNull(Path(key)));
        }

        return list ?? [];
    }

    public void Add(StrictCorsConfigurationProblem problem) => _problems.Add(problem);

    public string Path(string key) => $"{policyPath}:{key}";

    /// <summary>The path of an entry in the configuration, unless code has changed the list since.</summary>
    public string Path(string key, int index) =>
        options.Sources.TryGetValue(key, out var source) && index < source.EntryPaths.Count
            ? source.EntryPaths[index]
            : $"{policyPath}:{key}:{index}";
}
