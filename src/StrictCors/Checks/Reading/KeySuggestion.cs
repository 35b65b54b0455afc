using System.Text.RegularExpressions;
using StrictCors.Text;

namespace StrictCors.Checks;

/// <summary>The configuration key that an unknown key most likely means. Keys consist of words, so more is known about them than about
/// other names: "SupportsCredentials" means "AllowCredentials", and "Access-Control-Max-Age" means "PreflightMaxAge".</summary>
internal static class KeySuggestion
{
    private const string Warning = "Dangerously";
    private const int MinSharedEnd = 6;
    private const int MaxSlips = 3;

    // Constructed at the first unknown key.
    private static readonly Regex NoiseWords = new(
        "^Access-?Control-?|_?(In_?)?(Milliseconds|Seconds|Minutes|Hours|Days)$|[-_]|^(Allow)?(Any|All)(?-i:(?=[A-Z]))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>The name without the words that do not show which key is meant.</summary>
    public static string Plain(string name) => NoiseWords.Replace(name, "");

    /// <summary>Whether the key turns a guard off.</summary>
    public static bool IsSwitch(string key) => key.StartsWith(Warning, StringComparison.OrdinalIgnoreCase);

    /// <summary>The nearest of the known keys, or null if none is near, or if the name was to deny something. A key that turns a guard off is
    /// suggested only for its own misspelling.</summary>
    public static string? Find(IReadOnlyCollection<string> keys, string name)
    {
        if (DenyingKey.IsOne(name))
        {
            return null;
        }

        var plain = Plain(name);
        string[] switches = [.. keys.Where(IsSwitch)];
        string[] others = [.. keys.Where(key => !IsSwitch(key))];
        if (NameSuggestion.Misspelt(switches, plain) is { } own)
        {
            // "DangerouslyAllowAnyOrigin" is not a misspelling of any switch, and means nothing that is less dangerous.
            return own.StartsWith(plain, StringComparison.OrdinalIgnoreCase)
                || NameSuggestion.Slips(own.ToUpperInvariant(), plain.ToUpperInvariant()) <= MaxSlips ? own : null;
        }

        return LacksItsWarning(plain, switches, others) ? null : NameSuggestion.Nearest(others, plain) ?? WithLongestSharedEnd(others, plain);
    }

    /// <summary>"AllowNullOrigin" leaves out what a reader must see, and means no other key either.</summary>
    private static bool LacksItsWarning(string plain, string[] switches, string[] others)
    {
        string[] ends = [.. switches.Select(key => key[Warning.Length..])];
        return (NameSuggestion.Misspelt([.. others, .. ends], plain) is { } near && ends.Contains(near))
            || (Array.Exists(ends, end => end.EndsWith(plain, StringComparison.OrdinalIgnoreCase) && plain.Length > MinSharedEnd)
                && !Array.Exists(others, other => other.Contains(plain, StringComparison.OrdinalIgnoreCase)));
    }

    private static string? WithLongestSharedEnd(string[] keys, string plain)
    {
        string? best = null;
        var longest = MinSharedEnd - 1;
        foreach (var key in keys)
        {
            var length = SharedEnd(key, plain);
            if (length > longest)
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
