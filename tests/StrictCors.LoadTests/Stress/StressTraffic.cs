using System.Collections.Concurrent;
using System.Diagnostics;

namespace StrictCors.LoadTests.Stress;

/// <summary>Clients that ask until they are told to stop, and hold every answer against the oracle.</summary>
internal sealed class StressTraffic(KestrelHost host, Oracle oracle, CancellationToken done)
{
    private const int Kept = 20;

    private long _answered;

    public long Answered => Interlocked.Read(ref _answered);

    public ConcurrentQueue<string> Wrong { get; } = new();

    /// <summary>How often each kind of request got each status.</summary>
    public ConcurrentDictionary<string, int> Met { get; } = new(StringComparer.Ordinal);

    public Task RunAsync(int seed) => Task.WhenAll(
        [.. Enumerable.Range(0, 5).Select(client => Task.Run(() => AskAsync(new Random(seed + client)))),
            Task.Run(() => ShakeAsync(new Random(seed - 1)))]);

    private async Task AskAsync(Random random)
    {
        while (!done.IsCancellationRequested)
        {
            using var connection = await host.ConnectAsync();
            for (var i = 0; i < 1000 && !done.IsCancellationRequested; i++)
            {
                await CheckAsync(Ask.Next(random), connection.SendAsync);
            }
        }
    }

    /// <summary>A handshake changes the protocol: each gets a connection of its own.</summary>
    private async Task ShakeAsync(Random random)
    {
        while (!done.IsCancellationRequested)
        {
            await CheckAsync(Ask.Handshake(random), host.SendAsync);
        }
    }

    private async Task CheckAsync(Ask ask, Func<RawRequest, Task<RawResponse>> send)
    {
        var sent = Stopwatch.GetTimestamp();
        var response = await send(ask.ToRaw());
        var complaint = oracle.Complaint(ask, response, sent, Stopwatch.GetTimestamp());
        if (complaint is not null && Wrong.Count < Kept)
        {
            Wrong.Enqueue(complaint);
        }

        Interlocked.Increment(ref _answered);
        var kind = ask.IsPreflight ? "preflight" : ask.IsHandshake ? "handshake" : ask.Origin is null ? "no Origin" : "actual";
        Met.AddOrUpdate($"{kind} {response.Status}", 1, (_, count) => count + 1);
    }
}
