using System.Diagnostics;
using Microsoft.Extensions.Configuration.Json;
using StrictCors.LoadTests.Traffic;

namespace StrictCors.LoadTests.Lifetime;

/// <summary>A host that has stopped leaves nothing behind: many of them in one process do not add up.</summary>
public sealed class HostLifetimeTests : IDisposable
{
    // A tenth of a megabyte for each host of the quick form, a hundredth in the long one.
    private const long Tolerance = 10 * 1024 * 1024;

    private readonly ITestOutputHelper _output;
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("strictcors-");

    public HostLifetimeTests(ITestOutputHelper output)
    {
        _output = output;
        File.WriteAllText(Path.Combine(_directory.FullName, "appsettings.json"), Exchanges.Policies(1));
    }

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task Hosts_that_start_and_stop_leave_no_memory_no_timer_and_no_handle()
    {
        await StartAndStopAsync(20);
        var before = ProcessState.Read();
        var started = Stopwatch.GetTimestamp();

        var hosts = await StartAndStopAsync(Extent.Hosts);

        var after = await ProcessState.ReadAsync(atRest: before);
        _output.WriteLine($"{Extent.Hosts} hosts in {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s");
        _output.WriteLine($"before {before}");
        _output.WriteLine($"after  {after}");
        (after.Bytes - before.Bytes).Should().BeLessThan(Tolerance);
        after.IsNoMoreThan(before).Should().BeTrue("timers and handles are to be those of before");

        // The last ones may still stand on a stack or in a pool.
        hosts.SkipLast(5).Count(host => host.IsAlive).Should().Be(0);
    }

    /// <summary>Each with its settings in a file that is watched, a request allowed and one denied.</summary>
    private async Task<List<WeakReference>> StartAndStopAsync(int count)
    {
        var hosts = new List<WeakReference>();
        for (var i = 0; i < count; i++)
        {
            var logs = new CountingLogs();
            await using var host = await LoadedHost.StartAsync(Source(), logs);
            foreach (var exchange in Exchanges.All.Where(exchange => exchange.Name is "A1 allowed" or "A5 denied" or "P2 preflight"))
            {
                Exchange.Describe(await host.SendAsync(exchange.ToRaw())).Should().Be(exchange.Answers[0]);
            }

            hosts.Add(new(host.Services));
            logs.Errors.Should().BeEmpty();
        }

        return hosts;
    }

    private JsonConfigurationSource Source()
    {
        var source = new JsonConfigurationSource { Path = Path.Combine(_directory.FullName, "appsettings.json"), ReloadOnChange = true };
        source.ResolveFileProvider();
        return source;
    }
}
