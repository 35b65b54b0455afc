using System.Net.Sockets;
using System.Text;

namespace StrictCors.LoadTests.Traffic;

/// <summary>Clients that do not play by the rules. None of them may disturb another.</summary>
internal sealed class Disturbances(KestrelHost host, CancellationToken done)
{
    private static readonly Exchange Preflight = Exchanges.All.Single(exchange => exchange.Name == "P2 preflight");

    public long Count { get; private set; }

    public async Task RunAsync(int seed)
    {
        var random = new Random(seed);
        while (!done.IsCancellationRequested)
        {
            await (random.Next(4) switch
            {
                0 => SendSlowlyAsync(host.Port),
                1 => LeaveInTheMiddleAsync(host.Port, random),
                2 => LeaveBeforeTheAnswerAsync(host.Port),
                _ => SendTooMuchAsync(host.Port),
            });
            Count++;
            await Task.Delay(TimeSpan.FromMilliseconds(5), CancellationToken.None);
        }
    }

    /// <summary>A few bytes at a time.</summary>
    public static async Task<string> SendSlowlyAsync(int port)
    {
        using var client = await ConnectAsync(port);
        using var stream = new NetworkStream(client);
        foreach (var piece in Preflight.ToRaw().With("Connection", "close").ToText(port).Chunk(16))
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(piece), CancellationToken.None);
            await Task.Yield();
        }

        using var reader = new StreamReader(stream, Encoding.Latin1);
        return await reader.ReadToEndAsync(CancellationToken.None).WaitAsync(RawHttp.Bound);
    }

    /// <summary>Half a request, then a reset.</summary>
    public static async Task LeaveInTheMiddleAsync(int port, Random random)
    {
        var text = Preflight.ToRaw().ToText(port);
        await SendAndResetAsync(port, text[..random.Next(1, text.Length)]);
    }

    /// <summary>A request whose endpoint waits, then a reset.</summary>
    public static Task LeaveBeforeTheAnswerAsync(int port) =>
        SendAndResetAsync(port, RawRequest.Get("/web/slow").With("Origin", "https://app.example").ToText(port));

    /// <summary>A hundred kilobytes of header: more than Kestrel takes.</summary>
    public static async Task<int> SendTooMuchAsync(int port)
    {
        var request = RawRequest.Preflight("/web", "https://app.example", "PUT", new string('x', 100_000));
        try
        {
            return (await RawHttp.SendAsync(port, request.ToText(port))).Status;
        }
        catch (Exception reset) when (reset is IOException or SocketException)
        {
            return 431; // answered and closed before all of it was sent
        }
    }

    private static async Task SendAndResetAsync(int port, string text)
    {
        using var client = await ConnectAsync(port);
        await client.SendAsync(Encoding.Latin1.GetBytes(text), CancellationToken.None);
        await Task.Yield();
        client.Close(0); // with linger 0 it is a reset
    }

    private static async Task<Socket> ConnectAsync(int port)
    {
        var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true,
            LingerState = new(enable: true, 0) };
        await client.ConnectAsync("127.0.0.1", port, CancellationToken.None);
        return client;
    }
}
