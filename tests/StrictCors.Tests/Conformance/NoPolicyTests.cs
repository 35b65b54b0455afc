using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Conformance;

/// <summary>R5 and R6 where there is no policy to be had, and for endpoints that appear while the program runs.</summary>
public sealed class NoPolicyTests(NoPolicyApplication application) : IClassFixture<NoPolicyApplication>
{
    private const string Allowed = "https://a.example";

    private KestrelHost Host => application.Host;

    [Theory]
    [InlineData(Allowed)]
    [InlineData("https://evil.example")]
    [InlineData(null)]
    public async Task R5_With_no_policy_at_all_the_request_passes_untouched(string? origin)
    {
        var request = RawRequest.Method("POST", "/none").WithBody("");

        var response = await Host.SendAsync(origin is null ? request : request.With("Origin", origin));

        response.Ran().Should().Be("none");
        response.AllowOrigin().Should().Be("https://own.example");
        response.VaryMembers.Should().BeEmpty();
    }

    [Theory]
    [InlineData("/socket", null, 101)]
    [InlineData("/socket", "http://api.example", 101)]
    [InlineData("/socket", "https://api.example", 101)]
    [InlineData("/socket", "http://api.example:8080", 403)]
    [InlineData("/socket", Allowed, 403)]
    [InlineData("/socket", "https://evil.example", 403)]
    [InlineData("/socket", "null", 403)]
    [InlineData("/socket", "not an origin", 403)]
    [InlineData("/in-middleware", null, 101)]
    [InlineData("/in-middleware", "https://api.example", 101)]
    [InlineData("/in-middleware", "https://evil.example", 403)]
    [InlineData("/bypassed", "https://evil.example", 101)]
    public async Task W4_With_no_policy_a_handshake_passes_without_Origin_or_from_the_own_origin_only(string target, string? origin, int status)
    {
        var request = RawRequest.Get(target).Handshake().With("Host", "api.example");

        var response = await Host.SendAsync(origin is null ? request : request.With("Origin", origin));

        response.Status.Should().Be(status);
        response.OwnedHeaders.Should().BeEmpty();
    }

    [Theory]
    [InlineData("same-origin", 101)]
    [InlineData("same-site", 403)]
    [InlineData("cross-site", 403)]
    public async Task W4_Sec_Fetch_Site_alone_decides_if_it_is_there(string fetchSite, int status)
    {
        var response = await Host.SendAsync(RawRequest.Get("/socket").Handshake().With("Host", "api.example").With("Origin", "http://api.example")
            .With("Sec-Fetch-Site", fetchSite));

        response.Status.Should().Be(status);
    }

    [Fact]
    public async Task W4_The_log_says_that_a_policy_is_missing()
    {
        await Host.SendAsync(RawRequest.Get("/socket").Handshake().With("Origin", "https://chat.example"));

        Host.Logs.GetSnapshot().Should().ContainSingle(record => record.Message.Contains("https://chat.example")).Which.Message.Should()
            .Contain("No policy applies here").And.Contain("RequireStrictCors");
    }

    [Fact]
    public async Task R5_An_endpoint_with_a_policy_has_it_without_a_default_one()
    {
        var actual = await Host.SendAsync(RawRequest.Method("POST", "/a").With("Origin", Allowed).WithBody(""));
        var preflight = await Host.SendAsync(RawRequest.Preflight("/a", Allowed, "POST"));

        actual.AllowOrigin().Should().Be(Allowed);
        preflight.AllowMethods().Should().Be("*");
    }

    [Fact]
    public async Task R7_Disabled_needs_no_default_policy()
    {
        var actual = await Host.SendAsync(RawRequest.Method("POST", "/disabled").With("Origin", Allowed).WithBody(""));
        var preflight = await Host.SendAsync(RawRequest.Preflight("/disabled", Allowed, "POST"));

        actual.Ran().Should().Be("disabled");
        actual.VaryMembers.Should().Equal("Origin");
        preflight.Status.Should().Be(204);
        preflight.OwnedHeaders.Should().BeEmpty();
    }

    [Theory]
    [InlineData("/none", "POST", 405)]
    [InlineData("/none", "PUT", 405)]
    [InlineData("/a", "PUT", 404)]
    [InlineData("/nothing", "PUT", 404)]
    public async Task R6_Without_a_default_policy_what_no_endpoint_answers_is_routings_business(string target, string method, int status)
    {
        var response = await Host.SendAsync(RawRequest.Preflight(target, Allowed, method));

        response.Status.Should().Be(status);
        response.OwnedHeaders.Should().BeEmpty();
        response.VaryMembers.Should().BeEmpty();
    }

    [Theory]
    [InlineData("/late/typo")]
    [InlineData("/late/default")]
    [InlineData("/late/unknown")]
    public async Task R5_A_late_endpoint_whose_policy_is_missing_is_closed(string target)
    {
        var actual = await Host.SendAsync(RawRequest.Method("POST", target).With("Origin", Allowed).WithBody(""));
        var preflight = await Host.SendAsync(RawRequest.Preflight(target, Allowed, "POST"));
        var without = await Host.SendAsync(RawRequest.Method("POST", target).WithBody(""));

        actual.Status.Should().Be(403);
        actual.Ran().Should().BeNull();
        preflight.Ran().Should().BeNull();
        preflight.OwnedHeaders.Should().BeEmpty();
        without.Ran().Should().Be(target);
        Host.Logs.GetSnapshot().Should().Contain(log => log.Id.Name == "PolicyMissing" && log.Message.Contains(target, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/late/a", "*")]
    [InlineData("/late/shadow/else", "*")]
    [InlineData("/late/shadow/special", null)]
    public async Task R6_Late_endpoints_are_found_like_any_other(string target, string? allowMethods)
    {
        var response = await Host.SendAsync(RawRequest.Preflight(target, Allowed, "POST"));

        response.Ran().Should().BeNull();
        response.AllowMethods().Should().Be(allowMethods);
    }

    [Fact]
    public async Task R6_Endpoints_that_appear_after_the_first_preflight_are_found()
    {
        await Host.SendAsync(RawRequest.Preflight("/later/special", Allowed, "POST"));
        application.AddLaterEndpoints();

        var special = await Host.SendAsync(RawRequest.Preflight("/later/special", Allowed, "POST"));
        var other = await Host.SendAsync(RawRequest.Preflight("/later/other", Allowed, "POST"));

        special.OwnedHeaders.Should().BeEmpty();
        other.AllowMethods().Should().Be("*");
    }
}
