using System.Text.RegularExpressions;

namespace StrictCors.Origins;

/// <summary>What is wrong with a text that is not a pattern, and what to write instead. Only configuration is diagnosed, never a
/// request: a request's origin is a serialised origin or it is malformed.</summary>
/// <param name="Fault">The first fault.</param>
/// <param name="Detail">What the message names: a scheme, a character or a port. Null if it names nothing.</param>
/// <param name="Suggestions">What to write instead: one pattern, several if the text holds several, none if that is unknown.</param>
internal readonly record struct OriginPatternDiagnosis(OriginPatternFault Fault, string? Detail, IReadOnlyList<string> Suggestions)
{
    // A longer text is not analysed: it contains no origin to suggest.
    private const int MaxDiagnosedLength = 4096;

    // A suggestion stays a line that a person reads at once.
    private const int MaxListLength = 160;

    private const string Quotes = "\"'`<>\u201c\u201d\u2018\u2019";

    private static readonly Regex PlaceholderMark = new(
        @"[$#]\{|\$\(|\{\{|\$[A-Z_]{2,}|%[A-Za-z_]{3,}%|.<[A-Za-z_-]+>|\{[A-Za-z_]\w*\}",
        RegexOptions.CultureInvariant | RegexOptions.Singleline);

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
            ?? RegularExpression(trimmed)
            ?? SeveralOrigins(trimmed)
            ?? Quotation(trimmed)
            ?? Blank(text)
            ?? Null(text)
            ?? Parts(WrittenOrigin.Read(text));
    }

    private static OriginPatternDiagnosis Create(OriginPatternFault fault, string? suggestion, string? detail = null) =>
        new(fault, detail, suggestion is null ? [] : [suggestion]);

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
            return Create(OriginPatternFault.OpaqueScheme, OriginPattern.Null.Text, scheme);
        }

        return UnsentSchemes.IsNested(scheme) ? Create(OriginPatternFault.NestedScheme, NestedOrigin(rest), scheme) : null;
    }

    // A host may be called "data".
    private static bool IsPort(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExceptInRange('0', '9');

    private static string? NestedOrigin(string url) =>
        WrittenOrigin.Read(url) is { Scheme.Length: > 0 } inner ? OriginPatternSuggestion.Suggest(inner) : null;

    private static OriginPatternDiagnosis? Placeholder(string text) =>
        PlaceholderMark.IsMatch(text) ? Create(OriginPatternFault.Placeholder, null) : null;

    private static OriginPatternDiagnosis? RegularExpression(string text) =>
        OriginRegularExpression.IsOne(text) ? Create(OriginPatternFault.RegularExpression, OriginRegularExpression.Translate(text)) : null;

    private static OriginPatternDiagnosis? SeveralOrigins(string text)
    {
        if (!JoinedOrigins.TrySplit(text, out var parts))
        {
            return JoinedOrigins.IsGlued(text) ? Create(OriginPatternFault.SeveralOrigins, null) : null;
        }

        // The whole list, ready to be copied, unless it is long or has a part without a suggestion.
        var patterns = parts.Select(part => OriginPatternSuggestion.Suggest(Unquote(part))).ToList();
        if (patterns is [var single])
        {
            return Create(OriginPatternFault.TrailingSeparator, single);
        }

        var known = patterns.OfType<string>().ToList();
        var length = known.Sum(pattern => pattern.Length + "\"\", ".Length) - ", ".Length;
        return new(OriginPatternFault.SeveralOrigins, null, known.Count < patterns.Count || length > MaxListLength ? [] : known);
    }

    private static OriginPatternDiagnosis? Quotation(string text) => Unquote(text) is var bare && bare.Length < text.Length
        ? Create(OriginPatternFault.Quoted, OriginPatternSuggestion.Suggest(InvisibleCharacters.Trim(bare)))
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

        var suggestion = InvisibleCharacters.Remove(text) is { } dense ? OriginPatternSuggestion.Suggest(dense) : null;
        return blanks.TrueForAll(blank => blank is ' ' or '\t' or '\r' or '\n')
            ? Create(OriginPatternFault.WhiteSpace, suggestion)
            : Create(
                OriginPatternFault.InvisibleCharacter,
                suggestion,
                FormattableString.Invariant($"U+{(int)blanks.Find(blank => blank is not (' ' or '\t' or '\r' or '\n')):X4}"));
    }

    private static OriginPatternDiagnosis? Null(string text) => text.Equals(OriginPattern.Null.Text, StringComparison.OrdinalIgnoreCase)
        ? Create(OriginPatternFault.UpperCaseNull, OriginPattern.Null.Text)
        : null;

    private static OriginPatternDiagnosis Parts(in WrittenOrigin written)
    {
        var fault = WrittenOriginDiagnosis.FindFault(written);
        var suggestion = fault == OriginPatternFault.AnyHost ? OriginPattern.Any.Text : OriginPatternSuggestion.Suggest(written);
        return Create(fault, suggestion, fault == OriginPatternFault.DefaultPort ? $"{written.Port} is the default port of {written.Scheme}" : null);
    }
}

/// <summary>What can be wrong with the spelling of one entry of <c>AllowedOrigins</c>. The catalogue of problems has a message for each.</summary>
internal enum OriginPatternFault
{
    Empty,
    WhiteSpace,
    InvisibleCharacter,
    SeveralOrigins,
    TrailingSeparator,
    RegularExpression,
    SchemeMissing,
    WildcardScheme,
    OpaqueScheme,
    NestedScheme,
    WebSocketScheme,
    UserInformation,
    TrailingSlash,
    Path,
    UpperCase,
    UpperCaseNull,
    NotPunycode,
    DefaultPort,
    InvalidPort,
    AnyHost,
    StarWithoutDomain,
    StarNotLeftmost,
    StarTouchesLetter,
    StarWithOtherScheme,
    StarInAddress,
    StarWithoutValidDomain,
    Ipv6Spelling,
    Ipv4Spelling,
    TrailingDot,
    TooLong,
    HostTooLong,
    Placeholder,
    Quoted,
    InvalidScheme,
    WrongSeparator,
    LeadingDot,
    NotAnOrigin,
}
