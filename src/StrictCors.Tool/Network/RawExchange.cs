using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Text;

namespace StrictCors.Tool.Network;

/// <summary>One request of HTTP/1.1 over a connection of its own, for what <see cref="HttpClient"/> does not send: the same header in two
/// lines.</summary>
internal static class RawExchange
{
    private const int MaxHead = 64 * 1024;

    /// <summary>The status and the headers of the answer.</summary>
    public static async Task<(int Status, IReadOnlyList<KeyValuePair<string, string>> Headers)> SendAsync(
        NetworkSettings settings, Uri url, string method, IEnumerable<KeyValuePair<string, string>> headers, CancellationToken cancellationToken)
    {
        await using var stream = await OpenAsync(settings, url, cancellationToken);
        var head = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{method} {url.PathAndQuery} HTTP/1.1\r\nHost: {url.Authority}\r\n");
        foreach (var (name, value) in headers)
        {
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        if (!headers.Any(header => header.Key == "Connection"))
        {
            head.Append("Connection: close\r\n");
        }

        await stream.WriteAsync(Encoding.Latin1.GetBytes(head.Append("\r\n").ToString()), cancellationToken);
        return Parse(await ReadHeadAsync(stream, cancellationToken));
    }

    private static async Task<Stream> OpenAsync(NetworkSettings settings, Uri url, CancellationToken cancellationToken)
    {
        var stream = await settings.ConnectAsync(new DnsEndPoint(url.IdnHost, url.Port), cancellationToken);
        if (url.Scheme is "http" or "ws")
        {
            return stream;
        }

        var secure = new SslStream(stream);
        try
        {
            await secure.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = url.IdnHost,
                    RemoteCertificateValidationCallback = settings.CertificateCheck,
                },
                cancellationToken);
            return secure;
        }
        catch
        {
            await secure.DisposeAsync();
            throw;
        }
    }

    private static async Task<string> ReadHeadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var buffer = new byte[MaxHead];
        var length = 0;
        while (length < buffer.Length)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken);
            length += read;
            var text = Encoding.Latin1.GetString(buffer, 0, length);
            if (text.IndexOf("\r\n\r\n", StringComparison.Ordinal) is > 0 and var end)
            {
                return text[..end];
            }

            if (read == 0)
            {
                break;
            }
        }

        throw new IOException("The server closes the connection without an answer.");
    }

    private static (int Status, IReadOnlyList<KeyValuePair<string, string>> Headers) Parse(string head)
    {
        var lines = head.Split("\r\n");
        return lines[0].Split(' ') is ["HTTP/1.1" or "HTTP/1.0", var code, ..]
            && int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var status)
                ? (status, [.. lines.Skip(1).Select(line => line.Split(':', 2)).Where(parts => parts.Length == 2)
                    .Select(parts => KeyValuePair.Create(parts[0], parts[1].Trim()))])
                : throw new IOException("The answer is not HTTP.");
    }
}
