using System.Net;
using StrictCors.Tool.Network;

namespace StrictCors.Tool.Scanning;

/// <summary>What a scan sends. It never sends a method that can change something: for those it sends their preflight.</summary>
/// <param name="Url">The address.</param>
/// <param name="Trusted">The origins that the server is meant to accept.</param>
/// <param name="Method">The method of the pages.</param>
/// <param name="Headers">Headers of the pages, for instance a token.</param>
/// <param name="IsHandshake">Whether to open WebSockets.</param>
/// <param name="Parallel">The number of connections at the same time.</param>
internal sealed record ScanRequest(
    Uri Url, IReadOnlyList<string> Trusted, string Method, IReadOnlyList<KeyValuePair<string, string>> Headers, bool IsHandshake, int Parallel)
{
    /// <summary>Gets a value indicating whether the requests themselves are sent, and not their preflights.</summary>
    public bool IsRead => Method is "GET" or "HEAD";

    public string SentMethod => IsHandshake ? "GET" : IsRead ? Method : "OPTIONS";

    public IEnumerable<KeyValuePair<string, string>> SentHeaders => IsHandshake
        ?
        [
            new("Connection", "Upgrade"),
            new("Upgrade", "websocket"),
            new("Sec-WebSocket-Version", "13"),
            new("Sec-WebSocket-Key", Convert.ToBase64String(Guid.NewGuid().ToByteArray())),
            .. Headers,
        ]
        : IsRead ? Headers
        : [new("Access-Control-Request-Method", Method), .. Headers];

    /// <summary>The version of HTTP: a handshake is of HTTP/1.1.</summary>
    public (Version Version, HttpVersionPolicy Policy) VersionOf(NetworkSettings settings) =>
        IsHandshake ? (HttpVersion.Version11, HttpVersionPolicy.RequestVersionExact) : settings.Version;
}
