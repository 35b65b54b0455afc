namespace StrictCors.Options;

/// <summary>The known name that a misspelt one most likely meant.</summary>
internal static class Nearest
{
    private const int MaxLength = 64;

    /// <summary>The nearest candidate if it is near at all, otherwise all of them (up to ten); null where there are none.</summary>
    public static string? Among(IEnumerable<string> candidates, string name)
    {
        var all = candidates.ToList();
        return Find(all, name) ?? (all.Count is 0 or > 10 ? null : string.Join(", ", all));
    }

    public static string? Find(IReadOnlyCollection<string> candidates, string name)
    {
        if (name.Length > MaxLength)
        {
            return null;
        }

        // "Origins" for "AllowedOrigins": far by letters, near by meaning.
        if (name.Length > 3 && candidates.FirstOrDefault(candidate => candidate.Contains(name, StringComparison.OrdinalIgnoreCase)) is { } containing)
        {
            return containing;
        }

        var (nearest, distance) = candidates
            .Where(candidate => candidate.Length <= MaxLength)
            .Select(candidate => (candidate, distance: Distance(candidate.ToUpperInvariant(), name.ToUpperInvariant())))
            .OrderBy(pair => pair.distance)
            .FirstOrDefault((candidate: "", distance: int.MaxValue));
        return distance <= Math.Max(2, name.Length / 3) ? nearest : null;
    }

    /// <summary>Levenshtein's distance, row by row.</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substitution = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substitution, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
