using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace StrictCors.Benchmarks.Programs;

/// <summary>One request again and again over one connection. The client sends one array and receives into another.</summary>
internal sealed class KeepAlive : IDisposable
{
    private const int Requests = 200;

    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _received = new byte[4096];
    private readonly byte[] _request;

    public KeepAlive(int port, string method, string path, params IEnumerable<(string Name, string Value)> headers)
    {
        var lines = string.Concat(headers.Select(header => $"{header.Name}: {header.Value}\r\n"));
        _request = Encoding.Latin1.GetBytes($"{method} {path} HTTP/1.1\r\nHost: localhost\r\n{lines}\r\n");
        _socket.Connect(IPAddress.Loopback, port);
    }

    /// <summary>Nanoseconds and bytes a request, the bytes in the whole process.</summary>
    public (double Nanoseconds, double Bytes) Measure()
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < Requests; i++)
        {
            _socket.Send(_request);
            Receive();
        }

        var elapsed = Stopwatch.GetElapsedTime(started).TotalNanoseconds;
        return (elapsed / Requests, (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)Requests);
    }

    public void Dispose() => _socket.Dispose();

    private void Receive()
    {
        var length = 0;
        while (!_received.AsSpan(0, length).EndsWith("\r\n\r\n"u8))
        {
            var read = _socket.Receive(_received.AsSpan(length), SocketFlags.None);
            length += read > 0 ? read : throw new InvalidOperationException("The server closed the connection.");
        }
    }
}
