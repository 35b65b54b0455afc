using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.OriginSources;

/// <summary>A yes is renewed by a request in the second half of its time, which does not wait for it.</summary>
public sealed class SourceRenewalTests
{
    private const string Tenant = "https://tenant.example";

    private static readonly TimeSpan AllowedFor = TimeSpan.FromSeconds(40);

    private readonly SourceTime _time = new();
    private readonly Recorder _source = new(_ => true);

    [Fact]
    public async Task O4_a_yes_is_renewed_before_it_expires_and_nobody_waits()
    {
        await using var host = await StartAsync();
        await AllowedAsync(host);
        var answered = new TaskCompletionSource();
        _source.Hold = answered.Task;

        // The query is held, and the request has its answer.
        _time.Advance(AllowedFor / 2);
        await AllowedAsync(host);
        await _source.Reached.WaitAsync(2);
        await AllowedAsync(host);
        _source.Asked.Should().HaveCount(2, "one renewal is enough");
        answered.SetResult();

        // It counts from the renewal.
        await host.SettledAsync();
        _time.Advance((AllowedFor / 2) - TimeSpan.FromTicks(1));
        await AllowedAsync(host);
        _source.Asked.Should().HaveCount(2);
    }

    [Fact]
    public async Task O4_a_renewal_that_is_answered_with_no_ends_the_yes()
    {
        await using var host = await StartAsync();
        await AllowedAsync(host);
        _source.Answer = _ => false;

        _time.Advance(AllowedFor / 2);
        await AllowedAsync(host);

        await host.SettledAsync();
        (await host.GetAsync(Tenant)).OwnedHeaders.Should().BeEmpty();
    }

    [Fact]
    public async Task O4_a_yes_whose_renewal_fails_is_kept_until_its_time_is_up_and_tried_again()
    {
        await using var host = await StartAsync();
        await AllowedAsync(host);
        _source.Answer = _ => throw new InvalidOperationException("database down");

        for (var attempt = 0; attempt < 4; attempt++)
        {
            _time.Advance(attempt == 0 ? AllowedFor / 2 : AllowedFor / 8);
            await AllowedAsync(host);
            await host.SettledAsync();
            await AllowedAsync(host);
            _source.Asked.Should().HaveCount(attempt + 2);
        }

        _time.Advance(AllowedFor / 8);
        (await host.GetAsync(Tenant)).OwnedHeaders.Should().BeEmpty();
    }

    [Fact]
    public async Task O4_a_source_that_wants_the_request_is_not_renewed_and_has_not_failed()
    {
        await using var host = await StartAsync();
        await AllowedAsync(host);
        _source.Answer = query => query.HttpContext.Request.Path == "/x";

        _time.Advance(AllowedFor / 2);
        await AllowedAsync(host);
        await host.SettledAsync();
        _time.Advance((AllowedFor / 2) - TimeSpan.FromTicks(1));
        await AllowedAsync(host);
        _time.Advance(TimeSpan.FromTicks(1));
        await AllowedAsync(host);

        _source.Asked.Should().HaveCount(3, "the last request has asked with its own HttpContext");
        host.Logs.GetSnapshot().Should().NotContain(record => record.Id.Name == "OriginSourceFailed");
    }

    private static async Task AllowedAsync(KestrelHost host) =>
        (await host.GetAsync(Tenant)).Single("Access-Control-Allow-Origin").Should().Be(Tenant);

    private Task<KestrelHost> StartAsync() => SourceHost.StartAsync(_source, options => options.AllowedFor = AllowedFor, time: _time);
}
