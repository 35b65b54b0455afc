using System.Text.RegularExpressions;

namespace StrictCors.Origins;

/// <summary>Recognises text that a person or a tool was to replace: <c>&lt;your origin&gt;</c>, <c>YOUR_ORIGIN</c>, <c>${ORIGIN}</c>,
/// <c>%ORIGIN%</c>, <c>#{Origin}#</c>. Of valid texts, hosts are looked at: <c>your-domain.com</c>.</summary>
internal static class PlaceholderText
{
    // Placeholders are short, and some of the expressions take the square of the length.
    private const int MaxLength = 512;

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.ExplicitCapture;

    // Marks of shells, templates and release pipelines. "[A-Z]" is a part of a regular expression, "[YOUR-HOST]" is not.
    private static readonly Regex Mark = new(
        @"[$#]\{|\$\(|\{\{|\$[A-Z_]{2,}|%[A-Za-z_]{3,}%|\{[A-Za-z_][\w.:-]*\}|__[A-Za-z]\w*?__|@@?[A-Z_]{2,}@"
        + @"|<(?![a-z][a-z0-9+.-]*://)[^<>A-Za-z]*[A-Za-z][^<>]*>",
        Options);

    private static readonly Regex UpperCase = new(@"(?<![A-Za-z0-9_-])[A-Z][A-Z_ -]{3,}(?![a-z0-9])", Options);

    private static readonly Regex Words = new(
        @"^(<|\[)?\s*(your|my|the|enter|insert|replace|change|put|todo)[\s_-][^.:/]*$", Options | RegexOptions.IgnoreCase);

    // "https://your-domain.com" and "https://__host__" are valid, but every page of documentation has them.
    private static readonly Regex Label = new(
        @"(^|\.)(your[-_]?(domain|site|website|app|host|hostname|frontend|company|origin|url)(-name|name)?|__[a-z0-9-]+__"
        + @"|(change|replace)[-_]?me)(\.|$)",
        Options);

    // A word in upper case that names what was to be put there. A host in upper case is a slip of another kind.
    private static readonly string[] UpperCaseWords =
        ["YOUR", "CHANGE", "REPLACE", "INSERT", "TODO", "ORIGIN", "DOMAIN", "HOSTNAME", "PLACEHOLDER", "FRONTEND"];

    /// <summary>Whether a valid name of a method or header has a mark that only placeholders have.</summary>
    public static bool IsName(string name) => name.Length <= MaxLength
        && ((MayHaveMark(name) && HasMark(name)) || name.StartsWith("YOUR_", StringComparison.Ordinal));

    /// <summary>Whether the host of a valid pattern has a label that stands for another one.</summary>
    public static bool IsHostOf(OriginPattern pattern) =>
        MayHaveLabel(pattern.Text) && pattern.Host is { Length: <= MaxLength } host && HasLabel(host);

    public static bool IsOne(string text) => text.Length <= MaxLength
        && (Mark.IsMatch(text) || Words.IsMatch(text)
            || (UpperCase.Match(text) is { Success: true } upper
                && Array.Exists(UpperCaseWords, word => upper.Value.Contains(word, StringComparison.Ordinal))));

    /// <summary>A start with valid names creates no regular expression: that would take longer than all its other checks.</summary>
    private static bool MayHaveMark(string text) =>
        text.AsSpan().IndexOfAny('$', '#', '%') >= 0 || text.AsSpan().IndexOfAny('@', '{', '<') >= 0
        || text.Contains("__", StringComparison.Ordinal);

    /// <summary>A list of a million origins costs no look at each host.</summary>
    private static bool MayHaveLabel(string text) =>
        text.Contains("your", StringComparison.Ordinal) || text.Contains("__", StringComparison.Ordinal)
        || text.Contains("change", StringComparison.Ordinal) || text.Contains("replace", StringComparison.Ordinal);

    // Methods of their own: one that reads a static field creates all of them when it is compiled.
    private static bool HasMark(string text) => Mark.IsMatch(text);

    private static bool HasLabel(string host) => Label.IsMatch(host);
}
