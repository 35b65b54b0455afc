namespace StrictCors.Text;

/// <summary>The known name that a misspelt name most likely means.</summary>
internal static class NameSuggestion
{
    private const int MaxLength = 64;
    private const int MinPart = 3;

    private const int MaxListed = 10;

    /// <summary>The nearest candidate, escaped. If none is near, the first ten candidates; null if there are none.</summary>
    public static string? Among(IEnumerable<string> candidates, string name)
    {
        var all = candidates.ToList();
        return Nearest(all, name) is { } nearest ? Display.Escape(nearest)
            : all.Count == 0 ? null
            : ShortList.Join(all, MaxListed, Display.Escape);
    }

    /// <summary>The nearest candidate as it is, or null if none is near.</summary>
    public static string? Nearest(IReadOnlyCollection<string> candidates, string name)
    {
        if (name.Length is 0 or > MaxLength)
        {
            return null;
        }

        return ContainingName(candidates, name) ?? ByDistance(candidates, name) ?? ContainedInName(candidates, name);
    }

    /// <summary>The candidate of which the name is a misspelling, or that has the name as one of its words or the other way round; null if there
    /// is none. "webhooks" is not "web".</summary>
    public static string? Misspelt(IReadOnlyCollection<string> candidates, string name)
    {
        if (name.Length is 0 or > MaxLength)
        {
            return null;
        }

        var upper = name.ToUpperInvariant();
        var (nearest, distance) = candidates
            .Where(candidate => candidate.Length <= MaxLength)
            .Select(candidate => (candidate, distance: Slips(candidate.ToUpperInvariant(), upper)))
            .OrderBy(pair => pair.distance)
            .FirstOrDefault();
        return nearest is not null && distance <= Math.Max(1, name.Length / 3) && distance < name.Length
            ? nearest
            : candidates.Where(candidate => HasWord(candidate, name) || HasWord(name, candidate)).OrderBy(candidate => candidate.Length)
                .FirstOrDefault();
    }

    private static bool HasWord(string text, string word)
    {
        var at = word.Length < MinPart ? -1 : text.IndexOf(word, StringComparison.OrdinalIgnoreCase);
        return at >= 0 && (at == 0 || !char.IsLetterOrDigit(text[at - 1]))
            && (at + word.Length == text.Length || !char.IsLetterOrDigit(text[at + word.Length]));
    }

    /// <summary>"Origins" means "AllowedOrigins": the letters differ much, the meaning does not. The shortest candidate adds least.</summary>
    private static string? ContainingName(IReadOnlyCollection<string> candidates, string name) => name.Length < MinPart
        ? null
        : candidates.Where(candidate => Contains(candidate, name)).OrderBy(candidate => candidate.Length).FirstOrDefault();

    private static string? ByDistance(IReadOnlyCollection<string> candidates, string name)
    {
        var upper = name.ToUpperInvariant();
        var (nearest, distance) = candidates
            .Where(candidate => candidate.Length <= MaxLength)
            .Select(candidate => (candidate, distance: Distance(candidate.ToUpperInvariant(), upper)))
            .OrderBy(pair => pair.distance)
            .FirstOrDefault();

        // Two changes to a name of two letters leave nothing of it.
        return nearest is not null && distance <= Math.Max(2, name.Length / 3) && distance < name.Length ? nearest : null;
    }

    private static string? ContainedInName(IReadOnlyCollection<string> candidates, string name) =>
        candidates.FirstOrDefault(candidate => candidate.Length >= MinPart && Contains(name, candidate));

    private static bool Contains(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);

    /// <summary>The distance, in which one swap of adjacent characters counts as one change.</summary>
    public static int Slips(string a, string b)
    {
        if (a.Length == b.Length)
        {
            var first = 0;
            while (first < a.Length && a[first] == b[first])
            {
                first++;
            }

            if (first + 1 < a.Length && a[first] == b[first + 1] && a[first + 1] == b[first]
                && string.CompareOrdinal(a, first + 2, b, first + 2, a.Length) == 0)
            {
                return 1;
            }
        }

        return Distance(a, b);
    }

    /// <summary>The Levenshtein distance, computed row by row.</summary>
    private static int Distance(string a, string b)
    {
        var row = new int[b.Length + 1];
        for (var j = 1; j <= b.Length; j++)
        {
            row[j] = j;
        }

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
