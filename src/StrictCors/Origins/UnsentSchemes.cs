namespace StrictCors.Origins;

/// <summary>Schemes whose origins have the form of a serialised origin but never stand in an <c>Origin</c> header: an entry
/// with one of them would never match, and whoever wrote it meant another.</summary>
internal static class UnsentSchemes
{
    public static bool Contains(ReadOnlySpan<char> scheme) => IsOpaque(scheme) || IsWebSocket(scheme) || IsNested(scheme);

    /// <summary>Pages from these are sent as <c>null</c> (URL standard, "origin").</summary>
    public static bool IsOpaque(ReadOnlySpan<char> scheme) => scheme is "file" or "data";

    /// <summary>A handshake is sent with the origin of the page that opens the socket (RFC 6455 §4.1).</summary>
    public static bool IsWebSocket(ReadOnlySpan<char> scheme) => scheme is "ws" or "wss";

    /// <summary>These have the origin of the URL they hold: <c>blob:https://example.com/…</c>.</summary>
    public static bool IsNested(ReadOnlySpan<char> scheme) => scheme is "blob" or "filesystem";
}
