namespace StrictCors.Checks;

/// <summary>Collects the problems of one policy and knows where each value stands.</summary>
internal sealed class ProblemReport(StrictCorsPolicyOptions options, string policyPath, List<StrictCorsConfigurationProblem> problems)
{
    private readonly int _before = problems.Count;

    public bool HasProblems => problems.Count > _before;

    /// <summary>Whether the key is there but could not be read: what the options hold is then not what was written.</summary>
    public bool IsUnread(string key) => options.UnreadKeys.Contains(key);

    /// <summary>The entries of a list. Code can set a list to null, which is a mistake like any other.</summary>
    public IList<string> List(string key, IList<string>? list)
    {
        if (list is null)
        {
            Add(ProblemCodes.WrongShape, key, null, "The list is null.", "an empty list");
        }

        return list ?? [];
    }

    public void Add(string code, string key, string? value, string message, string? suggestion) =>
        problems.Add(new(code, $"{policyPath}:{key}", value, message, suggestion));

    public void AddEntry(string code, string key, int index, string? value, string message, string? suggestion) =>
        problems.Add(new(code, EntryPath(key, index), value, message, suggestion));

    /// <summary>The path as it stands in the configuration, unless code has changed the list since.</summary>
    private string EntryPath(string key, int index) =>
        options.Sources.TryGetValue(key, out var source) && index < source.EntryPaths.Count
            ? source.EntryPaths[index]
            : $"{policyPath}:{key}:{index}";
}
