using StrictCors.Testing;

namespace StrictCors.Page.Trying;

/// <summary>A request to try, as the form of the page has it.</summary>
/// <param name="Origin">The address of the page that sends it, or only its origin.</param>
/// <param name="Method">The method; ignored for a handshake.</param>
/// <param name="Path">The path on this server, with the query.</param>
/// <param name="Headers">Lines of <c>Name: value</c>.</param>
/// <param name="Credentials">Whether cookies are included.</param>
/// <param name="Handshake">Whether it opens a WebSocket.</param>
/// <param name="Engine">The browser.</param>
internal sealed record Attempt(
    string? Origin, string? Method, string? Path, string? Headers, bool Credentials, bool Handshake, BrowserEngine Engine);
