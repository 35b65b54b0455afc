namespace StrictCors.Origins;

/// <summary>What is wrong with a text that is not a pattern, and what to write instead. Only configuration is diagnosed, never a
/// request: a request's origin is a serialised origin or it is malformed.</summary>
/// <param name="Fault">The first fault.</param>
/// <param name="Detail">What the message names: a scheme, a character or a port. Null if it names nothing.</param>
/// <param name="Suggestions">What to write instead: one pattern, several if the text holds several, none if that is unknown.</param>
/// <param name="Widens">Whether a suggestion covers origins that the text does not name. Such a suggestion is shown, but a tool does not
/// apply it.</param>
internal readonly record struct OriginPatternDiagnosis(
    OriginPatternFault Fault, string? Detail, IReadOnlyList<string> Suggestions, bool Widens = false)
{
    // A longer text is not analysed: it contains no origin to suggest.
    private const int MaxDiagnosedLength = 4096;

    // A longer list is described in words: a suggestion is never cut.
    private const int MaxListLength = 900;

    private const string Quotes = "\"'`<>\u201c\u201d\u2018\u2019";

    /// <summary>The first fault, from the outside in: the whole text, then its parts.</summary>
    public static OriginPatternDiagnosis Diagnose(string text)
    {
        var trimmed = InvisibleCharacters.Trim(text);
        if (trimmed.Length == 0)
        {
            return Create(OriginPatternFault.Empty, null);
        }

        if (trimmed.Length > MaxDiagnosedLength)
        {
            return Create(OriginPatternFault.TooLong, null);
        }

        return UnsentScheme(trimmed)
            ?? Placeholder(trimmed)
            ?? WrittenEntry.Diagnose(trimmed)
            ?? RegularExpression(trimmed)
            ?? SeveralOrigins(trimmed)
            ?? Quotation(trimmed)
            ?? Blank(text)
            ?? Null(text)
            ?? Parts(text);
    }

    private static OriginPatternDiagnosis Create(OriginPatternFault fault, string? suggestion, string? detail = null, bool widens = false) =>
        new(fault, detail, suggestion is null ? [] : [suggestion], widens);

    private static OriginPatternDiagnosis Repair(OriginPatternFault fault, string text, string? suggestion, string? detail = null) =>
        Create(fault, suggestion, detail, suggestion is not null && OriginPatternSuggestion.Widens(text, suggestion));

    private static OriginPatternDiagnosis? UnsentScheme(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var scheme = text[..Math.Max(colon, 0)].ToLowerInvariant();
        var rest = text[(colon + 1)..];
        if (!Schemes.IsUnsent(scheme) || IsPort(rest))
        {
            return null;
        }

        return Schemes.IsNested(scheme) ? Create(OriginPatternFault.NestedScheme, NestedOrigin(rest), scheme)
            : Schemes.IsOpaque(scheme) ? Create(scheme is "file" ? OriginPatternFault.FileScheme : OriginPatternFault.DataScheme, null)
            : null;
    }

    // A host may be called "data".
    private static bool IsPort(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExceptInRange('0', '9');

    private static string? NestedOrigin(string url) =>
        WrittenOrigin.Read(url) is { Scheme.Length: > 0 } inner ? OriginPatternSuggestion.Suggest(inner) : null;

    private static OriginPatternDiagnosis? Placeholder(string text) =>
        PlaceholderText.IsOne(text) ? Create(OriginPatternFault.Placeholder, null) : null;

    private static OriginPatternDiagnosis? RegularExpression(string text) => OriginRegularExpression.IsOne(text)
        ? Create(OriginPatternFault.RegularExpression, OriginRegularExpression.Translate(text, out var widens), widens: widens)
        : null;

    private static OriginPatternDiagnosis? SeveralOrigins(string text)
    {
        if (!JoinedOrigins.TrySplit(text, out var parts))
        {
            return JoinedOrigins.IsGlued(text) ? Create(OriginPatternFault.SeveralOrigins, null) : null;
        }

        // The whole list, ready to be copied, unless it is long or has a part without a suggestion.
        var bare = parts.Select(Unquote).ToList();
        var patterns = bare.Select(part => OriginPatternSuggestion.Suggest(part)).ToList();
        var widens = bare.Zip(patterns, (part, pattern) => pattern is not null && OriginPatternSuggestion.Widens(part, pattern)).Contains(true);
        if (patterns.Distinct().ToList() is [{ } single])
        {
            return Create(OriginPatternFault.TrailingSeparator, single, widens: widens);
        }

        var known = patterns.OfType<string>().Distinct().ToList();
        var length = known.Sum(pattern => pattern.Length + "\"\", ".Length) - ", ".Length;
        return new(OriginPatternFault.SeveralOrigins, null, patterns.Contains(null) || length > MaxListLength ? [] : known, widens);
    }

    private static OriginPatternDiagnosis? Quotation(string text) => Unquote(text) is var bare && bare.Length < text.Length
        ? Repair(OriginPatternFault.Quoted, bare, OriginPatternSuggestion.Suggest(InvisibleCharacters.Trim(bare)))
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

        var dense = InvisibleCharacters.Remove(text);
        var suggestion = dense is null ? null : OriginPatternSuggestion.Suggest(dense);
        return blanks.TrueForAll(blank => blank is ' ' or '\t' or '\r' or '\n')
            ? Repair(OriginPatternFault.WhiteSpace, dense ?? text, suggestion)
            : Repair(
                OriginPatternFault.InvisibleCharacter,
                dense ?? text,
                suggestion,
                FormattableString.Invariant($"U+{(int)blanks.Find(blank => blank is not (' ' or '\t' or '\r' or '\n')):X4}"));
    }

    private static OriginPatternDiagnosis? Null(string text) => text.Equals(OriginPattern.Null.Text, StringComparison.OrdinalIgnoreCase)
        ? Create(OriginPatternFault.UpperCaseNull, OriginPattern.Null.Text)
        : null;

    private static OriginPatternDiagnosis Parts(string text)
    {
        var written = WrittenOrigin.Read(text);
        var fault = WrittenOriginDiagnosis.FindFault(written);
        var detail = fault switch
        {
            OriginPatternFault.DefaultPort => $"{written.Port} is the default port of {written.Scheme}",
            OriginPatternFault.MisspelledScheme => Schemes.Meant(written.Scheme.ToLowerInvariant()),
            _ => null,
        };
        return Repair(fault, text, OriginPatternSuggestion.Suggest(written), detail);
    }
}
