using Microsoft.CodeAnalysis;
using StrictCors.Analyzers.Values;
using StrictCors.Checks;

namespace StrictCors.Analyzers.Policies;

/// <summary>A policy as far as code shows it, the place of each value, and the problems that the checks of the library find in it.</summary>
internal sealed class WrittenPolicy
{
    private const string Path = "policy";

    private readonly Dictionary<string, List<Entry>> _entries = [];
    private readonly Dictionary<string, SyntaxNode> _places = [];
    private readonly HashSet<string> _unknown = [];

    /// <param name="isWhole">Whether this is all that makes the policy. If not, what other code could mend is not a problem.</param>
    public WrittenPolicy(bool isWhole)
    {
        if (!isWhole)
        {
            Options.Enforcement = StrictCorsEnforcement.Server;
            Options.DangerouslyAllowNullOrigin = true;
            Options.DangerouslyAllowInsecureOrigins = true;
            Options.DangerouslyAllowPublicSuffixWildcards = true;
        }
    }

    public StrictCorsPolicyOptions Options { get; } = new();

    /// <summary>Gets a value indicating whether the compiler knows all that code writes.</summary>
    public bool IsKnown => _unknown.Count == 0;

    /// <summary>Notes that the value of a key is not known.</summary>
    public void MarkUnknown(string key) => _unknown.Add(key);

    /// <summary>Notes where the value of a key is.</summary>
    public void SetPlace(string key, SyntaxNode syntax) => _places[key] = syntax;

    /// <summary>Adds entries to a list.</summary>
    /// <param name="key">The list.</param>
    /// <param name="name">The place of a problem of the whole list, and of entries that are not written.</param>
    /// <param name="entries">The entries. One that the compiler does not know is left out.</param>
    /// <param name="add">Adds the texts.</param>
    public void AddList(string key, SyntaxNode name, IReadOnlyList<Entry> entries, Action<IReadOnlyList<string>> add)
    {
        if (entries.Any(entry => entry.Text is null))
        {
            _unknown.Add(key);
        }

        if (!_places.ContainsKey(key))
        {
            // The first call replaces the default methods.
            _places[key] = name;
            _entries[key] = [];
        }

        var known = entries.Where(entry => entry.Text is not null).ToList();
        add([.. known.Select(entry => entry.Text!)]);
        var list = _entries[key];
        list.AddRange(known);
        for (var count = PolicyLists.Get(Options, key)!.Count; list.Count < count;)
        {
            list.Add(new(null, name));
        }
    }

    /// <summary>Replaces a list, or adds to the one that the options have from the start.</summary>
    /// <param name="key">The list.</param>
    /// <param name="name">The place of a problem of the whole list.</param>
    /// <param name="entries">The entries.</param>
    /// <param name="isAdded">Whether they are added.</param>
    public void SetList(string key, SyntaxNode name, IReadOnlyList<Entry> entries, bool isAdded)
    {
        var before = isAdded ? PolicyLists.Get(Options, key)! : [];
        if (isAdded)
        {
            _places[key] = name;
            _entries[key] = [.. before.Select(_ => new Entry(null, name))];
        }
        else
        {
            _places.Remove(key);
        }

        AddList(key, name, entries, texts => PolicyLists.Set(Options, key, [.. before, .. texts]));
    }

    /// <summary>Every problem that is certain, with its place in the code.</summary>
    /// <param name="whole">The place of a problem of the policy as a whole; null if nothing is known about the whole.</param>
    public IEnumerable<(StrictCorsConfigurationProblem Problem, SyntaxNode Syntax)> FindProblems(SyntaxNode? whole)
    {
        var report = new ProblemReport(Options, Path);
        foreach (var _ in PolicyChecks.Check(Options, report))
        {
            // The checks are complete after the last pattern.
        }

        foreach (var problem in report.Problems)
        {
            if (Place(problem.Path.Split(':'), whole) is { Syntax: { } syntax } place)
            {
                yield return (place.IsElsewhere ? problem with { Fix = null } : problem, syntax);
            }
        }
    }

    private Entry? Place(string[] path, SyntaxNode? whole)
    {
        var key = path[1];
        if (path.Length > 2 && int.TryParse(path[2], out var index))
        {
            return _entries.TryGetValue(key, out var entries) && index < entries.Count ? entries[index] : null;
        }

        return _unknown.Contains(key) || (whole is null && PolicyReader.IsList(key)) ? null
            : _places.TryGetValue(key, out var place) ? new Entry(null, place)
            : whole is null ? null
            : new Entry(null, whole);
    }
}
