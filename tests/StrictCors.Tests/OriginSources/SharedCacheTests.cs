namespace StrictCors.Tests.OriginSources;

/// <summary>The HybridCache of an application shares the answers "allowed" of a source between instances. When it is slow or unavailable,
/// requests take longer; no answer changes.</summary>
public sealed class SharedCacheTests
{
    private const string Tenant = "https://tenant.example";

    private static readonly TimeSpan CacheLimit = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly FleetCache _cache = new();
    private readonly SourceTime _time = new();
    private readonly Recorder _one = new(query => query.Origin.Host.EndsWith("tenant.example", StringComparison.Ordinal));
    private readonly Recorder _two = new(query => query.Origin.Host.EndsWith("tenant.example", StringComparison.Ordinal));

    [Fact]
    public async Task An_allowed_origin_of_one_instance_is_known_to_the_other_and_a_denied_one_is_not()
    {
        await using var one = await SourceHost.StartAsync(_one, cache: _cache);
        await using var two = await SourceHost.StartAsync(_two, cache: _cache);
        foreach (var host in new[] { one, two, two })
        {
            (await host.GetAsync(Tenant)).Single("Access-Control-Allow-Origin").Should().Be(Tenant);
            (await host.GetAsync("https://evil.example")).OwnedHeaders.Should().BeEmpty();
            await _cache.SharedAsync();
        }

        _one.Asked.Should().Equal(Tenant, "https://evil.example");
        _two.Asked.Should().Equal("https://evil.example");
        _cache.Reads.Count.Should().Be(4, "an answer that is known here is not read again: two origins on two instances");
    }

    [Fact]
    public async Task Time_runs_from_the_question_and_not_from_the_copy()
    {
        var isThere = true;
        void Configure(StrictCorsOriginSourceOptions options) => options.AllowedFor = TimeSpan.FromSeconds(2);
        await using var one = await SourceHost.StartAsync(new Recorder(_ => isThere), Configure, _cache, _time);
        await using var two = await SourceHost.StartAsync(_two, Configure, _cache, _time);
        await one.GetAsync(Tenant);
        await _cache.SharedAsync();
        isThere = false;

        _time.Advance(TimeSpan.FromSeconds(1.5));
        (await two.GetAsync(Tenant)).OwnedHeaders.Should().NotBeEmpty();
        _two.Asked.Should().BeEmpty();

        // It cannot be renewed, and ends as soon as the time is up, not before.
        _two.Answer = _ => throw new InvalidOperationException("no renewal");
        _time.Advance(TimeSpan.FromSeconds(0.5) - TimeSpan.FromTicks(1));
        (await two.GetAsync(Tenant)).OwnedHeaders.Should().NotBeEmpty();
        await two.SettledAsync();
        _time.Advance(TimeSpan.FromTicks(1));
        (await two.GetAsync(Tenant)).OwnedHeaders.Should().BeEmpty();
        _two.Asked.Should().Equal(Tenant, Tenant);
    }

    [Fact]
    public async Task A_cache_that_hangs_is_bypassed()
    {
        _cache.HangsOnReads = true;
        _cache.HangsOnWrites = true;
        await using var host = await SourceHost.StartAsync(_one, cache: _cache, time: _time);

        var request = host.GetAsync(Tenant);
        await _cache.Reads.WaitAsync();
        _time.Advance(CacheLimit);
        (await request).Single("Access-Control-Allow-Origin").Should().Be(Tenant);
        (await host.GetAsync("https://evil.example")).OwnedHeaders.Should().BeEmpty();
        (await host.GetAsync(Tenant)).Single("Access-Control-Allow-Origin").Should().Be(Tenant);

        _one.Asked.Should().Equal([Tenant, "https://evil.example"], "what this instance knows it knows without the cache");
    }

    [Fact]
    public async Task A_cache_that_hangs_on_writing_delays_no_request()
    {
        _cache.HangsOnWrites = true;
        await using var host = await SourceHost.StartAsync(_one, cache: _cache);

        (await host.GetAsync(Tenant)).Single("Access-Control-Allow-Origin").Should().Be(Tenant);

        await _cache.Writes.WaitAsync();
    }

    [Fact]
    public async Task A_cache_that_hangs_is_not_used_for_a_while_and_then_used_again()
    {
        _cache.HangsOnReads = true;
        await using var host = await SourceHost.StartAsync(_one, cache: _cache, time: _time);
        var request = host.GetAsync("https://first.tenant.example");
        await _cache.Reads.WaitAsync();
        _time.Advance(CacheLimit - TimeSpan.FromTicks(1));
        request.IsCompleted.Should().BeFalse();
        _time.Advance(TimeSpan.FromTicks(1));
        (await request).OwnedHeaders.Should().NotBeEmpty();

        _cache.HangsOnReads = false;
        for (var i = 0; i < 50; i++)
        {
            (await host.GetAsync($"https://{i}.tenant.example")).OwnedHeaders.Should().NotBeEmpty();
        }

        _time.Advance(Pause - TimeSpan.FromTicks(1));
        await host.GetAsync("https://paused.tenant.example");
        _cache.Reads.Count.Should().Be(1, "the cache is not used during the pause");

        _time.Advance(TimeSpan.FromTicks(1));
        await host.GetAsync("https://last.tenant.example");
        _cache.Reads.Count.Should().Be(2, "it is used again");
        await _cache.SharedAsync();
    }

    [Fact]
    public async Task A_cache_that_throws_is_bypassed()
    {
        _cache.Throws = true;
        await using var host = await SourceHost.StartAsync(_one, cache: _cache);

        (await host.GetAsync(Tenant)).Single("Access-Control-Allow-Origin").Should().Be(Tenant);
        (await host.GetAsync(Tenant)).Single("Access-Control-Allow-Origin").Should().Be(Tenant);

        _one.Asked.Should().HaveCount(1);
        host.Logs.GetSnapshot().Should().NotContain(record => record.Id.Name == "OriginSourceFailed");
    }
}
