using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.Infrastructure;
using StrictCors.Tests.Reload;

namespace StrictCors.Tests.OriginSources;

/// <summary>Each setting of an origin source takes effect when it alone changes in a reload, and the log shows it.</summary>
public sealed class SourceReloadTests
{
    private const string Tenant = "https://tenant.example";

    private readonly SourceTime _time = new();
    private readonly PushedConfiguration _settings = SourceHost.Settings();
    private readonly Recorder _recorder = new(_ => true);
    private Action<StrictCorsOriginSourceOptions> _configure = _ => { };

    public static TheoryData<string, Action<StrictCorsOriginSourceOptions>, string, string> Settings => new()
    {
        { "MaxConcurrentQueries raised", source => source.MaxConcurrentQueries = 17, "at most 17 concurrent", "at most 16 concurrent" },
        { "MaxConcurrentQueries lowered", source => source.MaxConcurrentQueries = 15, "at most 15 concurrent", "at most 16 concurrent" },
        { "AllowedFor", source => source.AllowedFor = TimeSpan.FromMinutes(2), "allowed for 00:02:00", "allowed for 00:01:00" },
        { "DeniedFor", source => source.DeniedFor = TimeSpan.FromSeconds(20), "denied for 00:00:20", "denied for 00:00:10" },
        { "Timeout", source => source.Timeout = TimeSpan.FromSeconds(6), "timeout 00:00:06", "timeout 00:00:05" },
        { "DependsOnHeaders", source => source.DependsOnHeaders = ["X-Tenant"], "depends on X-Tenant", "depends on the origin alone" },
    };

    [Theory]
    [MemberData(nameof(Settings))]
    public async Task Each_setting_alone_is_logged(string name, Action<StrictCorsOriginSourceOptions> change, string after, string before)
    {
        await using var host = await StartAsync(_ => { });

        Reload(change);

        host.Changes().Should().ContainSingle(name)
            .Which.Should().Match($"*policy 'web': origin source: RecordedSource (*{after}*) instead of RecordedSource (*{before}*)*");
    }

    [Fact]
    public async Task A_raised_MaxConcurrentQueries_holds_at_once()
    {
        var answered = new TaskCompletionSource();
        _recorder.Hold = answered.Task;
        await using var host = await StartAsync(source => source.MaxConcurrentQueries = 1);
        var first = host.GetAsync("https://1.example");
        await _recorder.Reached.WaitAsync();
        var second = host.GetAsync("https://2.example");

        Reload(source => source.MaxConcurrentQueries = 3);
        var third = host.GetAsync("https://3.example");

        await _recorder.Reached.WaitAsync(2);
        answered.SetResult();
        (await Task.WhenAll(first, second, third)).Should().OnlyContain(response => response.OwnedHeaders.Count > 0);
    }

    [Fact]
    public async Task A_lowered_MaxConcurrentQueries_holds_as_soon_as_enough_open_queries_have_ended()
    {
        var limit = TimeSpan.FromSeconds(5);
        TaskCompletionSource<bool>[] answers = [new(), new()];
        var asked = -1;
        var misbehaviour = new Misbehaviour { Answer = _ => new(answers[Interlocked.Increment(ref asked)].Task) };
        await using var host = await StartAsync<MisbehavingSource>(misbehaviour, source => source.MaxConcurrentQueries = 2);
        Task<RawResponse>[] open = [host.GetAsync("https://1.example"), host.GetAsync("https://2.example")];
        await misbehaviour.Asked.WaitAsync(2);
        await _time.Timers.WaitAsync(2);

        // The requests end, and the queries stay open: the source ignores the token.
        Reload(source => source.MaxConcurrentQueries = 1);
        _time.Advance(limit);
        (await Task.WhenAll(open)).Should().OnlyContain(response => response.OwnedHeaders.Count == 0);

        // One of two queries ends. The other one has the only place.
        answers[0].SetResult(true);
        await misbehaviour.Disposed.WaitAsync();
        var denied = host.GetAsync("https://3.example");
        await _time.Timers.WaitAsync();
        _time.Advance(limit);
        (await denied).OwnedHeaders.Should().BeEmpty();
        misbehaviour.Asked.Count.Should().Be(2);

        misbehaviour.Answer = _ => ValueTask.FromResult(true);
        answers[1].SetResult(true);
        (await host.GetAsync("https://4.example")).OwnedHeaders.Should().NotBeEmpty("the place is free again");
        misbehaviour.Asked.Count.Should().Be(3);
    }

