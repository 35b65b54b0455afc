using System.Globalization;
using System.Text.RegularExpressions;

namespace StrictCors.Origins;

/// <summary>What is wrong with a text that is no pattern, and what to write instead. Only configuration comes here, never a
/// request: a request's origin is a serialised origin or it is malformed.</summary>
internal readonly partial record struct OriginPatternDiagnosis(OriginPatternFault Fault, string Message, string? Suggestion)
{
    // Past this length a text is not looked into: there is no origin to suggest.
    private const int MaxDiagnosedLength = 4096;

    // A message stays a line that a person reads at once.
    private const int MaxListLength = 160;

    private const string OneOriginPerEntry = "One origin per entry.";
    private const string Quotes = "\"'`<>\u201c\u201d\u2018\u2019";

    /// <summary>The first thing that is wrong, asked from the outside in: the whole text, then its parts.</summary>
    public static OriginPatternDiagnosis Of(string text)
    {
        var trimmed = InvisibleCharacters.Trim(text);
        if (trimmed.Length == 0)
        {
            return new(OriginPatternFault.Empty, "An entry is empty.", "remove the entry");
        }

        if (trimmed.Length > MaxDiagnosedLength)
        {
            return new(OriginPatternFault.NoOrigin, $"An origin has at most {SerializedOrigin.MaxLength} characters.", null);
        }

        return UnsentScheme(trimmed)
            ?? Placeholder(trimmed)
            ?? RegularExpression(trimmed)
            ?? SeveralOrigins(trimmed)
            ?? Quotation(trimmed)
            ?? Blank(text)
            ?? Null(text)
            ?? Parts(WrittenOrigin.Read(text));
    }

    private static OriginPatternDiagnosis? UnsentScheme(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var scheme = text[..Math.Max(colon, 0)].ToLowerInvariant();
        var rest = text[(colon + 1)..];
        if (!UnsentSchemes.Contains(scheme) || IsPort(rest))
        {
            return null;
        }

        if (UnsentSchemes.IsOpaque(scheme))
        {
            return new(OriginPatternFault.OpaqueScheme, $"A page from '{scheme}:' has an opaque origin, which browsers send as 'null' (to allow it, DangerouslyAllowNullOrigin must be true).", OriginPattern.Null.Text);
        }

        return UnsentSchemes.IsNested(scheme)
            ? new(OriginPatternFault.OpaqueScheme, $"A page from '{scheme}:' has the origin of the page that made it.", NestedOrigin(rest))
            : null;
    }

    // A host may be called "data".
    private static bool IsPort(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExceptInRange('0', '9');

    private static string? NestedOrigin(string url) => WrittenOrigin.Read(url) is { Scheme.Length: > 0 } inner ? OriginPatternSuggestion.Of(inner) : null;

    private static OriginPatternDiagnosis? Placeholder(string text) => PlaceholderMark().IsMatch(text)
        ? new(OriginPatternFault.NoOrigin, "Placeholders are not filled in; '*.' stands for any subdomain.", null)
        : null;

    private static OriginPatternDiagnosis? RegularExpression(string text) => OriginRegularExpression.IsOne(text)
        ? new(OriginPatternFault.RegularExpression, "No regular expressions: '*.' stands for one or more labels.", OriginRegularExpression.Translate(text))
        : null;

    private static OriginPatternDiagnosis? SeveralOrigins(string text)
    {
        if (!JoinedOrigins.TrySplit(text, out var parts))
        {
            return JoinedOrigins.IsGlued(text) ? new(OriginPatternFault.SeveralOrigins, OneOriginPerEntry, null) : null;
        }

        // The whole list, ready to be copied, unless it is long or holds something that is unclear itself.
        var patterns = parts.Select(part => OriginPatternSuggestion.Of(Unquote(part))).ToList();
        var list = string.Join(", ", patterns.Select(pattern => $"\"{pattern}\""));
        return patterns is [var single]
            ? new(OriginPatternFault.SeveralOrigins, "One origin per entry: remove the separator.", single)
            : new(OriginPatternFault.SeveralOrigins, OneOriginPerEntry, patterns.Contains(null) || list.Length > MaxListLength ? null : list);
    }

    private static OriginPatternDiagnosis? Quotation(string text) => Unquote(text) is var bare && bare.Length < text.Length
        ? new(OriginPatternFault.NoOrigin, "Remove the quotation marks.", OriginPatternSuggestion.Of(InvisibleCharacters.Trim(bare)))
        : null;

    /// <summary>Without quotation marks and without the brackets of a list: <c>["https://example.com"]</c>.</summary>
    private static string Unquote(string text)
    {
        var quoted = text is ['[', '"' or '\'', ..] ? text[1..] : text;
        quoted = quoted is [.., '"' or '\'', ']'] ? quoted[..^1] : quoted;
        return quoted.Trim(Quotes.ToCharArray());
    }

    private static OriginPatternDiagnosis? Blank(string text)
    {
        var blanks = text.Where(InvisibleCharacters.IsBlank).ToList();
        if (blanks.Count == 0)
        {
            return null;
        }

        var invisible = blanks.Find(blank => blank is not (' ' or '\t' or '\r' or '\n'));
        var message = blanks.TrueForAll(blank => blank is ' ' or '\t' or '\r' or '\n')
            ? "Remove the white space."
            : string.Create(CultureInfo.InvariantCulture, $"Remove the invisible character U+{(int)invisible:X4}.");
        return new(OriginPatternFault.WhiteSpace, message, InvisibleCharacters.Remove(text) is { } dense ? OriginPatternSuggestion.Of(dense) : null);
    }

    private static OriginPatternDiagnosis? Null(string text) => text.Equals(OriginPattern.Null.Text, StringComparison.OrdinalIgnoreCase)
        ? new(OriginPatternFault.UpperCase, "Browsers send 'null' in lower case.", OriginPattern.Null.Text)
        : null;

    private static OriginPatternDiagnosis Parts(in WrittenOrigin written)
    {
        var (fault, message) = WrittenOriginDiagnosis.First(written);
        return new(fault, message, fault == OriginPatternFault.AnyHost ? OriginPattern.Any.Text : OriginPatternSuggestion.Of(written));
    }

    [GeneratedRegex(@"[$#]\{|\$\(|\{\{|\$[A-Z_]{2,}|%[A-Za-z_]{3,}%|.<[A-Za-z_-]+>|\{[A-Za-z_]\w*\}", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex PlaceholderMark();
}
