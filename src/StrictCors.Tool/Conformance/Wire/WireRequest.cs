using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace StrictCors.Tool.Conformance.Wire;

/// <summary>A request to the letter.</summary>
/// <param name="Lines">The lines after <c>Host</c>.</param>
internal sealed partial record WireRequest(string Method, string Path, IReadOnlyList<string> Lines)
{
    /// <summary>The lines of a WebSocket handshake; the key is that of RFC 6455.</summary>
    private static readonly string[] Handshake =
    [
        "Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    ];

    public WireRequest AsHandshake() => this with { Lines = [.. Handshake, .. Lines] };

    /// <summary>The value of a header, or null. Several lines are joined.</summary>
    public string? Header(string name)
    {
        var values = Lines.Where(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))
            .Select(line => Expand(line)[(name.Length + 1)..].Trim()).ToList();
        return values.Count == 0 ? null : string.Join(", ", values);
    }

    public string ToText(string host)
    {
        var text = new StringBuilder($"{Method} {Path} HTTP/1.1\r\nHost: {host}\r\n");
        foreach (var line in Lines)
        {
            text.Append(Expand(line)).Append("\r\n");
        }

        if (Method is not ("GET" or "HEAD" or "OPTIONS"))
        {
            text.Append("Content-Length: 0\r\n");
        }

        return text.Append(Lines.Any(line => line.StartsWith("Connection:", StringComparison.OrdinalIgnoreCase)) ? "" : "Connection: close\r\n")
            .Append("\r\n").ToString();
    }

    /// <summary><c>{3 ab}</c> is <c>ababab</c>, and <c>{3 x-%}</c> is <c>x-1,x-2,x-3</c>.</summary>
    private static string Expand(string line) => Repetition().Replace(line, match =>
    {
        var numbers = Enumerable.Range(1, int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture));
        var text = match.Groups[2].Value;
        return text.Contains('%', StringComparison.Ordinal)
            ? string.Join(',', numbers.Select(number => text.Replace("%", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)))
            : string.Concat(numbers.Select(_ => text));
    });

    [GeneratedRegex(@"\{([0-9]+) ([^}]+)\}")]
    private static partial Regex Repetition();
}
