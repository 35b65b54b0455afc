namespace StrictCors.Tests.Schema;

/// <summary>Writes the patterns of the schema for misspelt names: JSON Schema has no other way to compare a text with a name in any case.</summary>
internal static class SlipPattern
{
    private const string Token = "[!#$%&'*+.^_`|~0-9A-Za-z-]";

    /// <summary>One character too many, too few or another one, or two that are swapped.</summary>
    public static string OfOne(string name) => Entry(name, "", Slip(name, withSwap: true));

    /// <summary>The same, or two characters anywhere. With a prefix of its own it is another name.</summary>
    public static string OfTwo(string name) => Entry(name, "(?![Xx]-)", string.Join('|', Enumerable.Range(0, name.Length + 1)
        .Select(at => Slip(name[..at], withSwap: false) + Slip(name[at..], withSwap: false)).Prepend(Slip(name, withSwap: true))));

    /// <summary>A whole entry, of an array or of a text with ';', that is not the name itself.</summary>
    private static string Entry(string name, string others, string slips) => $"(?:^|;)(?!{AsWritten(name)}(?:;|$)){others}(?:{slips})(?:;|$)";

    private static string Slip(string name, bool withSwap)
    {
        if (name.Length == 0)
        {
            return $"{Token}?";
        }

        var (first, rest) = (AsWritten(name[..1]), name[1..]);
        var swap = withSwap && rest.Length > 0 && AsWritten(rest[..1]) != first ? $"|{AsWritten(rest[..1])}{first}{AsWritten(rest[1..])}" : "";
        return $"(?:{first}{Slip(rest, withSwap)}|{Token}?{first}?{AsWritten(rest)}{swap})";
    }

    private static string AsWritten(string text) => string.Concat(text.Select(character =>
        char.IsAsciiLetter(character) ? $"[{char.ToUpperInvariant(character)}{char.ToLowerInvariant(character)}]" : $"{character}"));
}
