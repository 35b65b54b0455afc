using System.Text.RegularExpressions;

namespace StrictCors.Tests.Properties;

/// <summary>Origins §3 read a second time: a pattern is what becomes an origin when its stars are filled in.</summary>
internal static partial class PlainPattern
{
    public static bool IsPattern(string text) => text switch
    {
        "*" or "null" or "file://" => true,
        "moz-extension://*" or "chrome-extension://*" or "safari-web-extension://*" or "vscode-webview://*" => true,
        _ when TypedDot().IsMatch(text) || Slip().IsMatch(text) => false,
        _ when !text.Contains('*', StringComparison.Ordinal) => PlainReading.IsOrigin(text) && !Unsent().IsMatch(text),
        _ when AnyPortOfOneHost().Match(text) is { Success: true } match => PlainReading.IsOrigin(match.Groups["origin"].Value),
        _ => Star().Match(text) is { Success: true } match
            && PlainReading.IsOrigin($"{match.Groups["scheme"].Value}a{match.Groups["rest"].Value}{match.Groups["port"].Value}"),
    };

    // Pages of these schemes have the origin "null", or that of the page that made or opened them.
    [GeneratedRegex(@"\A(?:blob|data|file|filesystem|wss?):", RegexOptions.CultureInvariant)]
    private static partial Regex Unsent();

    // Browsers send the dot after a host only if the user typed it.
    [GeneratedRegex(@"\Ahttps?://[^:]*\.(?::.*)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex TypedDot();

    // One character missing, one wrong, one too many, two swapped.
    [GeneratedRegex(@"\A(?!https?:)(?:ttps?|htps?|htts?|.ttps?|h.tps?|ht.ps?|htt.s?|http.|.https?|h.ttps?|ht.tps?|htt.ps?|http.s|https.|thtps?|htpts?"
        + @"|httsp)://", RegexOptions.CultureInvariant)]
    private static partial Regex Slip();

    [GeneratedRegex(@"\A(?<origin>https?://(?:\[[0-9a-f:]+\]|[a-z0-9._-]+)):\*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex AnyPortOfOneHost();

    [GeneratedRegex(@"\A(?<scheme>https?://([a-z0-9_-]+-)?)\*(?<rest>(-[a-z0-9_-]+)?\.[a-z0-9._-]+)((?<port>:[0-9]+)|:\*)?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Star();
}
