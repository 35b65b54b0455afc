using System.Buffers;

namespace StrictCors.Protocol;

/// <summary>Methods and header names that Fetch and RFC 9110 treat specially.</summary>
internal static class HttpNames
{
    /// <summary>RFC 9110 §5.6.2, "tchar".</summary>
    private static readonly SearchValues<char> TokenCharacters =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    // Arrays, not parameters of constants: the runtime would compile the code for each number of them anew at each start.
    private static readonly string[] ForbiddenMethods = ["CONNECT", "TRACE", "TRACK"];
    private static readonly string[] NormalizedMethods = ["DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT"];
    private static readonly string[] ForbiddenRequestHeaders =
    [
        "Accept-Charset", "Accept-Encoding", "Connection", "Content-Length", "Cookie", "Cookie2", "Date", "DNT", "Expect", "Host", "Keep-Alive",
        "Origin", "Referer", "Set-Cookie", "TE", "Trailer", "Transfer-Encoding", "Upgrade", "Via",
    ];

    private static readonly string[] RequestOnlyHeaders =
    [
        "Accept-Charset", "Accept-Language", "Cookie", "Cookie2", "DNT", "Expect", "From", "Host", "If-Match", "If-Modified-Since", "If-None-Match",
        "If-Range", "If-Unmodified-Since", "Max-Forwards", "Origin", "Proxy-Authorization", "Range", "Referer", "TE", "Upgrade-Insecure-Requests",
        "User-Agent",
    ];

    private static readonly string[] ForbiddenResponseHeaders = ["Set-Cookie", "Set-Cookie2"];
    private static readonly string[] SafelistedResponseHeaders =
    [
        "Cache-Control", "Content-Language", "Content-Length", "Content-Type", "Expires", "Last-Modified", "Pragma",
    ];

    public static bool IsToken(ReadOnlySpan<char> text) => text.Length > 0 && !text.ContainsAnyExcept(TokenCharacters);

    /// <summary>Fetch, "forbidden method". TRACK is IIS's TRACE.</summary>
    public static bool IsForbiddenMethod(string method) => IsOneOf(method, ForbiddenMethods);

    /// <summary>Fetch, "normalize": browsers upper-case these and no others. Hence the trap of "patch".</summary>
    public static bool IsNormalizedMethod(string method) => IsOneOf(method, NormalizedMethods);

    /// <summary>Fetch, "CORS-safelisted method": case-sensitive, as methods are.</summary>
    public static bool IsSafelistedMethod(string method) => method is "GET" or "HEAD" or "POST";

    /// <summary>RFC 9110 §9.2.1, "safe": the methods that change nothing and that an endpoint can have.</summary>
    public static bool IsSafeMethod(string method) => method is "GET" or "HEAD" or "OPTIONS";

    /// <summary>Fetch, "forbidden request-header".</summary>
    public static bool IsForbiddenRequestHeader(ReadOnlySpan<char> name) =>
        IsOneOf(name, ForbiddenRequestHeaders)
        || name.StartsWith("Proxy-", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("Sec-", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("Access-Control-Request-", StringComparison.OrdinalIgnoreCase);

    /// <summary>Response headers of the CORS protocol, which have no meaning in a request.</summary>
    public static bool IsResponseOnlyHeader(ReadOnlySpan<char> name) =>
        name.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase)
        && !name.StartsWith("Access-Control-Request-", StringComparison.OrdinalIgnoreCase);

    /// <summary>RFC 9110 and friends: headers that only requests have. Those that both sides send (Connection, Date, Via, Accept…) are
    /// not among them. <c>Authorization</c> is not either: sign-ins hand out tokens in a response header of that name
    /// (whatwg/fetch#471).</summary>
    public static bool IsRequestOnlyHeader(string name) =>
        IsOneOf(name, RequestOnlyHeaders)
        || name.StartsWith("Sec-Fetch-", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("Access-Control-Request-", StringComparison.OrdinalIgnoreCase);

    /// <summary>Fetch, "forbidden response-header name".</summary>
    public static bool IsForbiddenResponseHeader(string name) => IsOneOf(name, ForbiddenResponseHeaders);

    /// <summary>Fetch, "CORS-safelisted response-header name".</summary>
    public static bool IsSafelistedResponseHeader(string name) =>
        IsOneOf(name, SafelistedResponseHeaders);

    /// <summary>Fetch, "CORS non-wildcard request-header name": the one name that a star does not cover.</summary>
    public static bool IsNonWildcardHeader(ReadOnlySpan<char> name) => name.Equals("Authorization", StringComparison.OrdinalIgnoreCase);

    /// <summary>The names are compared one by one: a comparison ends at once if the lengths differ, and a table need not be built.</summary>
    private static bool IsOneOf(ReadOnlySpan<char> name, string[] names)
    {
        foreach (var one in names)
        {
            if (name.Equals(one, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
