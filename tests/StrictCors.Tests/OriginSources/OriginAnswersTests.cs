using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Configuration;
using StrictCors.OriginSources;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.OriginSources;

/// <summary>Answers are kept by everything that they depend on, and for the time that the settings give.</summary>
public sealed class OriginAnswersTests
{
    private const string Tenant = "https://tenant.example";

    private readonly SourceTime _time = new();

    [Fact]
    public async Task V5_declared_headers_join_Vary_and_the_key()
    {
        var source = new Recorder(query => query.GetHeader("X-Tenant") == "a");
        await using var host = await SourceHost.StartAsync(source, options => options.DependsOnHeaders = ["X-Tenant"]);

        var a = await host.SendAsync(RawRequest.Get("/x").With("Origin", Tenant).With("X-Tenant", "a"));
        var b = await host.SendAsync(RawRequest.Get("/x").With("Origin", Tenant).With("X-Tenant", "b"));
        var again = await host.SendAsync(RawRequest.Get("/x").With("Origin", Tenant).With("X-Tenant", "a"));

        a.Single("Access-Control-Allow-Origin").Should().Be(Tenant);
        b.OwnedHeaders.Should().BeEmpty();
        again.Single("Access-Control-Allow-Origin").Should().Be(Tenant);
        b.VaryMembers.Should().Equal("Origin", "X-Tenant");
        source.Asked.Should().HaveCount(2, "the answer for tenant a was kept");
    }

    [Fact]
    public async Task An_answer_for_which_more_was_read_is_not_kept()
    {
        var source = new Recorder(query => query.GetHeader("X-Tenant") == "a");
        await using var host = await SourceHost.StartAsync(source);

        await host.SendAsync(RawRequest.Get("/x").With("Origin", Tenant).With("X-Tenant", "a"));
        var b = await host.SendAsync(RawRequest.Get("/x").With("Origin", Tenant).With("X-Tenant", "b"));

        b.OwnedHeaders.Should().BeEmpty();
        source.Asked.Should().HaveCount(2);
    }

    [Fact]
    public async Task Answers_are_kept_and_a_removed_origin_ends_when_the_time_is_up()
    {
        var source = new Recorder(_ => true);
        await using var host = await SourceHost.StartAsync(source, options => options.AllowedFor = TimeSpan.FromSeconds(30), time: _time);
        await host.GetAsync(Tenant);
        source.Answer = _ => throw new InvalidOperationException("no renewal");

        _time.Advance(TimeSpan.FromSeconds(15) - TimeSpan.FromTicks(1));
        (await host.GetAsync(Tenant)).OwnedHeaders.Should().NotBeEmpty();
        source.Asked.Should().HaveCount(1, "it is not renewed before half of the time");

        _time.Advance(TimeSpan.FromSeconds(15));
        (await host.GetAsync(Tenant)).OwnedHeaders.Should().NotBeEmpty();

        _time.Advance(TimeSpan.FromTicks(1));
        (await host.GetAsync(Tenant)).OwnedHeaders.Should().BeEmpty();
    }

    [Fact]
    public async Task A_denied_origin_that_is_added_works_when_the_time_is_up()
    {
        var isThere = false;
        var source = new Recorder(_ => isThere);
        await using var host = await SourceHost.StartAsync(source, options => options.DeniedFor = TimeSpan.FromSeconds(20), time: _time);
        await host.GetAsync(Tenant);
        isThere = true;

        _time.Advance(TimeSpan.FromSeconds(20) - TimeSpan.FromTicks(1));
        (await host.GetAsync(Tenant)).OwnedHeaders.Should().BeEmpty();
        source.Asked.Should().HaveCount(1);

        _time.Advance(TimeSpan.FromTicks(1));
        (await host.GetAsync(Tenant)).OwnedHeaders.Should().NotBeEmpty();
        source.Asked.Should().HaveCount(2);
    }

    [Fact]
    public async Task Requests_with_one_key_share_one_query()
    {
        var answered = new TaskCompletionSource();
        var source = new Recorder(_ => true) { Hold = answered.Task };
        await using var host = await SourceHost.StartAsync(source, options => options.AllowedFor = TimeSpan.Zero);
        var client = host.Services.GetRequiredService<OriginSourceClient>();
        var policy = host.Services.GetRequiredService<PolicyStore>().Current.Default.Policy;

        // A call joins an open query before it returns its task. No answer is kept here that could stand in for joining.
        var verdicts = Enumerable.Range(0, 20)
            .Select(_ => client.QueryAsync(new DefaultHttpContext(), policy, policy.OriginSource!, Tenant).AsTask())
            .ToList();
        answered.SetResult();

        (await Task.WhenAll(verdicts)).Should().OnlyContain(verdict => verdict == OriginSourceVerdict.Allowed);
        source.Asked.Should().HaveCount(1);
    }
}
