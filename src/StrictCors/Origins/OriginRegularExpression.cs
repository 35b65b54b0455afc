using System.Buffers;
using System.Text.RegularExpressions;

namespace StrictCors.Origins;

/// <summary>A regular expression for origins, as other libraries take them: recognised, and translated where it is plain.</summary>
internal static partial class OriginRegularExpression
{
    private static readonly SearchValues<char> Untranslated = SearchValues.Create("^$(){}|+?");

    public static bool IsOne(string text) => Trace().IsMatch(text);

    /// <summary><c>^https://.*\.example\.com$</c> means <c>https://*.example.com</c>; what is not so plain has no translation.</summary>
    public static string? Translate(string text)
    {
        var plain = text.Trim('^', '$', '/').Replace("\\/", "/", StringComparison.Ordinal);
        plain = EitherScheme().Replace(plain, "https:");
        plain = AnyText().Replace(plain, "*").Replace("\\", "", StringComparison.Ordinal);
        return plain.AsSpan().ContainsAny(Untranslated) ? null : OriginPatternSuggestion.Of(plain);
    }

    // Not every ".*": "https://foo.*.com" is a misplaced star. Brackets and bars count in front of the path only.
    [GeneratedRegex(
        @"^\^|\$$|\\[./:-]|\\[dwDW][*+{]|^\.[*+]|://\.[*+]|\.\+|\.\*\\|^https\?:|\][*+{]|\[[^\]\[:""']*[\^-]|^([^/?#]*//)?[^/?#]*[()|]",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Trace();

    [GeneratedRegex(@"^\(?(https\?|http\(s\)\??|https\|http|http\|https)\)?:", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex EitherScheme();

    [GeneratedRegex(@"\(?(\.|\[[^\]\[]*\]|\\[dw])[*+]\)?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex AnyText();
}
