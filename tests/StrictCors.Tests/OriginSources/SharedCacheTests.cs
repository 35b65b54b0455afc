using StrictCors.Middleware;
using StrictCors.Tests.Reload;

namespace StrictCors.Tests.OriginSources;

/// <summary>The HybridCache of an application keeps the yeses of a source for a fleet. When it is slow or down, that costs speed and never an
/// answer.</summary>
public sealed class SharedCacheTests
{
    private const string Tenant = "https://tenant.example";

    private readonly FleetCache _cache = new();
    private readonly Recorder _one = new(query => query.Origin.Host.EndsWith("tenant.example", StringComparison.Ordinal));
    private readonly Recorder _two = new(query => query.Origin.Host.EndsWith("tenant.example", StringComparison.Ordinal));

    [Fact]
    public async Task A_yes_of_one_instance_is_known_to_the_other_and_a_no_is_not()
    {
        await using var one = await SourceHost.StartAsync(_one, cache: _cache);
        await using var two = await SourceHost.StartAsync(_two, cache: _cache);
        foreach (var host in new[] { one, two, two })
        {
            (await host.GetAsync(Tenant)).Single("Access-Control-Allow-Origin").Should().Be(Tenant);
            (await host.GetAsync("https://evil.example")).OwnedHeaders.Should().BeEmpty();
        }

        _one.Asked.Should().Equal(Tenant, "https://evil.example");
        _two.Asked.Should().Equal("https://evil.example");
        _cache.Entries.Should().Be(1);
        _cache.Reads.Should().Be(4, "what is known here is not asked for again: two origins on two instances");
    }

    [Fact]
    public async Task Time_runs_from_the_question_and_not_from_the_copy()
    {
        var isThere = true;
        await using var one = await SourceHost.StartAsync(new Recorder(_ => isThere), options => options.AllowedFor = TimeSpan.FromSeconds(2), _cache);
        await using var two = await SourceHost.StartAsync(_two, options => options.AllowedFor = TimeSpan.FromSeconds(2), _cache);
        var asked = DateTime.UtcNow;
        await one.GetAsync(Tenant);
        isThere = false;

        while ((await two.GetAsync(Tenant)).OwnedHeaders.Count > 0 && _two.Asked.IsEmpty)
        {
            await Task.Delay(20);
        }

        // The second instance had to ask for itself, and not before the time was up.
        _two.Asked.Should().Equal(Tenant);
        (DateTime.UtcNow - asked).Should().BeGreaterThan(TimeSpan.FromSeconds(1.9));
    }

    [Fact]
    public async Task A_cache_that_hangs_is_passed_over()
    {
        _cache.HangsOnReads = true;
        _cache.HangsOnWrites = true;
        await using var host = await SourceHost.StartAsync(_one, cache: _cache);

        (await host.GetAsync(Tenant)).Single("Access-Control-Allow-Origin").Should().Be(Tenant);
        (await host.GetAsync("https://evil.example")).OwnedHeaders.Should().BeEmpty();
        (await host.GetAsync(Tenant)).Single("Access-Control-Allow-Origin").Should().Be(Tenant);

        _one.Asked.Should().Equal([Tenant, "https://evil.example"], "what this instance knows it knows without the cache");
    }

    [Fact]
    public async Task A_cache_that_hangs_on_writing_keeps_nobody_waiting()
    {
        _cache.HangsOnWrites = true;
        await using var host = await SourceHost.StartAsync(_one, cache: _cache);

        (await host.GetAsync(Tenant)).Single("Access-Control-Allow-Origin").Should().Be(Tenant);

        _cache.Writes.Should().Be(1);
    }

    [Fact]
    public async Task A_cache_that_hangs_is_left_alone_for_a_while_and_then_tried_again()
    {
        _cache.HangsOnReads = true;
        await using var host = await SourceHost.StartAsync(_one, cache: _cache);
        for (var i = 0; i < 50; i++)
        {
            (await host.GetAsync($"https://{i}.tenant.example")).OwnedHeaders.Should().NotBeEmpty();
        }

        _cache.Reads.Should().BeLessThan(50, "50 requests do not each find out that it hangs");
        _cache.HangsOnReads = false;
        var before = _cache.Reads;
        await Reload.Eventually.TrueAsync(
            async () =>
            {
                await host.GetAsync($"https://{Guid.NewGuid():n}.tenant.example");
                return _cache.Reads > before && _cache.Entries > 0;
            },
            "it works again");
    }

    [Fact]
    public async Task A_cache_that_throws_is_passed_over()
    {
        _cache.Throws = true;
        await using var host = await SourceHost.StartAsync(_one, cache: _cache);

        (await host.GetAsync(Tenant)).Single("Access-Control-Allow-Origin").Should().Be(Tenant);
        (await host.GetAsync(Tenant)).Single("Access-Control-Allow-Origin").Should().Be(Tenant);

        _one.Asked.Should().HaveCount(1);
        host.Logs.GetSnapshot().Should().NotContain(record => record.Id.Name == "OriginSourceFailed");
    }
}
