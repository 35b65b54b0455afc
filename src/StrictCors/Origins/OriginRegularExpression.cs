using System.Buffers;
using System.Text.RegularExpressions;

namespace StrictCors.Origins;

/// <summary>Recognises a regular expression for origins, as other libraries take them, and translates it if it is simple.</summary>
internal static class OriginRegularExpression
{
    private static readonly SearchValues<char> Untranslated = SearchValues.Create("^$(){}|+?");

    // ".*" alone is not a sign: "https://foo.*.com" is a misplaced star. Brackets and bars count only before the path.
    private static readonly Regex Signs = new(
        @"^\^|\$$|\\[./:-]|\\[dwDW][*+{]|^\.[*+]|://\.[*+]|\.\+|\.\*\\|^https\?:|\][*+{]|\[[^\]\[:""']*[\^-]|^([^/?#]*//)?[^/?#]*[()|]",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private static readonly Regex EitherScheme = new(
        @"^\(?(https\?|http\(s\)\??|https\|http|http\|https)\)?:",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private static readonly Regex AnyText = new(
        @"\(?(\.|\[[^\]\[]*\]|\\[dw])[*+]\)?",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    public static bool IsOne(string text) => Signs.IsMatch(text);

    /// <summary><c>^https://.*\.example\.com$</c> means <c>https://*.example.com</c>; other expressions are not translated.</summary>
    public static string? Translate(string text)
    {
        var plain = text.Trim('^', '$', '/').Replace("\\/", "/", StringComparison.Ordinal);
        plain = EitherScheme.Replace(plain, "https:");
        plain = AnyText.Replace(plain, "*").Replace("\\", "", StringComparison.Ordinal);
        return plain.AsSpan().ContainsAny(Untranslated) ? null : OriginPatternSuggestion.Suggest(plain);
    }
}
