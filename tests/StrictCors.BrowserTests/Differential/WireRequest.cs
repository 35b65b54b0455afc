using System.Text;

namespace StrictCors.BrowserTests.Differential;

/// <summary>A request as it is on the wire.</summary>
internal sealed record WireRequest(string Method, string Path, IReadOnlyList<GeneratedHeader> Headers, string Body)
{
    /// <summary>What browsers send by themselves and no test is about: the connection, the user's languages, the program and its hints.</summary>
    private static readonly HashSet<string> Unrelated = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "User-Agent", "Accept-Encoding", "Accept-Language", "Content-Length", "Cache-Control", "Pragma", "Priority", "DNT", "Sec-GPC",
        "TE", "Sec-CH-UA", "Sec-CH-UA-Mobile", "Sec-CH-UA-Platform", "Sec-Fetch-Storage-Access",
    };

    /// <summary>What the model adds to a handshake. The rest is up to the client of the WebSocket.</summary>
    private static readonly HashSet<string> OfHandshakes = new(StringComparer.OrdinalIgnoreCase) { "Host", "Origin", "Cookie" };

    /// <summary>Gets the key of the handshake of a WebSocket, or null for any other request.</summary>
    public string? SocketKey => Headers.FirstOrDefault(header => Is(header.Name, "Sec-WebSocket-Key"))?.Value;

    public bool IsPreflight => Method == "OPTIONS" && Headers.Any(header => Is(header.Name, "Access-Control-Request-Method"));

    public static async Task<WireRequest?> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        if (await ReadLineAsync(stream, cancellationToken) is not { Length: > 0 } start)
        {
            return null;
        }

        var headers = new List<GeneratedHeader>();
        while (await ReadLineAsync(stream, cancellationToken) is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            headers.Add(new(line[..colon], line[(colon + 1)..].Trim()));
        }

        var length = headers.FirstOrDefault(header => Is(header.Name, "Content-Length")) is { } header ? int.Parse(header.Value) : 0;
        var body = new byte[length];
        await stream.ReadExactlyAsync(body, cancellationToken);
        var parts = start.Split(' ');
        return new(parts[0], parts[1], headers, Encoding.Latin1.GetString(body));
    }

    public override string ToString()
    {
        // The user's languages come only if the page sets none.
        var shown = Headers
            .Where(header => SocketKey is null || OfHandshakes.Contains(header.Name))
            .Where(header => !Unrelated.Contains(header.Name)
                || (Is(header.Name, "Accept-Language") && header.Value.Contains('x', StringComparison.Ordinal)))
            .Select(header => $"{header.Name.ToLowerInvariant()}: {header.Value}")
            .Order(StringComparer.Ordinal);
        return $"{Method} {Path} {string.Join(" | ", shown)} '{Body}'";
    }

    private static bool Is(string name, string other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static async Task<string?> ReadLineAsync(Stream stream, CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        var next = new byte[1];
        while (await stream.ReadAsync(next, cancellationToken) > 0)
        {
            if (next[0] == '\n')
            {
                return line.ToString();
            }

            if (next[0] != '\r')
            {
                line.Append((char)next[0]);
            }
        }

        return null;
    }
}
