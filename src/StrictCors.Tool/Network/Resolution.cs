using System.Globalization;
using System.Net;
using StrictCors.Tool.Commands;

namespace StrictCors.Tool.Network;

/// <summary>An entry of <c>--resolve</c>: connections to a host and port go to an address.</summary>
internal sealed record Resolution(string Host, int Port, IPAddress Address)
{
    /// <param name="text">HOST:PORT:ADDRESS. An IPv6 address has brackets or not.</param>
    public static Resolution Parse(string text)
    {
        // The host can be an IPv6 address in brackets, too.
        var start = text.StartsWith('[') ? text.IndexOf(']', StringComparison.Ordinal) + 1 : 0;
        var first = text.IndexOf(':', Math.Max(0, start));
        var second = first < 0 ? -1 : text.IndexOf(':', first + 1);
        return second > 0
            && ushort.TryParse(text.AsSpan(first + 1, second - first - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            && IPAddress.TryParse(text[(second + 1)..], out var address)
                ? new(text[..first].Trim('[', ']'), port, address)
                : throw new ToolException($"'{text}' is not HOST:PORT:ADDRESS. Write for instance api.example.com:443:127.0.0.1.");
    }

    public bool IsFor(DnsEndPoint endPoint) =>
        endPoint.Port == Port && endPoint.Host.Trim('[', ']').Equals(Host, StringComparison.OrdinalIgnoreCase);
}
