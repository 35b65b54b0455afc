using System.Diagnostics;
using StrictCors.Tests.Reload;

namespace StrictCors.LoadTests.Traffic;

/// <summary>Everything at once, with reloads going on: no wrong answer, no error, and memory stays where it is.</summary>
public sealed class MixedTrafficTests(ITestOutputHelper output)
{
    private const int Seed = 20_260_101;

    // The pools of Kestrel and of the sockets move by less. In the long form, with millions of answers, it is a byte or two for each.
    private const long Tolerance = 8 * 1024 * 1024;

    [Fact]
    public async Task A_host_under_load_stays_right_and_small()
    {
        var configuration = new PushedConfiguration(Exchanges.Policies(1));
        var logs = new CountingLogs();
        await using var host = await LoadedHost.StartAsync(configuration, logs);
        await RunAsync(host, configuration, TimeSpan.FromSeconds(4), Extent.Requests / 10);
        var before = ProcessState.Read();

        var (load, reloads, disturbances, elapsed) = await RunAsync(host, configuration, Extent.Duration, Extent.Requests);

        var after = await ProcessState.ReadAsync(atRest: before);
        output.WriteLine($"{load.Answered} answers, {disturbances} disturbances, {reloads} reloads, {logs.Count} log messages in "
            + $"{elapsed.TotalSeconds:0} s; seed {Seed}");
        output.WriteLine($"before {before}");
        output.WriteLine($"after  {after}");
        load.Wrong.Should().BeEmpty();
        logs.Errors.Should().BeEmpty();
        foreach (var exchange in Exchanges.All)
        {
            exchange.Answers.Should()
                .OnlyContain(answer => load.Met.ContainsKey(exchange.Name + answer), "both versions are to be met by {0}", exchange.Name);
        }

        (after.Bytes - before.Bytes).Should().BeLessThan(Tolerance);
        after.IsNoMoreThan(before).Should().BeTrue("timers and handles are to be those of before");
    }

    private static async Task<(Load Load, long Reloads, long Disturbances, TimeSpan Elapsed)> RunAsync(KestrelHost host,
        PushedConfiguration configuration, TimeSpan duration, long requests)
    {
        var started = Stopwatch.GetTimestamp();
        using var done = new CancellationTokenSource();
        var load = new Load(host, done.Token);
        var disturbances = new Disturbances(host, done.Token);
        var running = Task.WhenAll(load.RunAsync(Seed), Task.Run(() => disturbances.RunAsync(Seed)));
        var reloads = 0L;
        while (Stopwatch.GetElapsedTime(started) < duration && load.Answered < requests && !running.IsCompleted)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20));
            configuration.Push(reloads++ % 3 == 2 ? Exchanges.Mistaken : Exchanges.Policies((int)(reloads % 2) + 1));
        }

        await done.CancelAsync();
        await running;
        return (load, reloads, disturbances.Count, Stopwatch.GetElapsedTime(started));
    }
}
