namespace StrictCors.Origins;

/// <summary>The rules of the list, one on each line: <c>name</c>, <c>*.name</c>, <c>!name</c>. In the list, a star is always the leftmost label
/// (publicsuffix/list#145), and the script that writes the resource rejects any other star.</summary>
/// <remarks>
/// A few questions are answered by searching the text, which takes some microseconds. A hash table answers faster, but filling it adds half of
/// the time of reading the list in a process that has just started (4 ms of processor time, measured). So it is filled when the questions are many.
/// </remarks>
/// <param name="text">The list.</param>
internal sealed class PublicSuffixRules(string text)
{
    /// <summary>The number of questions from which on the hash table is worth its time.</summary>
    public const int ManyQuestions = 1000;

    // Every rule is between two ends of lines.
    private readonly string _lines = $"\n{text}\n";

    private readonly Lazy<Dictionary<string, List<string>>> _table = new(() => ReadTable(text));

    private int _questions;

    /// <summary>Whether the list has this rule.</summary>
    /// <param name="mark">What is before the name: nothing, <c>*.</c> or <c>!</c>.</param>
    /// <param name="name">The name.</param>
    public bool Contains(string mark, string name)
    {
        var rule = mark + name;
        return AreMany() ? _table.Value.TryGetValue(rule, out var rules) && rules[0] == rule
            : _lines.Contains($"\n{rule}\n", StringComparison.Ordinal);
    }

    /// <summary>The rules for names below this one, those with a star last. None for a name that is a rule itself.</summary>
    public IEnumerable<string> Below(string name)
    {
        if (Contains("", name))
        {
            return [];
        }

        return AreMany() ? _table.Value.TryGetValue(name, out var rules) ? StarsLast(rules) : [] : StarsLast(Search(name));
    }

    private bool AreMany() => _questions > ManyQuestions || Interlocked.Increment(ref _questions) > ManyQuestions;

    private IEnumerable<string> Search(string name)
    {
        var end = $".{name}\n";
        for (var found = _lines.IndexOf(end, StringComparison.Ordinal);
            found >= 0;
            found = _lines.IndexOf(end, found + 1, StringComparison.Ordinal))
        {
            var start = _lines.LastIndexOf('\n', found) + 1;
            var rule = _lines[start..(found + end.Length - 1)];
            if (IsSuffix(rule))
            {
                yield return rule;
            }
        }
    }

    /// <summary>Each rule with itself first, and each name below which there are rules with these.</summary>
    private static Dictionary<string, List<string>> ReadTable(string text)
    {
        var table = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var rules = text.Split('\n');
        foreach (var rule in rules)
        {
            table[rule] = [rule];
        }

        foreach (var rule in rules.Where(IsSuffix))
        {
            for (var dot = rule.IndexOf('.'); dot >= 0; dot = rule.IndexOf('.', dot + 1))
            {
                var name = rule[(dot + 1)..];
                if (!table.TryGetValue(name, out var below))
                {
                    table.Add(name, below = []);
                }

                if (below.Count == 0 || below[0] != name)
                {
                    below.Add(rule);
                }
            }
        }

        return table;
    }

    private static IEnumerable<string> StarsLast(IEnumerable<string> rules) => rules.OrderBy(rule => rule.StartsWith('*'));

    private static bool IsSuffix(string rule) => rule.Length > 0 && rule[0] is not ('!' or '/');
}
