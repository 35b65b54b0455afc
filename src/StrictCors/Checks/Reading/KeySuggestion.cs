using System.Text.RegularExpressions;
using StrictCors.Text;

namespace StrictCors.Checks;

/// <summary>The configuration key that an unknown key most likely means. Keys consist of words, so more is known about them than about
/// other names: "SupportsCredentials" means "AllowCredentials", and "Access-Control-Max-Age" means "PreflightMaxAge".</summary>
internal static class KeySuggestion
{
    private const int MinSharedEnd = 6;

    // Constructed at the first unknown key.
    private static readonly Regex NoiseWords = new(
        "^Access-?Control-?|_?(In_?)?Seconds$|[-_]",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>The nearest of the known keys, or null if none is near. A key that starts with "Dangerously" is suggested only if nearly
    /// its whole name was written.</summary>
    public static string? Find(IReadOnlyCollection<string> keys, string name)
    {
        var plain = NoiseWords.Replace(name, "");
        if (NameSuggestion.Nearest(keys, plain) is { } nearest)
        {
            return nearest;
        }

        string? best = null;
        var longest = MinSharedEnd - 1;
        foreach (var key in keys)
        {
            var length = SharedEnd(key, plain);
            if (length > longest && !key.StartsWith("Dangerously", StringComparison.Ordinal))
            {
                (best, longest) = (key, length);
            }
        }

        return best;
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
}
