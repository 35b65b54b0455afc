using System.Globalization;
using System.Text.RegularExpressions;

namespace StrictCors.Tests.Properties.Fetch;

/// <summary>Which headers a page may set, and which of them need permission, as the Fetch standard writes it.</summary>
internal static partial class RequestHeaders
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

    /// <summary>Fetch, "CORS-unsafe request-header names".</summary>
    public static IReadOnlyCollection<string> UnsafeNames(IEnumerable<(string Name, string Value)> headers)
    {
        var unsafeNames = new List<string>();
        var potentiallyUnsafeNames = new List<string>();
        var safelistValueSize = 0;
        foreach (var (name, value) in headers)
        {
            if (!IsSafelisted(name, value))
            {
                unsafeNames.Add(name);
            }
            else
            {
                potentiallyUnsafeNames.Add(name);
                safelistValueSize += value.Length;
            }
        }

        if (safelistValueSize > 1024)
        {
            unsafeNames.AddRange(potentiallyUnsafeNames);
        }

        // "Convert header names to a sorted-lowercase set".
        return new SortedSet<string>(unsafeNames.Select(name => name.ToLowerInvariant()), StringComparer.Ordinal);
    }

    public static bool IsToken(string text) => Token().IsMatch(text);

    /// <summary>Fetch, "CORS-safelisted request-header".</summary>
    private static bool IsSafelisted(string name, string value)
    {
        if (value.Length > 128)
        {
            return false;
        }

        return name.ToLowerInvariant() switch
        {
            "accept" => !HasUnsafeByte(value),
            "accept-language" or "content-language" => Language().IsMatch(value),
            "content-type" => !HasUnsafeByte(value)
                && value.Split(';')[0].Trim().ToLowerInvariant() is "application/x-www-form-urlencoded" or "multipart/form-data" or "text/plain",
            "range" => IsSimpleRange(value),
            _ => false,
        };
    }

    /// <summary>Fetch, "parse a single range header value", with a start.</summary>
    private static bool IsSimpleRange(string value)
    {
        var match = Range().Match(value);
        return match.Success
            && (match.Groups[2].Length == 0
                || int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) <= int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture));
    }

    /// <summary>Fetch, "CORS-unsafe request-header byte".</summary>
    private static bool HasUnsafeByte(string value) =>
        value.Any(character => (character < ' ' && character != '\t') || "\"():<>?@[\\]{}\u007f".Contains(character, StringComparison.Ordinal));

    [GeneratedRegex(@"\A[!#$%&'*+\-.^_`|~0-9A-Za-z]+\z")]
    private static partial Regex Token();

    [GeneratedRegex(@"\A[0-9A-Za-z *,\-.;=]*\z")]
    private static partial Regex Language();

    [GeneratedRegex(@"\Abytes=([0-9]+)-([0-9]*)\z")]
    private static partial Regex Range();
}
