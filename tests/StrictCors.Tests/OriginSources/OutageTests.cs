using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.OriginSources;

/// <summary>What fails is logged once, with its recovery, and counted each time.</summary>
public sealed class OutageTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly FleetCache _cache = new();
    private readonly SourceTime _time = new();
    private readonly Recorder _source = new(_ => true);

    [Fact]
    public async Task O4_a_failing_source_is_logged_once_with_its_recovery_and_counted()
    {
        await using var host = await SourceHost.StartAsync(_source, time: _time);
        using var failures = new MetricCollector<long>(
            host.Services.GetRequiredService<IMeterFactory>(), "StrictCors", "strictcors.origin_source.failures");
        _source.Answer = _ => throw new InvalidOperationException("database down");
        for (var i = 0; i < 5; i++)
        {
            await host.GetAsync($"https://{i}.example");
            _time.Advance(Minute);
        }

        Names(host).Should().Equal("OriginSourceFailed");
        _source.Answer = _ => true;
        await host.GetAsync("https://6.example");
        await host.GetAsync("https://7.example");

        Names(host).Should().Equal("OriginSourceFailed", "OriginSourceRecovered");
        host.Logs.GetSnapshot().Single(record => record.Id.Name == "OriginSourceRecovered").Message.Should()
            .Be("The origin source of the policy 'web' answers again. 5 queries failed in 00:05:00.");
        failures.GetMeasurementSnapshot().Should().HaveCount(5);
        failures.LastMeasurement!.Tags.Should().Equal(
            new Dictionary<string, object?> { ["strictcors.policy"] = "web", ["strictcors.cause"] = "exception" });
    }

    [Fact]
    public async Task O4_a_source_that_fails_and_answers_in_turns_is_logged_once_a_minute()
    {
        await using var host = await SourceHost.StartAsync(_source, time: _time);
        for (var i = 0; i < 60; i++)
        {
            _source.Answer = _ => i % 2 == 0 ? throw new InvalidOperationException("database down") : true;
            await host.GetAsync($"https://{i}.example");
            _time.Advance(TimeSpan.FromSeconds(2));
        }

        Names(host).Should().Equal("OriginSourceFailed", "OriginSourceRecovered", "OriginSourceFailed", "OriginSourceRecovered");
    }

    [Fact]
    public async Task O4_a_failing_cache_is_logged_once_with_its_recovery_and_counted()
    {
        await using var host = await SourceHost.StartAsync(_source, cache: _cache, time: _time);
        using var failures = new MetricCollector<long>(
            host.Services.GetRequiredService<IMeterFactory>(), "StrictCors", "strictcors.shared_cache.failures");
        _cache.Throws = true;
        for (var i = 0; i < 5; i++)
        {
            (await host.GetAsync($"https://{i}.example")).OwnedHeaders.Should().NotBeEmpty();
            _time.Advance(Minute);
        }

        Names(host).Should().Equal("SharedCacheFailed");
        _cache.Throws = false;
        await host.GetAsync("https://6.example");

        Names(host).Should().Equal("SharedCacheFailed", "SharedCacheRecovered");
        failures.GetMeasurementSnapshot().Should().HaveCount(5);
    }

    [Fact]
    public async Task O4_a_cache_that_is_read_and_cannot_be_written_is_logged_once_and_not_as_recovered()
    {
        await using var host = await SourceHost.StartAsync(_source, cache: _cache, time: _time);
        _cache.ThrowsOnWrites = true;
        for (var i = 0; i < 5; i++)
        {
            await host.GetAsync($"https://{i}.example");
            await host.SettledAsync();
            _time.Advance(Minute);
        }

        await Eventually.TrueAsync(() => Names(host).Any(), "a write failed");
        Names(host).Should().Equal("SharedCacheFailed");
        _cache.ThrowsOnWrites = false;
        await host.GetAsync("https://6.example");

        await Eventually.TrueAsync(() => Names(host).Count() == 2, "a write succeeded");
        Names(host).Should().Equal("SharedCacheFailed", "SharedCacheRecovered");
    }

    private static IEnumerable<string?> Names(KestrelHost host) => host.Logs.GetSnapshot()
        .Where(record => record.Id.Name is { } name && (name.StartsWith("OriginSource", StringComparison.Ordinal)
            || name.StartsWith("SharedCache", StringComparison.Ordinal)))
        .Select(record => record.Id.Name);
}
