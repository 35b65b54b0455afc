using System.Text.RegularExpressions;

namespace StrictCors.Text;

/// <summary>The known name that a misspelt one most likely meant.</summary>
internal static partial class NameSuggestion
{
    private const int MaxLength = 64;
    private const int MinPart = 3;
    private const int MinSharedEnd = 6;

    /// <summary>The nearest candidate if it is near at all, otherwise all of them (up to ten); null where there are none.</summary>
    public static string? Among(IEnumerable<string> candidates, string name)
    {
        var all = candidates.ToList();
        return Find(all, name) is { } nearest ? Display.Escape(nearest) : all.Count is 0 or > 10 ? null : string.Join(", ", all.Select(Display.Escape));
    }

    /// <summary>Among the keys of the section, whose words mean something: "SupportsCredentials" is "AllowCredentials", and
    /// "Access-Control-Max-Age" is "PreflightMaxAge". A dangerous switch is offered only where its own name was all but written.</summary>
    public static string? Key(IReadOnlyCollection<string> keys, string name)
    {
        var plain = NoiseWords().Replace(name, "");
        return Find(keys, plain)
            ?? keys.Where(key => SharedEnd(key, plain) >= MinSharedEnd && !key.StartsWith("Dangerously", StringComparison.Ordinal)).MaxBy(key => SharedEnd(key, plain));
    }

    private static string? Find(IReadOnlyCollection<string> candidates, string name)
    {
        if (name.Length is 0 or > MaxLength)
        {
            return null;
        }

        // "Origins" for "AllowedOrigins": far by letters, near by meaning. The shortest has least beside it.
        if (name.Length >= MinPart && candidates.Where(candidate => candidate.Contains(name, StringComparison.OrdinalIgnoreCase)).MinBy(candidate => candidate.Length) is { } containing)
        {
            return containing;
        }

        var (nearest, distance) = candidates
            .Where(candidate => candidate.Length <= MaxLength)
            .Select(candidate => (candidate, distance: Distance(candidate.ToUpperInvariant(), name.ToUpperInvariant())))
            .OrderBy(pair => pair.distance)
            .FirstOrDefault((candidate: "", distance: int.MaxValue));

        // Of two letters, two changes leave nothing.
        if (distance <= Math.Max(2, name.Length / 3) && distance < name.Length)
        {
            return nearest;
        }

        return candidates.FirstOrDefault(candidate => candidate.Length >= MinPart && name.Contains(candidate, StringComparison.OrdinalIgnoreCase));
    }

    private static int SharedEnd(string a, string b)
    {
        var length = 0;
        while (length < Math.Min(a.Length, b.Length) && char.ToUpperInvariant(a[^(length + 1)]) == char.ToUpperInvariant(b[^(length + 1)]))
        {
            length++;
        }

        return length;
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

    [GeneratedRegex("^Access-?Control-?|_?(In_?)?Seconds$|[-_]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex NoiseWords();
}
