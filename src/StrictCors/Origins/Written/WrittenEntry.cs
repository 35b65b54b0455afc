using System.Text.RegularExpressions;

namespace StrictCors.Origins;

/// <summary>Recognises an entry that is more than an origin, or less: one that excludes an origin, a comment, several origins with a word between
/// them, an origin in brackets or with other text, and a text that is percent-encoded.</summary>
internal static class WrittenEntry
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    // "!https://a.example", "-https://a.example", "not https://a.example", "# https://a.example", "// https://a.example".
    // "//a.example" has no scheme, and "-a.example" is a host.
    private static readonly Regex Exclusion = new(@"^((?i:not|except)\s+|[!~]\s*|(-+|\#+|//)\s*(?=[A-Za-z][A-Za-z0-9+.-]*://))\S", Options);

    private static readonly Regex Joint = new(@"\s*[|&+]+\s*|\s+(?i:or|and)\s+", Options);

    private static readonly char[] ExpressionMarks = ['\\', '^', '$', '@'];

    private static readonly Regex Escape = new("%[0-9A-Fa-f]{2}", Options);

    // What people write beside a value: "Origin: …", "… // the site", "… (the site)", "… # the site", "… -> …".
    private static readonly Regex Beside = new(@"^[A-Za-z-]+[:=]$|^([#(<;=]|//|--|->)", Options);

    public static OriginPatternDiagnosis? Diagnose(string text) =>
        Excluded(text) ?? Joined(text) ?? Bracketed(text) ?? Encoded(text) ?? WithOtherText(text);

    private static OriginPatternDiagnosis? Excluded(string text) =>
        Exclusion.IsMatch(text) ? new(OriginPatternFault.Excluded, null, []) : null;

    private static OriginPatternDiagnosis? Joined(string text)
    {
        string[] parts = [.. Joint.Split(text).Distinct(StringComparer.Ordinal)];
        return parts.Length > 1 && Array.TrueForAll(parts, IsOrigin) ? new(OriginPatternFault.SeveralOrigins, null, parts) : null;
    }

    private static OriginPatternDiagnosis? Bracketed(string text)
    {
        if (text is not (['(', .., ')'] or ['[', .., ']'] or ['{', .., '}']))
        {
            return null;
        }

        var inside = text[1..^1].Trim();
        return IsOrigin(inside) ? new(OriginPatternFault.Bracketed, null, [inside]) : null;
    }

    private static OriginPatternDiagnosis? Encoded(string text)
    {
        // Of two hosts, only the author knows which one is meant.
        if (!Escape.IsMatch(text) || text.IndexOfAny(ExpressionMarks) >= 0)
        {
            return null;
        }

        var origin = OriginPatternSuggestion.Suggest(Uri.UnescapeDataString(text));
        return new(OriginPatternFault.PercentEncoded, null, origin is null ? [] : [origin]);
    }

    private static OriginPatternDiagnosis? WithOtherText(string text)
    {
        string[] parts = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        string[] origins = [.. parts.Where(IsOrigin)];
        if (parts.Length == 1 || origins.Length != 1
            || parts.Count(part => part.Contains(WrittenOrigin.RightSeparator, StringComparison.Ordinal)) > 1
            || !(origins[0].Contains('.', StringComparison.Ordinal) || origins[0].Contains("localhost", StringComparison.Ordinal)))
        {
            return null;
        }

        // "https://a.example admin" may be the host "a.exampleadmin". Beside a mark, it is not.
        var at = Array.IndexOf(parts, origins[0]);
        var isClear = at == 0 ? Beside.IsMatch(parts[1]) : at == parts.Length - 1 && parts.Take(at).All(part => Beside.IsMatch(part));
        return isClear ? new(OriginPatternFault.OtherText, null, origins) : null;
    }

    private static bool IsOrigin(string text) =>
        text.Contains(WrittenOrigin.RightSeparator, StringComparison.Ordinal) && OriginPattern.TryParse(text, out _);
}
