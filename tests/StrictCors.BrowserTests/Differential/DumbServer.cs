using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace StrictCors.BrowserTests.Differential;

/// <summary>Sends exactly what it is told, on three ports: <c>/{runner}/{case}/{hop}</c> has the answers of the case. It also has the page.</summary>
internal sealed class DumbServer : IAsyncDisposable
{
    private readonly TcpListener[] _listeners = [.. Enumerable.Range(0, 3).Select(_ => new TcpListener(IPAddress.Loopback, 0))];
    private readonly ConcurrentDictionary<int, GeneratedCase> _cases = new();
    private readonly ConcurrentDictionary<(string Runner, int Number), ConcurrentQueue<string>> _arrived = new();
    private readonly CancellationTokenSource _stopping = new();

    public DumbServer()
    {
        foreach (var listener in _listeners)
        {
            listener.Start(512);
            _ = AcceptAsync(listener);
        }
    }

    public IReadOnlyList<int> Ports => [.. _listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];

    public void Add(GeneratedCase one) => _cases[one.Number] = one;

    /// <summary>What arrived for a case, in the words of <see cref="WireRequest.ToString"/>.</summary>
    public IReadOnlyList<string> Arrived(string runner, int number) => _arrived.TryGetValue((runner, number), out var all) ? [.. all] : [];

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        foreach (var listener in _listeners)
        {
            listener.Dispose();
        }

        _stopping.Dispose();
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        while (!_stopping.IsCancellationRequested)
        {
            _ = ServeAsync(await listener.AcceptTcpClientAsync(_stopping.Token));
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            client.NoDelay = true;
            using var stream = new BufferedStream(client.GetStream());
            try
            {
                while (await WireRequest.ReadAsync(stream, _stopping.Token) is { } request)
                {
                    await stream.WriteAsync(Encoding.Latin1.GetBytes(Respond(request)), _stopping.Token);
                    await stream.FlushAsync(_stopping.Token);
                    if (request.SocketKey is not null)
                    {
                        await stream.CopyToAsync(Stream.Null, _stopping.Token);
                        break;
                    }
                }
            }
            catch (Exception error) when (error is IOException or OperationCanceledException)
            {
                // The browser has closed the connection.
            }
        }
    }

    private string Respond(WireRequest request)
    {
        var path = request.Path.Split('?')[0];
        if (path.Split('/') is not ["", var runner, var caseText, var hopText] || !int.TryParse(caseText, out var number))
        {
            return Page(path);
        }

        _arrived.GetOrAdd((runner, number), _ => []).Enqueue(InUpperCase(request).ToString().Replace($"/{runner}/", "/", StringComparison.Ordinal));
        var hop = int.Parse(hopText);
        var one = _cases[number];
        var answer = (request.IsPreflight ? one.Preflights : one.Actuals)[hop];
        if (request.SocketKey is { } key)
        {
            return Opened(key, answer);
        }

        var hasBody = request.Method != "HEAD" && answer.Status is not (204 or 304);
        var head = new StringBuilder().Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {answer.Status} Status\r\n");
        foreach (var (name, value) in answer.Headers)
        {
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value.Replace("/RUNNER/", $"/{runner}/", StringComparison.Ordinal)}\r\n");
        }

        return head.Append(answer.Status is 204 or 304 ? "" : "Content-Length: 4\r\n").Append("\r\n").Append(hasBody ? "body" : "").ToString();
    }

    /// <summary>A WebSocket that opens and closes at once.</summary>
    private static string Opened(string key, GeneratedAnswer answer)
    {
#pragma warning disable CA5350 // RFC 6455 has chosen SHA-1.
        var accept = Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes($"{key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
#pragma warning restore CA5350
        var cookies = string.Concat(answer.Headers.Where(header => header.Name == "Set-Cookie").Select(header => $"Set-Cookie: {header.Value}\r\n"));
        return $"HTTP/1.1 101 Status\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: {accept}\r\n{cookies}\r\n\u0088\0";
    }

    /// <summary>HttpClient writes the method patch in upper case, as it writes all methods that it knows.</summary>
    private static WireRequest InUpperCase(WireRequest request) =>
        request.Method.Equals("PATCH", StringComparison.OrdinalIgnoreCase) ? request with { Method = "PATCH" } : request;

    private static string Page(string path)
    {
        var file = Path.Combine(AppContext.BaseDirectory, "Page", Path.GetFileName(path));
        if (!File.Exists(file))
        {
            return "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";
        }

        var text = File.ReadAllText(file);
        var type = file.EndsWith(".js", StringComparison.Ordinal) ? "text/javascript" : "text/html";
        return $"HTTP/1.1 200 OK\r\nContent-Type: {type}\r\nCache-Control: no-store\r\n"
            + $"Content-Length: {Encoding.Latin1.GetByteCount(text)}\r\n\r\n{text}";
    }
}
