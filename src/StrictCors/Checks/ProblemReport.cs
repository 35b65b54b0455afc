namespace StrictCors.Checks;

/// <summary>Collects the problems of one policy and knows the path of each value.</summary>
internal sealed class ProblemReport(StrictCorsPolicyOptions options, string policyPath)
{
    private readonly List<StrictCorsConfigurationProblem> _problems = [];
    private readonly Dictionary<string, HashSet<string>> _entries = new(StringComparer.Ordinal);

    public IReadOnlyList<StrictCorsConfigurationProblem> Problems => _problems;

    /// <summary>Gets a value indicating whether the policy can be built: it has no problem, and the section had none that concerns it.</summary>
    public bool IsValid => _problems.Count == 0 && options.UnreadKeys.Count == 0;

    /// <summary>Gets how many different origins are among the patterns that were handed out; null if they are not counted.</summary>
    public Func<int>? CountOrigins { get; init; }

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

    /// <summary>Adds the problem of an entry. What the list has already is left out of the suggestion, because it would be there twice.</summary>
    public void AddEntry(string key, StrictCorsConfigurationProblem problem)
    {
        if (problem.Fix?.Replacements is not { } replacements)
        {
            Add(problem);
            return;
        }

        string[] missing = [.. replacements.Where(Entries(key).Add)];
        Add(missing.Length == replacements.Count ? problem
            : problem.With(missing.Length == 0 ? Suggestion.RemoveEntry : Suggestion.ReplaceByEntries(missing)));
    }

    /// <summary>Whether the list has this entry, or an earlier suggestion for it.</summary>
    public bool Has(string key, string entry) => Entries(key).Contains(entry);

    public void Add(StrictCorsConfigurationProblem problem) => _problems.Add(problem);

    public string Path(string key) => $"{policyPath}:{key}";

    /// <summary>The path of an entry in the configuration, unless code has changed the list since.</summary>
    public string Path(string key, int index) =>
        options.Sources.TryGetValue(key, out var source) && index < source.EntryPaths.Count
            ? source.EntryPaths[index]
            : $"{policyPath}:{key}:{index}";

    private HashSet<string> Entries(string key)
    {
        if (!_entries.TryGetValue(key, out var entries))
        {
            _entries[key] = entries = new(PolicyLists.Get(options, key) ?? [], StringComparer.Ordinal);
        }

        return entries;
    }
}
