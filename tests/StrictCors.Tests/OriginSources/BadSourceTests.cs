using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.OriginSources;

/// <summary>Sources that hang, throw, or answer late: the request is denied, does not fail, and everything is given back.</summary>
public sealed class BadSourceTests
{
    private const string Tenant = "https://tenant.example";

    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(100);

    private readonly Misbehaviour _misbehaviour = new();
    private readonly SourceTime _time = new();

    public static TheoryData<string, Func<CancellationToken, ValueTask<bool>>> Misbehaviours => new()
    {
        { "throws before its first await", _ => throw new InvalidOperationException("database down") },
        { "throws", async _ => { await Task.Yield(); throw new InvalidOperationException("database down"); } },
        { "is cancelled by another component", _ => ValueTask.FromCanceled<bool>(new CancellationToken(canceled: true)) },
        { "heeds the token", async token => { await Misbehaviour.UntilCancelledAsync(token); return true; } },
        { "throws another exception when cancelled", async token => { await AfterCancellationAsync(token); throw new InvalidOperationException(); } },
        { "returns late", async token => { await AfterCancellationAsync(token); return true; } },
        { "blocks its thread and returns late", token => ValueTask.FromResult(token.WaitHandle.WaitOne()) },
    };

    [Theory]
    [MemberData(nameof(Misbehaviours))]
    public async Task Denied_answered_logged_and_disposed_once(string name, Func<CancellationToken, ValueTask<bool>> answer)
    {
        _misbehaviour.Answer = answer;
        await using var host = await StartAsync();

        var actual = await UntilTheTimeIsUpAsync(host.GetAsync(Tenant));
        var preflight = await UntilTheTimeIsUpAsync(host.SendAsync(RawRequest.Preflight("/x", Tenant, "GET")));

        actual.Status.Should().Be(200, name);
        actual.Body.Should().Be("x");
        actual.OwnedHeaders.Should().BeEmpty();
        actual.VaryMembers.Should().Equal("Origin");
        preflight.Status.Should().Be(204);
        preflight.OwnedHeaders.Should().BeEmpty();
        host.Logs.GetSnapshot().Should()
            .ContainSingle(record => record.Id.Name == "OriginSourceFailed", "the second within the minute is not logged");
        _misbehaviour.Asked.Count.Should().Be(2, "a failure is not kept as an answer");
        await _misbehaviour.Disposed.WaitAsync(2);
        _misbehaviour.Disposed.Count.Should().Be(2, "each scope ends when its source has returned");

        // And it recovers.
        _misbehaviour.Answer = _ => ValueTask.FromResult(true);
        (await host.GetAsync(Tenant)).Single("Access-Control-Allow-Origin").Should().Be(Tenant, "the database is up again");
    }

    [Fact]
    public async Task A_source_that_never_returns_gets_no_more_queries_than_it_has_places()
    {
        var never = new TaskCompletionSource<bool>();
        _misbehaviour.Answer = _ => new(never.Task);
        await using var host = await StartAsync(options => options.MaxConcurrentQueries = 3);

        var requests = Task.WhenAll(Enumerable.Range(0, 30).Select(i => host.GetAsync($"https://{i}.example")));
        await _time.Timers.WaitAsync(30);
        await _misbehaviour.Asked.WaitAsync(3);
        _time.Advance(Limit);
        var responses = await requests;

        responses.Should().OnlyContain(response => response.Status == 200 && response.OwnedHeaders.Count == 0);
        _misbehaviour.Asked.Count.Should().Be(3);
        _misbehaviour.Disposed.Count.Should().Be(0);

        never.SetResult(true);
        _misbehaviour.Answer = _ => ValueTask.FromResult(true);
        (await host.GetAsync(Tenant)).OwnedHeaders.Should().NotBeEmpty("the places are free again");
        await _misbehaviour.Disposed.WaitAsync(4);
        _misbehaviour.Disposed.Count.Should().Be(_misbehaviour.Asked.Count, "each scope ends when its source has returned");
    }

    [Fact]
    public async Task A_scope_that_cannot_be_made_or_disposed_denies()
    {
        _misbehaviour.Answer = _ => ValueTask.FromResult(true);
        _misbehaviour.ThrowsWhenDisposed = true;
        await using var host = await StartAsync(options => options.MaxConcurrentQueries = 1);
        (await host.GetAsync(Tenant)).OwnedHeaders.Should().BeEmpty();

        _misbehaviour.ThrowsWhenDisposed = false;
        _misbehaviour.ThrowsWhenMade = true;
        (await host.GetAsync(Tenant)).OwnedHeaders.Should().BeEmpty();

        _misbehaviour.ThrowsWhenMade = false;
        (await host.GetAsync(Tenant)).OwnedHeaders.Should().NotBeEmpty("its one place was given back each time");
    }

    private static async Task AfterCancellationAsync(CancellationToken cancellationToken)
    {
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = cancellationToken.Register(cancelled.SetResult);
        await cancelled.Task;
    }

    private async Task<RawResponse> UntilTheTimeIsUpAsync(Task<RawResponse> request)
    {
        await _misbehaviour.Asked.WaitAsync();
        _time.Advance(Limit);
        return await request;
    }

    private Task<KestrelHost> StartAsync(Action<StrictCorsOriginSourceOptions>? configure = null) => SourceHost.StartAsync<MisbehavingSource>(
        services => services.AddSingleton(_misbehaviour),
        _time,
        options =>
        {
            options.Timeout = Limit;
            configure?.Invoke(options);
        });
}
