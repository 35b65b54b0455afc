using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Conformance;

/// <summary>V1 to V4: what the answer depends on.</summary>
public sealed class VaryTests(VaryApplication application) : IClassFixture<VaryApplication>
{
    private const string Allowed = "https://app.example.com";
    private const string Evil = "https://evil.example";

    private KestrelHost Host => application.Host;

    [Theory]
    [InlineData("/list", Allowed)]
    [InlineData("/list", Evil)]
    [InlineData("/list", "null")]
    [InlineData("/list", "not an origin")]
    [InlineData("/list", null)]
    [InlineData("/error", Allowed)]
    [InlineData("/error", Evil)]
    [InlineData("/error", null)]
    [InlineData("/no-such-path", Evil)]
    [InlineData("/disabled", Evil)]
    [InlineData("/disabled", null)]
    public async Task V1_A_list_policy_varies_by_Origin_on_every_response(string target, string? origin)
    {
        (await Get(target, origin)).Lines("Vary").Should().Equal("Origin");
    }

    [Theory]
    [InlineData(Allowed)]
    [InlineData(Evil)]
    [InlineData(null)]
    public async Task V2_An_any_origin_policy_does_not_vary(string? origin)
    {
        (await Get("/any", origin)).Lines("Vary").Should().BeEmpty();
    }

    [Theory]
    [InlineData("Accept", "Accept, Origin")]
    [InlineData("Origin", "Origin")]
    [InlineData("origin", "origin")]
    [InlineData("ORIGIN", "ORIGIN")]
    [InlineData("Accept, Origin", "Accept, Origin")]
    [InlineData("Accept,origin", "Accept, origin")]
    [InlineData("Accept ,\torigin\t, Cookie", "Accept, origin, Cookie")]
    [InlineData("Accept|Origin", "Accept, Origin")]
    [InlineData("Accept|Cookie", "Accept, Cookie, Origin")]
    [InlineData("X-Origin", "X-Origin, Origin")]
    [InlineData("Origin-X", "Origin-X, Origin")]
    [InlineData("*", "*")]
    [InlineData("Accept, *", "Accept, *")]
    [InlineData("Accept|*", "Accept, *")]
    [InlineData(" * ", "*")]
    [InlineData("", "Origin")]
    [InlineData(",", "Origin")]
    [InlineData("Accept,", "Accept, Origin")]
    [InlineData("*x", "*x, Origin")]
    public async Task V3_Members_are_merged(string existing, string expected)
    {
        var request = existing.Split('|').Aggregate(RawRequest.Get("/list").With("Origin", Allowed), (all, line) => all.With("X-Vary", line));

        var response = await Host.SendAsync(request);

        string.Join(", ", response.VaryMembers).Should().Be(expected);
    }

    // nginx before 1.23 reads one line.
    [Theory]
    [InlineData("Accept, Cookie")]
    [InlineData("Accept-Encoding")]
    public async Task V3_Existing_lines_stay_and_ours_joins_the_last(string existing)
    {
        var response = await Host.SendAsync(RawRequest.Get("/list").With("X-Vary", existing).With("X-Vary", "X-More"));

        response.Lines("Vary").Should().Equal(existing, "X-More, Origin");
    }

    [Theory]
    [InlineData("/list", "Accept", "Accept, Origin, Access-Control-Request-Method, Access-Control-Request-Headers")]
    [InlineData("/list", "origin", "origin, Access-Control-Request-Method, Access-Control-Request-Headers")]
    [InlineData("/list", "access-control-request-headers, Origin", "access-control-request-headers, Origin, Access-Control-Request-Method")]
    [InlineData("/list", "*", "*")]
    [InlineData("/any", "Access-Control-Request-Method", "Access-Control-Request-Method, Access-Control-Request-Headers")]
    public async Task V3_Members_are_merged_on_preflights_too(string target, string existing, string expected)
    {
        var response = await Host.SendAsync(RawRequest.Preflight(target, Allowed, "GET").With("X-Vary", existing));

        string.Join(", ", response.VaryMembers).Should().Be(expected);
    }

    [Theory]
    [InlineData("/list", "Origin")]
    [InlineData("/any", null)]
    public async Task V3_The_Vary_of_a_request_stays_in_the_request(string target, string? expected)
    {
        var response = await Host.SendAsync(RawRequest.Get(target).With("Origin", Allowed).With("Vary", "*, X-Smuggled"));
        var preflight = await Host.SendAsync(RawRequest.Preflight(target, Allowed, "GET").With("Vary", "*, X-Smuggled"));

        response.Lines("Vary").Should().Equal(expected is null ? [] : [expected]);
        preflight.VaryMembers.Should().NotContain(["*", "X-Smuggled"]).And.Contain("Access-Control-Request-Method");
    }

    [Theory]
    [InlineData("/list", Allowed, "PUT", null)]
    [InlineData("/list", Allowed, "DELETE", null)]
    [InlineData("/list", Allowed, "PUT", "x-refused")]
    [InlineData("/list", Allowed, "not a method", null)]
    [InlineData("/list", Evil, "PUT", null)]
    [InlineData("/list", "null", "PUT", null)]
    [InlineData("/list", "not an origin", "PUT", null)]
    [InlineData("/disabled", Allowed, "GET", null)]
    public async Task V4_A_preflight_under_a_list_policy_varies_by_all_three(string target, string origin, string method, string? headers)
    {
        var response = await Host.SendAsync(RawRequest.Preflight(target, origin, method, headers));

        response.VaryMembers.Should().Equal("Origin", "Access-Control-Request-Method", "Access-Control-Request-Headers");
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("DELETE")]
    [InlineData("not a method")]
    public async Task V4_A_preflight_under_an_any_origin_policy_varies_by_the_last_two(string method)
    {
        var response = await Host.SendAsync(RawRequest.Preflight("/any", Evil, method));

        response.VaryMembers.Should().BeEquivalentTo("Access-Control-Request-Method", "Access-Control-Request-Headers");
    }

    [Theory]
    [InlineData("/server", Allowed, "Origin, Sec-Fetch-Site")]
    [InlineData("/server", Evil, "Origin, Sec-Fetch-Site")]
    [InlineData("/server", null, "Origin, Sec-Fetch-Site")]
    [InlineData("/any-server", Evil, "Sec-Fetch-Site")]
    [InlineData("/any-server", null, "Sec-Fetch-Site")]
    public async Task S2_A_Server_policy_varies_by_Sec_Fetch_Site_on_every_response(string target, string? origin, string expected)
    {
        string.Join(", ", (await Get(target, origin)).VaryMembers).Should().Be(expected);
    }

    [Theory]
    [InlineData("/server", Allowed)]
    [InlineData("/server", Evil)]
    [InlineData("/any-server", Evil)]
    public async Task S2_A_Server_policy_varies_by_Sec_Fetch_Site_on_preflights_too(string target, string origin)
    {
        (await Host.SendAsync(RawRequest.Preflight(target, origin, "GET"))).VaryMembers.Should().Contain("Sec-Fetch-Site");
    }

    [Theory]
    [InlineData(Allowed)]
    [InlineData(Evil)]
    [InlineData(null)]
    public async Task S5_An_observing_policy_adds_nothing_to_Vary(string? origin)
    {
        (await Get("/observe", origin)).Lines("Vary").Should().BeEmpty();
    }

    private Task<RawResponse> Get(string target, string? origin) =>
        Host.SendAsync(origin is null ? RawRequest.Get(target) : RawRequest.Get(target).With("Origin", origin));
}
