using StrictCors.Protocol;

namespace StrictCors.Checks;

/// <summary>What the entries of a list name.</summary>
internal enum TokenKind
{
    Method,
    RequestHeader,
    ResponseHeader,
    HeaderOfSource,
}

/// <summary>What is known of the names in such a list.</summary>
internal static class TokenKinds
{
    // Headers that people write in lists. It serves to distinguish one name from several, never to reject one.
    private static readonly HashSet<string> KnownHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "Accept", "Accept-Language", "Authorization", "Cache-Control", "Content-Disposition", "Content-Encoding", "Content-Language",
        "Content-Length", "Content-Range", "Content-Type", "Cookie", "ETag", "Expires", "If-Match", "If-Modified-Since", "If-None-Match",
        "Last-Modified", "Link", "Location", "Origin", "Pragma", "Range", "Referer", "Retry-After", "Set-Cookie", "User-Agent", "Vary",
        "WWW-Authenticate", "X-API-Key", "X-Correlation-Id", "X-CSRF-Token", "X-Request-Id", "X-Requested-With", "X-Total-Count",
        "X-XSRF-Token",
    };

    private static readonly string[] KnownMethods = ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "CONNECT", "TRACE", "TRACK"];

    /// <summary>Words that other products read as a wildcard, or as its opposite.</summary>
    private static readonly string[] Words =
        ["any", "all", "none", "everything", "true", "false", "anyheader", "anymethod", "allheaders", "allmethods"];

    public static bool IsKnown(this TokenKind kind, string name) => kind == TokenKind.Method
        ? KnownMethods.Contains(name, StringComparer.OrdinalIgnoreCase)
        : KnownHeaders.Contains(name);

    /// <summary>Whether the name belongs in another list: a method among headers, or a header among methods.</summary>
    public static bool IsOfOtherList(this TokenKind kind, string name) => kind == TokenKind.Method
        ? KnownHeaders.Contains(name) && (name.Contains('-', StringComparison.Ordinal) || name.Length > "OPTIONS".Length)
        : KnownMethods.Contains(name, StringComparer.Ordinal);

    /// <summary>Whether a part of a longer text is likely to be a name of its own.</summary>
    public static bool IsPlausible(this TokenKind kind, string name) =>
        kind.IsKnown(name) || (kind != TokenKind.Method && name.IndexOf('-') > 0);

    /// <summary>Whether the name has a problem of its own in such a list, so that it is never suggested.</summary>
    public static bool IsRejected(this TokenKind kind, string name) => kind switch
    {
        TokenKind.Method => HttpNames.IsForbiddenMethod(name),
        TokenKind.RequestHeader => HttpNames.IsForbiddenRequestHeader(name.AsSpan()) || HttpNames.IsResponseOnlyHeader(name.AsSpan()),
        TokenKind.ResponseHeader => HttpNames.IsForbiddenResponseHeader(name) || HttpNames.IsRequestOnlyHeader(name),
        _ => false,
    };

    /// <summary>Whether the name looks like a wildcard and would match itself only.</summary>
    public static bool IsNoWildcard(string name) =>
        name is not "*" && (name.Contains('*', StringComparison.Ordinal)
            || Words.Contains(name.Replace("-", "", StringComparison.Ordinal), StringComparer.OrdinalIgnoreCase));

    /// <summary>A method in the case in which browsers send it.</summary>
    public static string InCase(this TokenKind kind, string name) =>
        kind == TokenKind.Method && kind.IsKnown(name) ? name.ToUpperInvariant() : name;
}
