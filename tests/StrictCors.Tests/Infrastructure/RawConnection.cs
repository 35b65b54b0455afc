using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace StrictCors.Tests.Infrastructure;

/// <summary>
/// A TCP connection that stays open between requests. <see cref="WriteAsync"/> several times before <see cref="ReadAsync"/> is
/// pipelining: responses come in the order of the requests, so what was written first is read first.
/// </summary>
public sealed class RawConnection : IDisposable
{
    // A character that is no byte is a mistake in the test, not a question mark.
    private static readonly Encoding Latin1 =
        Encoding.GetEncoding("latin1", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);

    private readonly int _port;
    private readonly TcpClient _tcp;
    private readonly NetworkStream _stream;
    private readonly RawResponseReader _reader;
    private readonly Queue<bool> _awaitedIsHead = [];

    private RawConnection(int port, TcpClient tcp)
    {
        _port = port;
        _tcp = tcp;
        _stream = tcp.GetStream();
        _reader = new RawResponseReader(PipeReader.Create(_stream));
    }

    public static async Task<RawConnection> OpenAsync(int port)
    {
        var tcp = new TcpClient { NoDelay = true };
        await BoundedAsync(async bound => await tcp.ConnectAsync(IPAddress.Loopback, port, bound));
        return new RawConnection(port, tcp);
    }

    public async Task<RawResponse> SendAsync(string rawRequest)
    {
        await WriteAsync(rawRequest);
        return await ReadAsync();
    }

    public Task<RawResponse> SendAsync(RawRequest request)
    {
        return SendAsync(request.ToText(_port));
    }

    /// <summary>Writes one whole request and does not wait for its response.</summary>
    public async Task WriteAsync(string rawRequest)
    {
        var bytes = Latin1.GetBytes(rawRequest);
        _awaitedIsHead.Enqueue(rawRequest.StartsWith("HEAD ", StringComparison.Ordinal));

        try
        {
            await BoundedAsync(async bound => await _stream.WriteAsync(bytes, bound));
        }
        catch (IOException)
        {
            // A server may refuse a request and close before it has read all of it: its response tells, or the read fails.
        }
    }

    /// <summary>Reads the response to the oldest request that has none yet.</summary>
    public async Task<RawResponse> ReadAsync()
    {
        var toHead = _awaitedIsHead.Dequeue();
        RawResponse? response = null;
        await BoundedAsync(async bound => response = await _reader.ReadAsync(toHead, bound));
        return response!;
    }

    public void Dispose()
    {
        _stream.Dispose();
        _tcp.Dispose();
    }

    private static async Task BoundedAsync(Func<CancellationToken, Task> exchange)
    {
        using var bound = new CancellationTokenSource(RawHttp.Bound);

        try
        {
            await exchange(bound.Token);
        }
        catch (OperationCanceledException late)
        {
            throw new TimeoutException($"The server did not answer within {RawHttp.Bound.TotalSeconds} s.", late);
        }
    }
}
