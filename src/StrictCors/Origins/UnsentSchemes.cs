namespace StrictCors.Origins;

/// <summary>Schemes that never appear in an <c>Origin</c> header, although a URL with one looks like a serialised origin. An entry
/// with such a scheme never matches, so it is a mistake.</summary>
internal static class UnsentSchemes
{
    public static bool Contains(ReadOnlySpan<char> scheme) => IsOpaque(scheme) || IsWebSocket(scheme) || IsNested(scheme);

    /// <summary>The origin of such a page is sent as <c>null</c> (URL standard, "origin").</summary>
    public static bool IsOpaque(ReadOnlySpan<char> scheme) => scheme is "file" or "data";

    /// <summary>A handshake is sent with the origin of the page that opens the socket (RFC 6455 §4.1).</summary>
    public static bool IsWebSocket(ReadOnlySpan<char> scheme) => scheme is "ws" or "wss";

    /// <summary>Such a URL has the origin of the URL inside it: <c>blob:https://example.com/…</c>.</summary>
    public static bool IsNested(ReadOnlySpan<char> scheme) => scheme is "blob" or "filesystem";
}
