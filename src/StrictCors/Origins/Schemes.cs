namespace StrictCors.Origins;

/// <summary>Schemes that are special in an entry of <c>AllowedOrigins</c>.</summary>
internal static class Schemes
{
    /// <summary>Whether the scheme never appears in an <c>Origin</c> header, although a URL with it looks like a serialised origin. An entry
    /// with such a scheme never matches, so it is a mistake. <c>file://</c> is the one exception.</summary>
    public static bool IsUnsent(ReadOnlySpan<char> scheme) => IsOpaque(scheme) || IsWebSocket(scheme) || IsNested(scheme);

    /// <summary>The origin of such a page is sent as <c>null</c> (URL standard, "origin"), or for files by some browsers as
    /// <c>file://</c>.</summary>
    public static bool IsOpaque(ReadOnlySpan<char> scheme) => scheme is "file" or "data";

    /// <summary>A handshake is sent with the origin of the page that opens the socket (RFC 6455 §4.1).</summary>
    public static bool IsWebSocket(ReadOnlySpan<char> scheme) => scheme is "ws" or "wss";

    /// <summary>Such a URL has the origin of the URL inside it, as in <c>blob:https://example.com/…</c>, or of the page that opened it.</summary>
    public static bool IsNested(ReadOnlySpan<char> scheme) => scheme is "blob" or "filesystem" or "about" or "javascript";

    /// <summary>Whether <c>scheme://*</c> may be written. Firefox, Safari and VS Code give each installation of an extension another host, so
    /// these origins cannot be listed. No web page has such a scheme.</summary>
    public static bool HasAnyExtension(ReadOnlySpan<char> scheme) =>
        scheme is "moz-extension" or "chrome-extension" or "safari-web-extension" or "vscode-webview";

    /// <summary>Whether anyone on the network path can forge the pages of the origin: http, except on the machine itself. A policy with
    /// credentials does not allow it unless <c>DangerouslyAllowInsecureOrigins</c> is true.</summary>
    public static bool IsInsecure(ReadOnlySpan<char> scheme, ReadOnlySpan<char> host) => scheme is "http" && !HostGrammar.IsLoopback(host);

    /// <summary>http or https if the scheme is one slip away from it, otherwise null.</summary>
    public static string? Meant(ReadOnlySpan<char> scheme) =>
        scheme is "http" or "https" ? null
        : IsOneSlip(scheme, "https") ? "https"
        : IsOneSlip(scheme, "http") ? "http"
        : null;

    /// <summary>One character too many, too few or wrong, or two adjacent characters swapped.</summary>
    private static bool IsOneSlip(ReadOnlySpan<char> written, ReadOnlySpan<char> meant)
    {
        if (Math.Abs(written.Length - meant.Length) > 1)
        {
            return false;
        }

        var start = 0;
        while (start < written.Length && start < meant.Length && written[start] == meant[start])
        {
            start++;
        }

        var a = written[start..];
        var b = meant[start..];
        var end = 0;
        while (end < a.Length && end < b.Length && a[^(end + 1)] == b[^(end + 1)])
        {
            end++;
        }

        a = a[..^end];
        b = b[..^end];
        return (a.Length <= 1 && b.Length <= 1) || (a.Length == 2 && b.Length == 2 && a[0] == b[1] && a[1] == b[0]);
    }
}
