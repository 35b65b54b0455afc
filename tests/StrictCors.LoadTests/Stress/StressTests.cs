using System.Diagnostics;
using StrictCors.Tests.Reload;

namespace StrictCors.LoadTests.Stress;

/// <summary>Reloads, endpoints that change, a source with faults, and traffic of every kind at once. Every answer is held against a plain reading
/// of the specification, for the versions that may have been in force.</summary>
public sealed class StressTests(ITestOutputHelper output)
{
    private const int Seed = 20_260_601;

    private static readonly string[] Kinds =
        ["no Origin 200", "no Origin 403", "actual 200", "actual 403", "preflight 204", "preflight 403", "handshake 101", "handshake 403"];

    [Fact]
    public async Task Every_answer_is_that_of_one_version_in_force()
    {
        var generations = new Timeline<Generation>(new(0));
        var configuration = new PushedConfiguration(new Generation(0).Json);
        var (moving, tenants) = (new MovingEndpoint(), new TenantSource());
        await using var host = await StressHost.StartAsync(configuration, moving, tenants);
        using var done = new CancellationTokenSource();
        var traffic = new StressTraffic(host, new Oracle(generations, moving.Timeline), done.Token);
        var (started, random, number, moves) = (Stopwatch.GetTimestamp(), new Random(Seed), 0, 0);

        var running = traffic.RunAsync(Seed);
        while (Stopwatch.GetElapsedTime(started) < Extent.Duration && !running.IsCompleted && traffic.Wrong.IsEmpty)
        {
            await Task.Delay(random.Next(20));
            if (random.Next(2) == 0)
            {
                moving.Move(random);
                moves++;
            }
            else
            {
                await ReloadAsync(host, configuration, generations, new Generation(++number));
            }
        }

        await done.CancelAsync();
        await running;
        output.WriteLine($"{traffic.Answered} answers, {number} reloads, {moves} changes of an endpoint, {tenants.Asked} queries of the source in "
            + $"{Stopwatch.GetElapsedTime(started).TotalSeconds:0} s; seed {Seed}");
        output.WriteLine(string.Join(", ", traffic.Met.OrderBy(met => met.Key, StringComparer.Ordinal).Select(met => $"{met.Key}: {met.Value}")));
        traffic.Wrong.Should().BeEmpty();
        traffic.Met.Keys.Should().Contain(Kinds);
        await ShouldRecoverAsync(host, tenants);
    }

    /// <summary>A request that shows the new version is the proof that it is in force.</summary>
    private static async Task ReloadAsync(KestrelHost host, PushedConfiguration configuration, Timeline<Generation> generations, Generation next)
    {
        generations.Begin(next);
        configuration.Push(next.Json);
        var started = Stopwatch.GetTimestamp();
        while ((await host.SendAsync(RawRequest.Get("/any"))).Single("Access-Control-Expose-Headers") != next.Marker)
        {
            Stopwatch.GetElapsedTime(started).Should().BeLessThan(TimeSpan.FromSeconds(10), "a valid configuration comes into force");
        }

        generations.Shown();
    }

    /// <summary>O4: once the service answers again, customers are allowed again and nobody else is.</summary>
    private static async Task ShouldRecoverAsync(KestrelHost host, TenantSource tenants)
    {
        tenants.HasFaults = false;
        await Task.Delay(TimeSpan.FromSeconds(3));
        for (var tenant = 0; tenant < 40; tenant++)
        {
            var origin = TenantSource.OriginOf(tenant);
            var response = await host.SendAsync(RawRequest.Get("/tenants").With("Origin", origin));
            response.Single("Access-Control-Allow-Origin").Should().Be(TenantSource.IsCustomer(origin) ? origin : null);
        }
    }
}
