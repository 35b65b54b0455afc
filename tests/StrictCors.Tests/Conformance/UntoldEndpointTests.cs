using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Conformance;

/// <summary>R6a: a preflight does not show which of several endpoints serves the request.</summary>
public sealed class UntoldEndpointTests(UntoldEndpointApplication application, ConsumesApplication controllers, QueryVersionApplication versions)
    : IClassFixture<UntoldEndpointApplication>, IClassFixture<ConsumesApplication>, IClassFixture<QueryVersionApplication>
{
    private const string A = "https://a.example";
    private const string B = "https://b.example";
    private const string Both = "https://both.example";
    private const string Default = "https://d.example";

    private KestrelHost Host => application.Host;

    private KestrelHost HostOf(string target) => target.StartsWith("/mvc/", StringComparison.Ordinal) ? controllers.Host : application.Host;

    [Theory]
    [InlineData("/same", "POST", "content-type", A)]
    [InlineData("/mvc/same", "POST", "content-type", A)]
    [InlineData("/versions/same", "PUT", "x-api-version", A)]
    [InlineData("/versions/same", "PUT", null, A)]
    [InlineData("/not-chosen", "POST", null, Default)]
    [InlineData("/mvc/not-chosen", "POST", null, Default)]
    [InlineData("/only", "POST", null, A)]
    public async Task R6a_The_same_policies_apply(string target, string method, string? headers, string allowed)
    {
        foreach (var origin in new[] { A, B, Default })
        {
            var response = await HostOf(target).SendAsync(RawRequest.Preflight(target, origin, method, headers));

            response.Status.Should().Be(204);
            response.Ran().Should().BeNull();
            response.AllowOrigin().Should().Be(origin == allowed ? origin : null);
            response.AllowMethods().Should().Be(origin != allowed ? null : allowed == A ? "POST, PUT" : "GET, HEAD, POST");
            response.MaxAge().Should().Be(origin == A && origin == allowed ? "600" : null, "P9: it may be remembered");
        }
    }

    [Theory]
    [InlineData("/different", "POST")]
    [InlineData("/mvc/different", "POST")]
    [InlineData("/versions/different", "PUT")]
    public async Task R6a_Of_different_policies_only_what_all_allow_is_allowed(string target, string method)
    {
        foreach (var origin in new[] { A, B, Default })
        {
            var denied = await HostOf(target).SendAsync(RawRequest.Preflight(target, origin, method, "content-type"));

            denied.Status.Should().Be(204);
            denied.OwnedHeaders.Should().BeEmpty();
        }

        var both = await HostOf(target).SendAsync(RawRequest.Preflight(target, Both, method, "content-type"));
        var onlyA = await HostOf(target).SendAsync(RawRequest.Preflight(target, Both, method, "x-a"));
        var onlyB = await HostOf(target).SendAsync(RawRequest.Preflight(target, Both, method, "x-b"));

        both.AllowOrigin().Should().Be(Both);
        both.AllowMethods().Should().Be(method);
        both.AllowCredentials().Should().BeNull("one of them does not allow credentials");
        both.MaxAge().Should().Be("0");
        onlyA.AllowHeaders()!.Split(", ").Should().NotContain("X-A");
        onlyB.AllowHeaders()!.Split(", ").Should().NotContain("X-B");
    }

    [Theory]
    [InlineData("/disabled")]
    [InlineData("/observe")]
    [InlineData("/chosen-and-not")]
    [InlineData("/constraint/x")]
    public async Task R6a_Nothing_is_allowed_where_one_of_them_allows_nothing(string target)
    {
        foreach (var origin in new[] { A, Both })
        {
            var response = await HostOf(target).SendAsync(RawRequest.Preflight(target, origin, "POST"));

            response.Status.Should().Be(204);
            response.OwnedHeaders.Should().BeEmpty();
        }
    }

    [Fact]
    public async Task R6a_A_header_that_one_of_them_denies_stays_denied_if_another_denies_the_method()
    {
        // A browser does not compare a safelisted method: the answer has to deny the header.
        var response = await Host.SendAsync(RawRequest.Preflight("/server", Both, "POST", "x-s"));

        response.AllowHeaders()!.Split(", ").Should().NotContain("X-S");
        response.MaxAge().Should().Be("0");
    }

    [Theory]
    [InlineData("/by-query?api-version=1.0", A, B)]
    [InlineData("/by-query?api-version=2.0", B, A)]
    [InlineData("/v1/by-segment", A, B)]
    [InlineData("/v2/by-segment", B, A)]
    public async Task R6_Path_and_query_of_a_preflight_are_those_of_the_request(string target, string allowed, string denied)
    {
        var response = await versions.Host.SendAsync(RawRequest.Preflight(target, allowed, "PUT"));
        var other = await versions.Host.SendAsync(RawRequest.Preflight(target, denied, "PUT"));

        response.AllowOrigin().Should().Be(allowed);
        response.AllowMethods().Should().Be("PUT");
        other.OwnedHeaders.Should().BeEmpty();
    }

    [Fact]
    public async Task P9_A_route_that_a_header_chooses_counts_among_the_endpoints_of_the_path()
    {
        var response = await Host.SendAsync(RawRequest.Preflight("/constraint/x", A, "PUT"));

        response.AllowMethods().Should().Be("PUT");
        response.MaxAge().Should().Be("0");
    }

    [Fact]
    public async Task R6_A_fallback_does_not_decide_for_an_endpoint_that_is_preferred_to_it()
    {
        var response = await Host.SendAsync(RawRequest.Preflight("/body", A, "POST", "content-type"));

        response.AllowOrigin().Should().Be(A);
        response.AllowMethods().Should().Be("POST");
        response.MaxAge().Should().Be("0", "the fallback serves requests with another content type");
    }

    [Fact]
    public async Task R6a_The_log_says_what_could_not_be_told()
    {
        await Host.SendAsync(RawRequest.Preflight("/different", "https://logged.example", "POST"));

        Host.Logs.GetSnapshot().Should().Contain(log => log.Id.Name == "PreflightDenied"
            && log.Message.EndsWith(". Several endpoints could serve POST at this path, and a preflight does not show which: it has no "
                + "headers of the request itself. They have different policies (a, b), so that only what all of them allow is allowed. Choose "
                + "the same policies for all of them.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/only", "DELETE", "https://logged-only.example", "404 or 405, unless middleware serves it.")]
    [InlineData("/nothing", "PUT", "https://logged-nothing.example", "404, unless middleware serves it. If that has CORS code of its own, leave its "
        + "paths out: app.UseWhen(context => !context.Request.Path.StartsWithSegments(\"/path\"), branch => branch.UseStrictCors(…)).")]
    public async Task R6a_The_log_says_first_that_no_endpoint_maps_the_method(string target, string method, string origin, string end)
    {
        await HostOf(target).SendAsync(RawRequest.Preflight(target, origin, method));

        Host.Logs.GetSnapshot().Should().Contain(log => log.Id.Name == "PreflightDenied" && log.Message.Contains(origin, StringComparison.Ordinal)
            && log.Message.EndsWith($": origin-not-allowed. No endpoint maps {method} at this path. The request itself would get {end}",
                StringComparison.Ordinal));
    }
}
