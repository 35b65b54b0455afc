using System.Buffers;
using System.Collections.Frozen;

namespace StrictCors.Policies;

/// <summary>Methods and header names that Fetch and RFC 9110 treat specially.</summary>
internal static class HttpNames
{
    /// <summary>RFC 9110 §5.6.2, "tchar".</summary>
    private static readonly SearchValues<char> TokenCharacters =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    // Fetch, "forbidden method". TRACK is IIS's TRACE.
    private static readonly FrozenSet<string> ForbiddenMethods = Set("CONNECT", "TRACE", "TRACK");

    // Fetch, "normalize": browsers upper-case these and no others. Hence the trap of "patch".
    private static readonly FrozenSet<string> NormalizedMethods = Set("DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT");

    // Fetch, "forbidden request-header", but for the two prefixes and the Access-Control-Request- names.
    private static readonly FrozenSet<string> ForbiddenRequestHeaders = Set(
        "Accept-Charset", "Accept-Encoding", "Connection", "Content-Length", "Cookie", "Cookie2", "Date", "DNT", "Expect", "Host",
        "Keep-Alive", "Origin", "Referer", "Set-Cookie", "TE", "Trailer", "Transfer-Encoding", "Upgrade", "Via");

    // RFC 9110 and friends: headers that only requests have. Those that both sides send (Connection, Date, Via, Accept…) are not here.
    private static readonly FrozenSet<string> RequestOnlyHeaders = Set(
        "Accept-Charset", "Accept-Language", "Authorization", "Cookie", "Cookie2", "DNT", "Expect", "From", "Host", "If-Match",
        "If-Modified-Since", "If-None-Match", "If-Range", "If-Unmodified-Since", "Max-Forwards", "Origin", "Proxy-Authorization", "Range",
        "Referer", "TE", "Upgrade-Insecure-Requests", "User-Agent");

    // Fetch, "CORS-safelisted response-header name".
    private static readonly FrozenSet<string> SafelistedResponseHeaders = Set(
        "Cache-Control", "Content-Language", "Content-Length", "Content-Type", "Expires", "Last-Modified", "Pragma");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ForbiddenRequestHeadersBySpan =
        ForbiddenRequestHeaders.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool IsToken(ReadOnlySpan<char> text) => text.Length > 0 && !text.ContainsAnyExcept(TokenCharacters);

    public static bool IsForbiddenMethod(string method) => ForbiddenMethods.Contains(method);

    public static bool IsNormalizedMethod(string method) => NormalizedMethods.Contains(method);

    /// <summary>Fetch, "CORS-safelisted method": case-sensitive, as methods are.</summary>
    public static bool IsSafelistedMethod(string method) => method is "GET" or "HEAD" or "POST";

    public static bool IsForbiddenRequestHeader(ReadOnlySpan<char> name) =>
        ForbiddenRequestHeadersBySpan.Contains(name)
        || name.StartsWith("Proxy-", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("Sec-", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("Access-Control-Request-", StringComparison.OrdinalIgnoreCase);

    /// <summary>The names of the answers of the CORS protocol, which say nothing in a request.</summary>
    public static bool IsResponseOnlyHeader(ReadOnlySpan<char> name) =>
        name.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase)
        && !name.StartsWith("Access-Control-Request-", StringComparison.OrdinalIgnoreCase);

    public static bool IsRequestOnlyHeader(string name) =>
        RequestOnlyHeaders.Contains(name)
        || name.StartsWith("Sec-Fetch-", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("Access-Control-Request-", StringComparison.OrdinalIgnoreCase);

    /// <summary>Fetch, "forbidden response-header name".</summary>
    public static bool IsForbiddenResponseHeader(string name) =>
        name.Equals("Set-Cookie", StringComparison.OrdinalIgnoreCase) || name.Equals("Set-Cookie2", StringComparison.OrdinalIgnoreCase);

    public static bool IsSafelistedResponseHeader(string name) => SafelistedResponseHeaders.Contains(name);

    private static FrozenSet<string> Set(params string[] names) => names.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