    [Fact]
    public async Task Another_AllowedFor_holds_for_the_next_answers()
    {
        await using var host = await StartAsync(source => source.AllowedFor = TimeSpan.FromMinutes(1));
        Reload(source => source.AllowedFor = TimeSpan.FromMinutes(2));
        await host.GetAsync(Tenant);

        _time.Advance(TimeSpan.FromMinutes(1) - TimeSpan.FromTicks(1));
        await host.GetAsync(Tenant);
        _recorder.Asked.Should().HaveCount(1);

        _recorder.Answer = _ => throw new InvalidOperationException("no renewal");
        _time.Advance(TimeSpan.FromMinutes(1));
        (await host.GetAsync(Tenant)).OwnedHeaders.Should().NotBeEmpty();

        _time.Advance(TimeSpan.FromTicks(1));
        (await host.GetAsync(Tenant)).OwnedHeaders.Should().BeEmpty();
    }

    [Fact]
    public async Task Another_DeniedFor_holds_for_the_next_answers()
    {
        _recorder.Answer = _ => false;
        await using var host = await StartAsync(source => source.DeniedFor = TimeSpan.FromSeconds(10));
        Reload(source => source.DeniedFor = TimeSpan.FromSeconds(5));
        await host.GetAsync(Tenant);

        _time.Advance(TimeSpan.FromSeconds(5) - TimeSpan.FromTicks(1));
        await host.GetAsync(Tenant);
        _recorder.Asked.Should().HaveCount(1);

        _time.Advance(TimeSpan.FromTicks(1));
        await host.GetAsync(Tenant);
        _recorder.Asked.Should().HaveCount(2);
    }

    [Fact]
    public async Task Another_Timeout_holds_for_the_next_queries()
    {
        _recorder.Hold = new TaskCompletionSource().Task;
        await using var host = await StartAsync(source => source.Timeout = TimeSpan.FromSeconds(5));
        Reload(source => source.Timeout = TimeSpan.FromSeconds(60));
        var request = host.GetAsync(Tenant);
        await _recorder.Reached.WaitAsync();

        _time.Advance(TimeSpan.FromSeconds(60) - TimeSpan.FromTicks(1));
        _recorder.LastToken.IsCancellationRequested.Should().BeFalse();

        _time.Advance(TimeSpan.FromTicks(1));
        _recorder.LastToken.IsCancellationRequested.Should().BeTrue();
        (await request).OwnedHeaders.Should().BeEmpty();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("X-Region")]
    public async Task Other_DependsOnHeaders_hold_for_all_answers(string? before)
    {
        _recorder.Answer = query => query.GetHeader("X-Tenant") == "a";
        await using var host = await StartAsync(source => source.DependsOnHeaders = before is null ? [] : [before]);
        await host.SendAsync(Request("a"));
        Reload(source => source.DependsOnHeaders = ["X-Tenant"]);

        (await host.SendAsync(Request("a"))).VaryMembers.Should().Equal("Origin", "X-Tenant");
        (await host.SendAsync(Request("a"))).OwnedHeaders.Should().NotBeEmpty();
        (await host.SendAsync(Request("b"))).OwnedHeaders.Should().BeEmpty();
        _recorder.Asked.Should().HaveCount(3, "once before the reload, and once for each tenant");
    }

    [Fact]
    public async Task An_answer_for_one_header_is_none_for_another_header_with_the_same_value()
    {
        await using var host = await StartAsync(source => source.DependsOnHeaders = ["X-Region"]);
        await host.SendAsync(Request("a").With("X-Region", "a"));
        Reload(source => source.DependsOnHeaders = ["X-Tenant"]);

        await host.SendAsync(Request("a"));

        _recorder.Asked.Should().HaveCount(2);
    }

    private static RawRequest Request(string tenant) =>
        RawRequest.Get("/x").With("Host", "api.example").With("Origin", Tenant).With("X-Tenant", tenant);

    private void Reload(Action<StrictCorsOriginSourceOptions> configure)
    {
        _configure = configure;
        _settings.Fire();
    }

    private Task<KestrelHost> StartAsync(Action<StrictCorsOriginSourceOptions> configure) => StartAsync<RecordedSource>(_recorder, configure);

    private Task<KestrelHost> StartAsync<T>(object service, Action<StrictCorsOriginSourceOptions> configure)
        where T : class, IStrictCorsOriginSource
    {
        _configure = configure;
        return SourceHost.StartAsync<T>(
            services => services.AddSingleton(service.GetType(), service), _time, options => _configure(options), _settings);
    }
}
