using StrictCors.Testing;

namespace StrictCors.Tool.Browsing;

/// <summary>A call of <c>fetch</c> in a page, or the opening of a WebSocket.</summary>
/// <param name="Method">The method.</param>
/// <param name="Headers">The headers that the page sets.</param>
/// <param name="Credentials">The option <c>credentials</c>.</param>
/// <param name="Mode">The option <c>mode</c>.</param>
/// <param name="Engine">The browser.</param>
/// <param name="IsWebSocket">Whether the page opens a WebSocket.</param>
internal sealed record PageRequest(
    string Method, IReadOnlyList<KeyValuePair<string, string>> Headers, FetchCredentials Credentials, FetchMode Mode, BrowserEngine Engine,
    bool IsWebSocket)
{
    /// <summary>Gets a value indicating whether the page includes cookies and the like.</summary>
    public bool IncludesCredentials => Credentials == FetchCredentials.Include;
}
