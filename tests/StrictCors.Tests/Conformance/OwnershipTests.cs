using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Conformance;

/// <summary>A7: the policy owns its headers, whoever else writes them.</summary>
public sealed class OwnershipTests(OwnershipApplication application) : IClassFixture<OwnershipApplication>
{
    private const string Allowed = "https://app.example.com";
    private const string Evil = "https://evil.example";

    private KestrelHost Host => application.Host;

    [Theory]
    [InlineData("/all")]
    [InlineData("/behind")]
    [InlineData("/in-front")]
    [InlineData("/starting")]
    [InlineData("/twice")]
    [InlineData("/services-disposed")]
    [InlineData("/appended")]
    [InlineData("/one/access-control-allow-origin")]
    [InlineData("/one/access-control-allow-credentials")]
    [InlineData("/one/access-control-allow-methods")]
    [InlineData("/one/access-control-allow-headers")]
    [InlineData("/one/access-control-expose-headers")]
    [InlineData("/one/access-control-max-age")]
    [InlineData("/one/access-control-allow-private-network")]
    public async Task A7_What_others_set_is_removed(string target)
    {
        var allowed = await Host.SendAsync(RawRequest.Get(target).With("Origin", Allowed));
        var denied = await Host.SendAsync(RawRequest.Get(target).With("Origin", Evil));
        var without = await Host.SendAsync(RawRequest.Get(target));

        allowed.Ran().Should().NotBeNull();
        allowed.OwnedHeaders.Should().Equal(("Access-Control-Allow-Origin", Allowed));
        denied.OwnedHeaders.Should().BeEmpty();
        without.OwnedHeaders.Should().BeEmpty();
    }

    [Fact]
    public async Task A7_Under_an_any_origin_policy_only_its_own_remain()
    {
        var response = await Host.SendAsync(RawRequest.Get("/any").With("Origin", Evil));

        response.OwnedHeaders.Should().Equal(("Access-Control-Allow-Origin", "*"));
    }

    [Fact]
    public async Task A7_What_was_set_in_front_is_not_in_the_answer_to_a_preflight()
    {
        var allowed = await Host.SendAsync(RawRequest.Preflight("/in-front", Allowed, "PUT"));
        var denied = await Host.SendAsync(RawRequest.Preflight("/in-front", Evil, "PUT"));

        allowed.OwnedHeaders.Should().BeEquivalentTo([("Access-Control-Allow-Origin", Allowed), ("Access-Control-Allow-Methods", "GET, PUT")]);
        denied.OwnedHeaders.Should().BeEmpty();
    }

    [Fact]
    public async Task A7_What_was_set_in_front_is_not_in_a_refusal()
    {
        var response = await Host.SendAsync(RawRequest.Get("/in-front/server").With("Origin", Evil));

        response.Status.Should().Be(403);
        response.OwnedHeaders.Should().BeEmpty();
    }

    [Theory]
    [InlineData("/related")]
    [InlineData("/related-only")]
    public async Task A7_Headers_that_only_look_alike_stay(string target)
    {
        var response = await Host.SendAsync(RawRequest.Get(target));

        response.OwnedHeaders.Should().Equal(("Access-Control-Something-Else", "kept"));
    }

    [Fact]
    public async Task A7_One_warning_per_endpoint_says_what_was_removed()
    {
        await using var alone = new Disposing<OwnershipApplication>();
        var host = await alone.StartAsync();
        foreach (var origin in new[] { Allowed, Evil, Allowed })
        {
            await host.SendAsync(RawRequest.Get("/all").With("Origin", origin));
            await host.SendAsync(RawRequest.Get("/one/access-control-allow-credentials").With("Origin", origin));
            await host.SendAsync(RawRequest.Get("/clean").With("Origin", origin));
            await host.SendAsync(RawRequest.Get("/related").With("Origin", origin));
            await host.SendAsync(RawRequest.Get("/related-only").With("Origin", origin));
        }

        var warnings = Warnings(host);
        warnings.Should().OnlyContain(warning => warning.Level == LogLevel.Warning);
        warnings.Select(warning => warning.GetStructuredStateValue("Endpoint")).Should().BeEquivalentTo("/all", "/one/{header}", "/related");
        Removed("/one/{header}").Should().BeEquivalentTo("Access-Control-Allow-Credentials");
        Removed("/related").Should().BeEquivalentTo("Access-Control-Allow-Origin");
        Removed("/all").Should().BeEquivalentTo(
            "Access-Control-Allow-Origin",
            "Access-Control-Allow-Credentials",
            "Access-Control-Allow-Methods",
            "Access-Control-Allow-Headers",
            "Access-Control-Expose-Headers",
            "Access-Control-Max-Age",
            "Access-Control-Allow-Private-Network");

        string[] Removed(string endpoint) =>
            warnings.Single(warning => warning.GetStructuredStateValue("Endpoint") == endpoint).GetStructuredStateValue("Headers")!.Split(", ");
    }

    [Fact]
    public async Task A7_Nothing_is_said_where_nothing_was_removed()
    {
        await using var alone = new Disposing<OwnershipApplication>();
        var host = await alone.StartAsync();
        await host.SendAsync(RawRequest.Get("/clean").With("Origin", Allowed));
        await host.SendAsync(RawRequest.Get("/server").With("Origin", Evil));
        await host.SendAsync(RawRequest.Preflight("/clean", Allowed, "PUT"));

        Warnings(host).Should().BeEmpty();
    }

    private static List<FakeLogRecord> Warnings(KestrelHost host) =>
        [.. host.Logs.GetSnapshot().Where(log => log.Id.Name == "ForeignHeadersRemoved")];
}
