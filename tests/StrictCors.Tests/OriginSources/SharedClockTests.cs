namespace StrictCors.Tests.OriginSources;

/// <summary>A yes ends when its time is up, counted from its question, whatever the clocks of the instances say.</summary>
public sealed class SharedClockTests
{
    private const string Tenant = "https://tenant.example";

    private static readonly TimeSpan AllowedFor = TimeSpan.FromMinutes(1);

    private readonly SourceTime _real = new();
    private readonly SourceTime _one = new();
    private readonly SourceTime _two = new();
    private readonly Recorder _yes = new(_ => true);
    private readonly Recorder _no = new(_ => false);

    public static TheoryData<int, int> Skews
    {
        get
        {
            var data = new TheoryData<int, int>();
            foreach (var ahead in new[] { -3600, -59, -30, -1, 0, 1, 30, 59, 3600 })
            {
                foreach (var readAfter in new[] { 0, 1, 20, 44, 46, 59 })
                {
                    data.Add(ahead, readAfter);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Skews))]
    public async Task O5_no_clock_of_another_machine_lengthens_a_yes(int ahead, int readAfter)
    {
        var cache = new FleetCache { Clock = _real };
        _one.Advance(TimeSpan.FromHours(2) + TimeSpan.FromSeconds(ahead));
        _two.Advance(TimeSpan.FromHours(2));
        await using var one = await SourceHost.StartAsync(_yes, options => options.AllowedFor = AllowedFor, cache, _one);
        await using var two = await SourceHost.StartAsync(_no, options => options.AllowedFor = AllowedFor, cache, _two);

        (await one.GetAsync(Tenant)).OwnedHeaders.Should().NotBeEmpty();
        await cache.Writes.WaitAsync();
        Pass(TimeSpan.FromSeconds(readAfter));
        await two.GetAsync(Tenant);
        Pass(AllowedFor - TimeSpan.FromSeconds(readAfter));

        (await two.GetAsync(Tenant)).OwnedHeaders.Should().BeEmpty();
    }

    [Fact]
    public async Task O5_an_entry_that_arrives_in_the_cache_when_the_limit_is_over_is_removed()
    {
        var arrival = new TaskCompletionSource();
        var cache = new FleetCache { Clock = _real, WritesWaitFor = arrival.Task };
        _one.Advance(TimeSpan.FromSeconds(30));
        await using var one = await SourceHost.StartAsync(_yes, options => options.AllowedFor = AllowedFor, cache, _one);
        await using var two = await SourceHost.StartAsync(_no, options => options.AllowedFor = AllowedFor, cache, _two);
        (await one.GetAsync(Tenant)).OwnedHeaders.Should().NotBeEmpty();
        await cache.Writes.WaitAsync();

        Pass(TimeSpan.FromSeconds(44));
        arrival.SetResult();
        await cache.Removals.WaitAsync();
        Pass(TimeSpan.FromSeconds(16));

        (await two.GetAsync(Tenant)).OwnedHeaders.Should().BeEmpty();
    }

    [Fact]
    public async Task O5_an_entry_that_arrives_late_within_the_limit_ends_no_later()
    {
        var arrival = new TaskCompletionSource();
        var cache = new FleetCache { Clock = _real, WritesWaitFor = arrival.Task };
        _one.Advance(TimeSpan.FromSeconds(30));
        await using var one = await SourceHost.StartAsync(_yes, options => options.AllowedFor = AllowedFor, cache, _one);
        await using var two = await SourceHost.StartAsync(_no, options => options.AllowedFor = AllowedFor, cache, _two);
        (await one.GetAsync(Tenant)).OwnedHeaders.Should().NotBeEmpty();
        await cache.Writes.WaitAsync();

        Pass(TimeSpan.FromSeconds(0.4));
        arrival.SetResult();
        await cache.SharedAsync();
        Pass(TimeSpan.FromSeconds(44.8));
        await two.GetAsync(Tenant);
        Pass(TimeSpan.FromSeconds(14.9));

        (await two.GetAsync(Tenant)).OwnedHeaders.Should().BeEmpty();
        cache.Removals.Count.Should().Be(0);
    }

    [Theory]
    [InlineData(3600)]
    [InlineData(-3600)]
    public async Task O5_an_entry_that_the_cache_does_not_end_ends_by_its_age(int ahead)
    {
        var cache = new FleetCache();
        _one.Advance(TimeSpan.FromHours(2) + TimeSpan.FromSeconds(ahead));
        _two.Advance(TimeSpan.FromHours(2));
        await using var one = await SourceHost.StartAsync(_yes, options => options.AllowedFor = AllowedFor, cache, _one);
        await using var two = await SourceHost.StartAsync(_no, options => options.AllowedFor = AllowedFor, cache, _two);
        (await one.GetAsync(Tenant)).OwnedHeaders.Should().NotBeEmpty();

        (await two.GetAsync(Tenant)).OwnedHeaders.Should().BeEmpty("its age is not known");
    }

    [Theory]
    [InlineData(0L)]
    [InlineData(-1L)]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    [InlineData("not a number")]
    [InlineData(null)]
    public async Task O5_what_is_no_answer_in_the_cache_is_none(object? garbage)
    {
        var cache = new FleetCache();
        await using var one = await SourceHost.StartAsync(_yes, cache: cache);
        await using var two = await SourceHost.StartAsync(_no, cache: cache);
        await one.GetAsync(Tenant);
        cache.Overwrite(garbage!);

        (await two.GetAsync(Tenant)).OwnedHeaders.Should().BeEmpty();
        _no.Asked.Should().HaveCount(1);
    }

    private void Pass(TimeSpan time)
    {
        _real.Advance(time);
        _one.Advance(time);
        _two.Advance(time);
    }
}
