using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace StrictCors.Tool.Conformance.Wire;

/// <summary>Reads one response, within bounds.</summary>
internal sealed class WireReader(Stream stream, CancellationToken cancellationToken)
{
    private const int Limit = 1024 * 1024;

    private readonly byte[] _buffer = new byte[16 * 1024];
    private int _start;
    private int _end;
    private int _total;

    public async Task<WireResponse> ReadAsync(string method, long started)
    {
        var head = await HeadAsync();

        // 100 and 103 come before the response.
        while (head.Status is 100 or 103)
        {
            head = await HeadAsync();
        }

        var body = method == "HEAD" || head.Status is 101 or 204 or 304 ? "" : await BodyAsync(head.Headers);
        return new(head.Status, head.Headers, body, _total, Stopwatch.GetElapsedTime(started));
    }

    private async Task<(int Status, List<KeyValuePair<string, string>> Headers)> HeadAsync()
    {
        var parts = (await LineAsync()).Split(' ', 3);
        if (parts.Length < 2 || !parts[0].StartsWith("HTTP/1.", StringComparison.Ordinal)
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var status))
        {
            throw new InvalidDataException("the answer is not one of HTTP/1.1");
        }

        var headers = new List<KeyValuePair<string, string>>();
        while (await LineAsync() is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            headers.Add(colon <= 0
                ? throw new InvalidDataException("a line of the answer has no colon")
                : new(line[..colon], line[(colon + 1)..].Trim(' ', '\t')));
        }

        return (status, headers);
    }

    private async Task<string> BodyAsync(List<KeyValuePair<string, string>> headers)
    {
        string? Value(string name) => headers.Find(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
        if (Value("Transfer-Encoding") is { } coding && coding.EndsWith("chunked", StringComparison.OrdinalIgnoreCase))
        {
            return await ChunksAsync();
        }

        return int.TryParse(Value("Content-Length"), NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            ? await BytesAsync(length, mayEnd: false)
            : await BytesAsync(Limit, mayEnd: true);
    }

    private async Task<string> ChunksAsync()
    {
        var body = new StringBuilder();
        while (true)
        {
            var size = (await LineAsync()).Split(';')[0].Trim();
            if (!int.TryParse(size, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var length))
            {
                throw new InvalidDataException("a chunk of the answer has no length");
            }

            if (length == 0)
            {
                while (await LineAsync() is { Length: > 0 })
                {
                    // Trailers are not looked at.
                }

                return body.ToString();
            }

            body.Append(await BytesAsync(length, mayEnd: false));
            await LineAsync();
        }
    }

    private async Task<string> LineAsync()
    {
        var line = new StringBuilder();
        while (await ByteAsync() is var next && next != '\n')
        {
            line.Append(next < 0 ? throw new InvalidDataException("the connection ends before the answer does") : (char)next);
        }

        return line.ToString().TrimEnd('\r');
    }

    private async Task<string> BytesAsync(int count, bool mayEnd)
    {
        var text = new StringBuilder();
        while (text.Length < count)
        {
            var next = await ByteAsync();
            if (next < 0)
            {
                return mayEnd ? text.ToString() : throw new InvalidDataException("the connection ends before the content does");
            }

            text.Append((char)next);
        }

        return text.ToString();
    }

    private async ValueTask<int> ByteAsync()
    {
        if (_start == _end)
        {
            _start = 0;
            _end = await stream.ReadAsync(_buffer, cancellationToken);
            if (_end == 0)
            {
                return -1;
            }
        }

        return ++_total > Limit ? throw new InvalidDataException("the answer is longer than 1 MiB") : _buffer[_start++];
    }
}
