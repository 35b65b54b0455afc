using System.Net;
using System.Net.Sockets;

namespace StrictCors.Tests.Allocation;

/// <summary>Counts what requests over one keep-alive connection allocate in the whole process. The client sends one array and receives into
/// another.</summary>
internal static class KeepAlive
{
    // The first rounds warm up, and any other thread of the process may allocate in any of them: the least of them counts.
    private const int MaxRounds = 30;
    private const int MinRounds = 12;

    // Code that is used often is compiled again and allocates less. On a machine with other work this may come while the second server is
    // measured, and then the first one is measured again.
    private const int MaxAttempts = 5;

    /// <summary>Bytes a request that one server needs more than another one.</summary>
    /// <param name="port">The port of the first server.</param>
    /// <param name="other">The port of the other one.</param>
    /// <param name="request">What is sent.</param>
    /// <param name="expected">What should come out: then nothing is measured again.</param>
    /// <param name="requests">How many of them make a round.</param>
    public static double Added(int port, int other, byte[] request, int expected, int requests = 500)
    {
        var (more, less, attempts) = (double.MaxValue, double.MaxValue, 0);
        do
        {
            less = Math.Min(less, Measure(other, request, enough: null, requests));
            more = Math.Min(more, Measure(port, request, less + expected, requests));
        }
        while (++attempts < MaxAttempts && Math.Abs(more - less - expected) >= 1);

        return more - less;
    }

    public static double Measure(int port, byte[] request, double? enough, int requests = 500) => Measure(port, [request], enough, requests);

    /// <summary>Bytes a request.</summary>
    /// <param name="port">The server's.</param>
    /// <param name="inTurn">What is sent.</param>
    /// <param name="enough">As few as this need no further round. Null if it is not known: then the least figure has to occur five times.</param>
    /// <param name="requests">How many of them make a round.</param>
    public static double Measure(int port, byte[][] inTurn, double? enough, int requests = 500)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Connect(IPAddress.Loopback, port);
        var buffer = new byte[4096];
        var (best, times) = (double.MaxValue, 0);
        for (var round = 0; round < MaxRounds && !(best <= enough) && !(enough is null && round > MinRounds && times >= 5); round++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            for (var i = 0; i < requests; i++)
            {
                socket.Send(inTurn[i % inTurn.Length]);
                Receive(socket, buffer);
            }

            var figure = (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)requests;
            times = Math.Abs(figure - best) < 0.5 ? times + 1 : figure < best ? 1 : times;
            best = Math.Min(best, figure);
        }

        return best;
    }

    private static void Receive(Socket socket, byte[] buffer)
    {
        var length = 0;
        while (!buffer.AsSpan(0, length).EndsWith("\r\n\r\n"u8))
        {
            var read = socket.Receive(buffer.AsSpan(length), SocketFlags.None);
            if (read == 0)
            {
                throw new InvalidOperationException("The server closed the connection.");
            }

            length += read;
        }
    }
}
