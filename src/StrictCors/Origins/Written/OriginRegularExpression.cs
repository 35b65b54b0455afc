using System.Buffers;
using System.Text.RegularExpressions;

namespace StrictCors.Origins;

/// <summary>Recognises a regular expression for origins, as other libraries take them, and translates it if it is simple.</summary>
internal static class OriginRegularExpression
{
    private static readonly SearchValues<char> Untranslated = SearchValues.Create("^$(){}|+?");

    // ".*" alone is not a sign: "https://foo.*.com" is a misplaced star.
    // "https:\\-a.example" has backslashes for slashes. Brackets and bars count only before the path.
    private static readonly Regex Signs = new(
        @"^\^|\$$|(?<!:\\)\\[./:-]|\\[dwDW][*+{]|^\.[*+]|://\.[*+]|\.\+|\.\*\\|^https\?:|\][*+{]|\[[^\]\[:""']*[\^-]|^([^/?#]*//)?[^/?#]*[()|]",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private static readonly Regex EitherScheme = new(
        @"^\(?(https\?|http\(s\)\??|https\|http|http\|https)\)?:",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    // Dots included: it covers labels at any depth, as "*." does.
    private static readonly Regex AnyDepth = new(@"\(?(\.|\[\^/\])[*+]\)?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    // Some characters only: a star covers more.
    private static readonly Regex SomeText = new(
        @"\(?(\[[^\]\[]*\]|\\[dw])[*+]\)?",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    public static bool IsOne(string text) => Signs.IsMatch(text);

    /// <summary><c>^https://.*\.example\.com$</c> means <c>https://*.example.com</c>; other expressions are not translated.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="widens">Whether the translation covers origins that the expression does not.</param>
    public static string? Translate(string text, out bool widens)
    {
        var plain = text.Trim('^', '$', '/').Replace("\\/", "/", StringComparison.Ordinal);
        plain = EitherScheme.Replace(plain, "https:");
        plain = AnyDepth.Replace(plain, "*");
        widens = SomeText.IsMatch(plain);
        plain = SomeText.Replace(plain, "*").Replace("\\", "", StringComparison.Ordinal);
        if (plain.AsSpan().ContainsAny(Untranslated) || OriginPatternSuggestion.Suggest(plain) is not { } pattern)
        {
            return null;
        }

        // A star for the port covers the default port too, which has no digits to match.
        widens |= pattern == OriginPattern.Any.Text || pattern.EndsWith(":*", StringComparison.Ordinal);
        return pattern;
    }
}
