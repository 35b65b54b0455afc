using Microsoft.Extensions.DependencyInjection;
using StrictCors.Middleware;
using StrictCors.Tests.Infrastructure;
using StrictCors.Tests.Reload;

namespace StrictCors.Tests.OriginSources;

/// <summary>Sources that hang, throw, or answer late: the request is denied, never failed, and everything is given back.</summary>
public sealed class BadSourceTests
{
    private const string Tenant = "https://tenant.example";

    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(100);

    private readonly Misbehaviour _misbehaviour = new();

    public static TheoryData<string, Func<CancellationToken, ValueTask<bool>>> Misbehaviours => new()
    {
        { "throws before its first await", _ => throw new InvalidOperationException("database down") },
        { "throws", async _ => { await Task.Yield(); throw new InvalidOperationException("database down"); } },
        { "is cancelled by somebody else", _ => ValueTask.FromCanceled<bool>(new CancellationToken(canceled: true)) },
        { "heeds the token", async token => { await Task.Delay(Timeout.Infinite, token); return true; } },
        { "throws something else when cancelled", async token => { await Task.Delay(Timeout.Infinite, token).ContinueWith(_ => throw new InvalidOperationException(), TaskScheduler.Default); return true; } },
        { "returns late", async token => { await Task.Delay(Timeout.Infinite, token).ContinueWith(_ => { }, TaskScheduler.Default); return true; } },
        { "blocks its thread and returns late", token => ValueTask.FromResult(token.WaitHandle.WaitOne()) },
    };

    [Theory]
    [MemberData(nameof(Misbehaviours))]
    public async Task Denied_answered_logged_and_disposed_once(string name, Func<CancellationToken, ValueTask<bool>> answer)
    {
        _misbehaviour.Answer = answer;
        await using var host = await StartAsync();

        var actual = await host.GetAsync(Tenant);
        var preflight = await host.SendAsync(RawRequest.Preflight("/x", Tenant, "GET"));

        actual.Status.Should().Be(200, name);
        actual.Body.Should().Be("x");
        actual.OwnedHeaders.Should().BeEmpty();
        actual.VaryMembers.Should().Equal("Origin");
        preflight.Status.Should().Be(204);
        preflight.OwnedHeaders.Should().BeEmpty();
        host.Logs.GetSnapshot().Should().ContainSingle(record => record.Id.Name == "OriginSourceFailed", "the second within the minute is not logged");
        _misbehaviour.Asked.Should().Be(2, "what is no answer is not kept");
        await Eventually.TrueAsync(() => _misbehaviour.Disposed == 2, "each scope ends when its source has returned");

        // And it recovers.
        _misbehaviour.Answer = _ => ValueTask.FromResult(true);
        await Eventually.TrueAsync(async () => (await host.GetAsync(Tenant)).Single("Access-Control-Allow-Origin") == Tenant, "the database is up again");
    }

    [Fact]
    public async Task A_source_that_never_returns_gets_no_more_questions_than_it_has_places()
    {
        var never = new TaskCompletionSource<bool>();
        _misbehaviour.Answer = _ => new(never.Task);
        await using var host = await StartAsync(options => options.MaxConcurrentQueries = 3);

        var responses = await Task.WhenAll(Enumerable.Range(0, 30).Select(i => host.GetAsync($"https://{i}.example")));

        responses.Should().OnlyContain(response => response.Status == 200 && response.OwnedHeaders.Count == 0);
        _misbehaviour.Asked.Should().Be(3);
        _misbehaviour.Disposed.Should().Be(0);

        never.SetResult(true);
        _misbehaviour.Answer = _ => ValueTask.FromResult(true);
        await Eventually.TrueAsync(async () => (await host.GetAsync(Tenant)).OwnedHeaders.Count > 0, "the places are free again");
        await Eventually.TrueAsync(() => _misbehaviour.Disposed == _misbehaviour.Asked, "each scope ends when its source has returned");
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
        await Eventually.TrueAsync(async () => (await host.GetAsync(Tenant)).OwnedHeaders.Count > 0, "its one place was given back each time");
    }

    private Task<KestrelHost> StartAsync(Action<StrictCorsOriginSourceOptions>? configure = null) => SourceHost.StartAsync<MisbehavingSource>(
        services => services.AddSingleton(_misbehaviour),
        options =>
        {
            options.Timeout = Limit;
            configure?.Invoke(options);
        });
}
