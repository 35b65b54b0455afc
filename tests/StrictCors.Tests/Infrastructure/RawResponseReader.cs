using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;

namespace StrictCors.Tests.Infrastructure;

/// <summary>
/// Reads final HTTP/1.x responses, each to its exact end (RFC 9112 §6.3), and passes over interim ones. It is strict where clients
/// are lenient: a line that does not end in CRLF, or has another CR or LF in it, would be a header injected.
/// </summary>
internal sealed class RawResponseReader(PipeReader input)
{
    public async Task<RawResponse> ReadAsync(bool toHead, CancellationToken bound)
    {
        while (true)
        {
            var statusLine = await ReadLineAsync(bound);
            var status = int.Parse(statusLine.Split(' ')[1], CultureInfo.InvariantCulture);
            var headers = await ReadHeadersAsync(bound);

            // 101 is final as far as HTTP goes: what follows on the connection is another protocol.
            if (status is >= 200 or 101)
            {
                var hasBody = !toHead && status is not (101 or 204 or 304);
                var body = hasBody ? await ReadBodyAsync(headers, bound) : [];
                return new RawResponse(status, headers, Encoding.UTF8.GetString(body));
            }
        }
    }

    private async Task<List<(string Name, string Value)>> ReadHeadersAsync(CancellationToken bound)
    {
        var headers = new List<(string, string)>();

        while (await ReadLineAsync(bound) is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0)
            {
                throw new InvalidDataException($"Not a header: {line}");
            }

            headers.Add((line[..colon], line[(colon + 1)..].Trim(' ', '\t')));
        }

        return headers;
    }

    private async Task<byte[]> ReadBodyAsync(List<(string Name, string Value)> headers, CancellationToken bound)
    {
        if (Find("Transfer-Encoding") is { } coding)
        {
            return coding.Equals("chunked", StringComparison.OrdinalIgnoreCase)
                ? await ReadChunksAsync(bound)
                : throw new InvalidDataException($"A transfer coding that this reader does not know: {coding}");
        }

        return Find("Content-Length") is { } length
            ? await ReadBytesAsync(int.Parse(length, NumberStyles.None, CultureInfo.InvariantCulture), bound)
            : await ReadToCloseAsync(bound);

        string? Find(string name)
        {
            return headers.SingleOrDefault(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
        }
    }

    private async Task<byte[]> ReadChunksAsync(CancellationToken bound)
    {
        using var body = new MemoryStream();

        while (true)
        {
            var size = (await ReadLineAsync(bound)).Split(';')[0].Trim();
            var length = int.Parse(size, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            if (length == 0)
            {
                _ = await ReadHeadersAsync(bound); // trailers, or just the empty line
                return body.ToArray();
            }

            body.Write(await ReadBytesAsync(length, bound));
            if (await ReadLineAsync(bound) is { Length: > 0 } rest)
            {
                throw new InvalidDataException($"A chunk longer than it said: {rest}");
            }
        }
    }

    private async Task<byte[]> ReadBytesAsync(int count, CancellationToken bound)
    {
        if (count == 0)
        {
            return []; // the pipe would wait for a byte that never comes
        }

        var buffer = (await input.ReadAtLeastAsync(count, bound)).Buffer;
        if (buffer.Length < count)
        {
            throw new EndOfStreamException($"The server closed the connection {count - buffer.Length} bytes too early.");
        }

        var bytes = buffer.Slice(0, count).ToArray();
        input.AdvanceTo(buffer.GetPosition(count));
        return bytes;
    }

    private async Task<byte[]> ReadToCloseAsync(CancellationToken bound)
    {
        while (true)
        {
            var result = await input.ReadAsync(bound);
            if (result.IsCompleted)
            {
                var bytes = result.Buffer.ToArray();
                input.AdvanceTo(result.Buffer.End);
                return bytes;
            }

            input.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }

    private async Task<string> ReadLineAsync(CancellationToken bound)
    {
        while (true)
        {
            var result = await input.ReadAsync(bound);
            var buffer = result.Buffer;

            if (buffer.PositionOf((byte)'\n') is { } end)
            {
                var line = Encoding.Latin1.GetString(buffer.Slice(0, end));
                input.AdvanceTo(buffer.GetPosition(1, end));
                return line.IndexOf('\r', StringComparison.Ordinal) == line.Length - 1
                    ? line[..^1]
                    : throw new InvalidDataException($"Not ended by CRLF: {line}");
            }

            if (result.IsCompleted)
            {
                throw new EndOfStreamException($"The server closed the connection after: {Encoding.Latin1.GetString(buffer)}");
            }

            input.AdvanceTo(buffer.Start, buffer.End);
        }
    }
}
