using System.Collections.Concurrent;

namespace StrictCors.LoadTests.Traffic;

/// <summary>Clients of every kind on one host, until they are told to stop. Each answer is held against those of both versions.</summary>
internal sealed class Load(KestrelHost host, CancellationToken done)
{
    private const int Kept = 20;

    private static readonly IReadOnlyList<Exchange> OnConnection = [.. Exchanges.All.Where(exchange => !exchange.IsHandshake)];
    private static readonly IReadOnlyList<Exchange> OnHttp2 = [.. OnConnection.Where(exchange => !exchange.IsForHttp1)];
    private static readonly IReadOnlyList<Exchange> Handshakes = [.. Exchanges.All.Where(exchange => exchange.IsHandshake)];

    private long _answered;

    public long Answered => Interlocked.Read(ref _answered);

    /// <summary>The answers that no version gives; the first few, for one shows as much as a million.</summary>
    public ConcurrentQueue<string> Wrong { get; } = new();

    /// <summary>What each exchange was answered with, to know that each version has been met.</summary>
    public ConcurrentDictionary<string, long> Met { get; } = new(StringComparer.Ordinal);

    public Task RunAsync(int seed) => Task.WhenAll(
        Task.Run(() => OneByOneAsync(new Random(seed))),
        Task.Run(() => OneByOneAsync(new Random(seed + 1))),
        Task.Run(() => PipelinedAsync(new Random(seed + 2))),
        Task.Run(() => Http2Async(new Random(seed + 3))),
        Task.Run(() => Http2Async(new Random(seed + 4))),
        Task.Run(() => HandshakesAsync(new Random(seed + 5))));

    private async Task OneByOneAsync(Random random)
    {
        while (!done.IsCancellationRequested)
        {
            using var connection = await host.ConnectAsync();
            for (var i = 0; i < 1000 && !done.IsCancellationRequested; i++)
            {
                var exchange = Any(OnConnection, random);
                Check(exchange, Exchange.Describe(await connection.SendAsync(exchange.ToRaw())));
            }
        }
    }

    private async Task PipelinedAsync(Random random)
    {
        using var connection = await host.ConnectAsync();
        while (!done.IsCancellationRequested)
        {
            var batch = Enumerable.Range(0, 32).Select(_ => Any(OnConnection, random)).ToList();
            foreach (var exchange in batch)
            {
                await connection.WriteAsync(exchange.ToRaw().ToText(host.Port));
            }

            foreach (var exchange in batch)
            {
                Check(exchange, Exchange.Describe(await connection.ReadAsync()));
            }
        }
    }

    private async Task Http2Async(Random random)
    {
        while (!done.IsCancellationRequested)
        {
            var batch = Enumerable.Range(0, 16).Select(_ => Any(OnHttp2, random)).ToList();
            await Task.WhenAll(batch.Select(async exchange =>
            {
                using var request = exchange.ToMessage();
                using var response = await host.Http2Client.SendAsync(request, CancellationToken.None);
                Check(exchange, Exchange.Describe(response));
            }));
        }
    }

    private async Task HandshakesAsync(Random random)
    {
        while (!done.IsCancellationRequested)
        {
            var exchange = Any(Handshakes, random);
            Check(exchange, Exchange.Describe(await host.SendAsync(exchange.ToRaw())));
        }
    }

    private void Check(Exchange exchange, string answer)
    {
        Interlocked.Increment(ref _answered);
        if (!exchange.Answers.Contains(answer) && Wrong.Count < Kept)
        {
            Wrong.Enqueue($"{exchange.Name}: {answer}{Environment.NewLine}instead of {string.Join(" or ", exchange.Answers)}");
        }

        Met.AddOrUpdate(exchange.Name + answer, 1, (_, count) => count + 1);
    }

    private static Exchange Any(IReadOnlyList<Exchange> exchanges, Random random) => exchanges[random.Next(exchanges.Count)];
}
