using System.Text.RegularExpressions;

namespace StrictCors.Tests.Properties;

/// <summary>Tokens, and the names of headers that no page can set, as the standards write them.</summary>
internal static partial class PlainNames
{
    private static readonly string[] Forbidden =
    [
        "Accept-Charset", "Accept-Encoding", "Access-Control-Request-Headers", "Access-Control-Request-Method", "Connection", "Content-Length",
        "Cookie", "Cookie2", "Date", "DNT", "Expect", "Host", "Keep-Alive", "Origin", "Referer", "Set-Cookie", "TE", "Trailer",
        "Transfer-Encoding", "Upgrade", "Via",
    ];

    /// <summary>Fetch, "forbidden request-header", for values that name no method.</summary>
    public static bool IsForbidden(string name) =>
        Forbidden.Contains(name, StringComparer.OrdinalIgnoreCase)
        || name.StartsWith("proxy-", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("sec-", StringComparison.OrdinalIgnoreCase);

    public static bool IsToken(string text) => Token().IsMatch(text);

    [GeneratedRegex(@"\A[!#$%&'*+\-.^_`|~0-9A-Za-z]+\z")]
    private static partial Regex Token();
}
