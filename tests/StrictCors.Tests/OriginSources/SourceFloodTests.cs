using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using StrictCors.OriginSources;
using StrictCors.Policies;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.OriginSources;

/// <summary>A client that invents origins and hosts, with a source that does not keep up.</summary>
public sealed class SourceFloodTests
{
    private const string Tenant = "https://tenant.example";

    private readonly FleetCache _cache = new();
    private readonly SourceTime _time = new();
    private readonly Recorder _source = new(query => query.Origin.Host == "tenant.example");

    [Fact]
    public async Task O4_invented_origins_delay_no_tenant()
    {
        await using var host = await SourceHost.StartAsync(_source, options => options.AllowedFor = TimeSpan.FromSeconds(10), time: _time);
        await AllowedAsync(host);
        await _source.Reached.WaitAsync();
        _time.Advance(TimeSpan.FromSeconds(10));

        // The queries about invented origins never end: what is left of the places is the tenant's.
        _source.Hold = new TaskCompletionSource().Task;
        var flood = Enumerable.Range(0, 200).Select(i => host.GetAsync($"https://{i}.evil.example")).ToList();
        await _source.Reached.WaitAsync(12);
        await _time.Timers.WaitAsync(201);
        _source.Hold = Task.CompletedTask;
        await AllowedAsync(host);

        flood.Should().OnlyContain(request => !request.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(5));
        (await Task.WhenAll(flood)).Should().OnlyContain(response => response.OwnedHeaders.Count == 0);
    }

    [Fact]
    public async Task O4_a_full_queue_is_logged_once_and_counted_and_ends()
    {
        await using var host = await SourceHost.StartAsync(_source, options => options.MaxConcurrentQueries = 1, time: _time);
        using var failures = new MetricCollector<long>(
            host.Services.GetRequiredService<IMeterFactory>(), "StrictCors", "strictcors.origin_source.failures");
        var answered = new TaskCompletionSource();
        _source.Hold = answered.Task;
        var asking = new SourceCaller(host.Services);

        // One is asked, 512 of one client wait, and two are denied at once.
        var waiting = Enumerable.Range(0, 1 + FairQueue.MaxWaitingOfClient).Select(i => asking.AskAsync($"https://{i}.evil.example")).ToList();
        await _time.Timers.WaitAsync(waiting.Count);
        await Eventually.TrueAsync(() => asking.IsFull(), "all wait");
        (await asking.AskAsync("https://a.evil.example")).Should().Be(OriginSourceVerdict.Failed);
        (await asking.AskAsync("https://b.evil.example")).Should().Be(OriginSourceVerdict.Failed);
        answered.SetResult();
        await Task.WhenAll(waiting);

        var logs = host.Logs.GetSnapshot();
        logs.Should().ContainSingle(record => record.Id.Name == "OriginSourceQueueFull");
        logs.Should().ContainSingle(record => record.Id.Name == "OriginSourceQueueAccepts").Which.Message.Should().Contain("2 origins");
        failures.GetMeasurementSnapshot().Select(measurement => string.Join(' ', measurement.Tags)).Should()
            .Equal("[strictcors.policy, web] [strictcors.cause, queue-full]", "[strictcors.policy, web] [strictcors.cause, queue-full]");
    }

    [Fact]
    public async Task O3_invented_hosts_add_a_bounded_number_of_keys_to_the_cache()
    {
        await using var host = await SourceHost.StartAsync(_source, cache: _cache, time: _time);
        var asking = new SourceCaller(host.Services);
        for (var minute = 1; minute <= 2; minute++)
        {
            await FillAsync(asking, $"{minute}");
            for (var i = 0; i < NewKeys.MaxPerMinute; i++)
            {
                (await asking.AskAsync(Tenant, $"{minute}-more-{i}.example")).Should().Be(OriginSourceVerdict.Allowed);
            }

            await host.SettledAsync();
            _cache.Entries.Should().Be(minute * NewKeys.MaxPerMinute);
            _time.Advance(TimeSpan.FromMinutes(1));
        }

        _cache.WasUsedLocally.Should().BeFalse();
    }

    [Fact]
    public async Task O3_an_answer_that_is_shared_already_is_shared_again_when_it_is_renewed()
    {
        await using var host = await SourceHost.StartAsync(_source, options => options.AllowedFor = TimeSpan.FromSeconds(10), _cache, _time);
        var asking = new SourceCaller(host.Services);
        await asking.AskAsync(Tenant);
        await Eventually.TrueAsync(() => _cache.Writes.Count == 1, "the answer is shared");
        await FillAsync(asking, "other", 1);

        _time.Advance(TimeSpan.FromSeconds(5));
        await asking.AskAsync(Tenant);
        await host.SettledAsync();

        await Eventually.TrueAsync(() => _cache.Writes.Count == NewKeys.MaxPerMinute + 1, "the renewed answer is written too");
    }

    /// <summary>Asks about new hosts until no further one is stored in this minute. Not faster than the cache stores them: it is left out while
    /// many writes are open.</summary>
    private async Task FillAsync(SourceCaller asking, string name, int already = 0)
    {
        var before = _cache.Writes.Count - already;
        for (var i = already; i < NewKeys.MaxPerMinute; i++)
        {
            (await asking.AskAsync(Tenant, $"{name}-{i}.example")).Should().Be(OriginSourceVerdict.Allowed);
            if (i % 100 == 99)
            {
                await Eventually.TrueAsync(() => _cache.Writes.Count - before == i + 1, "each new key is stored");
            }
        }
    }

    private static async Task AllowedAsync(KestrelHost host) =>
        (await host.GetAsync(Tenant)).Single("Access-Control-Allow-Origin").Should().Be(Tenant);
}
