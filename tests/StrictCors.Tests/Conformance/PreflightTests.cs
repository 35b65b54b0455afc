using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Conformance;

/// <summary>P1 to P3: what an allowed preflight is answered with.</summary>
public sealed class PreflightTests(PreflightApplication application) : IClassFixture<PreflightApplication>
{
    private const string Allowed = "https://app.example.com";
    private const string Evil = "https://evil.example";

    private KestrelHost Host => application.Host;

    [Theory]
    [InlineData("/list", Allowed, "PUT")]
    [InlineData("/list", Allowed, "DELETE")]
    [InlineData("/list", Evil, "PUT")]
    [InlineData("/credentials", Allowed, "PUT")]
    [InlineData("/server", Evil, "PUT")]
    public async Task P1_The_middleware_answers_and_nothing_behind_it_runs(string target, string origin, string method)
    {
        var response = await Host.SendAsync(RawRequest.Preflight(target, origin, method).With("X-User", "yes"));

        response.Status.Should().NotBe(401);
        response.Lines(TestAuthentication.Mark).Should().BeEmpty();
        response.Ran().Should().BeNull();
        response.Body.Should().BeEmpty();
    }

    [Fact]
    public async Task P1_What_the_endpoint_requires_still_holds_for_the_request_itself()
    {
        var response = await Host.SendAsync(RawRequest.Method("PUT", "/list").With("Origin", Allowed).WithBody(""));

        response.Status.Should().Be(401);
        response.Lines(TestAuthentication.Mark).Should().NotBeEmpty();
    }

    [Theory]
    [InlineData("/list", "PUT", "x-one", 204, Allowed, null, "GET, PUT, CUSTOM, QUERY", "Content-Type, X-One", "600")]
    [InlineData("/list", "PUT", null, 204, Allowed, null, "GET, PUT, CUSTOM, QUERY", "Content-Type, X-One", "600")]
    [InlineData("/bare", "GET", null, 204, Allowed, null, "GET, HEAD, POST", null, null)]
    [InlineData("/credentials", "PATCH", "x-any,content-type", 200, Allowed, "true", "PATCH", "x-any,content-type", "0")]
    [InlineData("/credentials", "PATCH", null, 200, Allowed, "true", "PATCH", null, "0")]
    [InlineData("/star", "PATCH", "x-any,content-type", 204, Allowed, null, "*", "x-any,content-type", "86400")]
    [InlineData("/star-authorization", "PATCH", "authorization", 204, Allowed, null, "*", "*, authorization", null)]
    [InlineData("/any", "PATCH", "x-one", 204, "*", null, "*", "X-One", null)]
    [InlineData("/server", "PUT", "x-one", 204, Allowed, null, "PUT", "X-One", "600")]
    public async Task P2_What_is_allowed_is_said(
        string target, string method, string? headers, int status, string allowOrigin, string? allowCredentials, string allowMethods,
            string? allowHeaders, string? maxAge)
    {
        var response = await Host.SendAsync(RawRequest.Preflight(target, Allowed, method, headers));

        response.Status.Should().Be(status);
        response.AllowOrigin().Should().Be(allowOrigin);
        response.AllowCredentials().Should().Be(allowCredentials);
        response.AllowMethods().Should().Be(allowMethods);
        response.AllowHeaders().Should().Be(allowHeaders);
        response.MaxAge().Should().Be(maxAge);
        response.ExposeHeaders().Should().BeNull();
        DecisionOf(response).Should().Be($"Preflight Allowed None {target[1..]}");
    }

    [Theory]
    [InlineData("/list", "GET", "GET, PUT, CUSTOM, QUERY")]
    [InlineData("/list", "PUT", "GET, PUT, CUSTOM, QUERY")]
    [InlineData("/list", "CUSTOM", "GET, PUT, CUSTOM, QUERY")]
    [InlineData("/list", "QUERY", "GET, PUT, CUSTOM, QUERY")]
    [InlineData("/star", "anything-that-is-a-token!", "*")]
    [InlineData("/credentials", "anything-that-is-a-token!", "anything-that-is-a-token!")]
    [InlineData("/nothing", "PUT", "GET, PUT, CUSTOM, QUERY")]
    public async Task P3_The_methods_of_the_policy_are_listed_where_the_whole_path_has_it(string target, string method, string expected)
    {
        var response = await Host.SendAsync(RawRequest.Preflight(target, Allowed, method));

        response.AllowMethods().Should().Be(expected);
    }

    [Theory]
    [InlineData("CONNECT")]
    [InlineData("TRACE")]
    [InlineData("TRACK")]
    [InlineData("trace")]
    public async Task P3_Forbidden_methods_are_never_allowed(string method)
    {
        foreach (var target in new[] { "/star", "/credentials", "/any" })
        {
            var response = await Host.SendAsync(RawRequest.Preflight(target, Allowed, method));

            response.AllowMethods().Should().BeNull();
            DecisionOf(response).Should().Be($"Preflight Denied MethodNotAllowed {target[1..]}");
        }
    }

    [Theory]
    [InlineData("/credentials", "x-any", "x-any")]
    [InlineData("/credentials", "x-any,x-more", "x-any,x-more")]
    [InlineData("/authorization", "authorization,x-any", "authorization,x-any")]
    [InlineData("/credentials", "X-ANY", "X-ANY")]
    public async Task P3_With_credentials_any_header_is_an_echo(string target, string headers, string expected)
    {
        var response = await Host.SendAsync(RawRequest.Preflight(target, Allowed, "PUT", headers));

        Names(response.AllowHeaders()).Should().Equal(Names(expected));
        DecisionOf(response).Should().StartWith("Preflight Allowed");
    }

    [Theory]
    [InlineData("/credentials", "authorization", null)]
    [InlineData("/credentials", "Authorization,x-any", "x-any")]
    [InlineData("/credentials", "cookie,x-any", "x-any")]
    [InlineData("/credentials", "x-any,Host", "x-any")]
    [InlineData("/credentials", "sec-fetch-site", null)]
    [InlineData("/credentials", "proxy-anything", null)]
    [InlineData("/credentials", "access-control-request-method", null)]
    [InlineData("/authorization", "cookie,authorization", "authorization")]
    public async Task P3_The_echo_has_no_name_that_is_not_covered(string target, string headers, string? expected)
    {
        var response = await Host.SendAsync(RawRequest.Preflight(target, Allowed, "PUT", headers));

        Names(response.AllowHeaders()).Should().Equal(Names(expected));
        response.MaxAge().Should().BeNull();
        DecisionOf(response).Should().Be($"Preflight Denied HeaderNotAllowed {target[1..]}");
    }

    [Fact]
    public async Task P3_A_star_does_not_cover_Authorization()
    {
        var without = await Host.SendAsync(RawRequest.Preflight("/star", Allowed, "PUT", "authorization"));
        var with = await Host.SendAsync(RawRequest.Preflight("/star-authorization", Allowed, "PUT", "authorization"));

        without.AllowHeaders().Should().BeNull("both browsers take a bare star for Authorization too");
        with.AllowHeaders().Should().Be("*, authorization");
        DecisionOf(without).Should().Be("Preflight Denied HeaderNotAllowed star");
        DecisionOf(with).Should().Be("Preflight Allowed None star-authorization");
    }

    [Theory]
    [InlineData("/credentials")]
    [InlineData("/star")]
    public async Task P3_128_names_are_allowed_and_129_are_denied(string target)
    {
        var enough = string.Join(',', Enumerable.Range(0, 128).Select(i => $"x-{i}"));
        var tooMany = $"{enough},x-128";

        var allowed = await Host.SendAsync(RawRequest.Preflight(target, Allowed, "PUT", enough));
        var denied = await Host.SendAsync(RawRequest.Preflight(target, Allowed, "PUT", tooMany));

        allowed.AllowHeaders().Should().Be(enough);
        denied.OwnedHeaders.Should().BeEmpty();
        DecisionOf(denied).Should().Be($"Preflight Denied TooManyHeaders {target[1..]}");
    }

    [Theory]
    [InlineData("/credentials")]
    [InlineData("/star")]
    public async Task P3_8_KiB_are_allowed_and_one_more_is_denied(string target)
    {
        var enough = new string('x', 8192);

        var allowed = await Host.SendAsync(RawRequest.Preflight(target, Allowed, "PUT", enough));
        var denied = await Host.SendAsync(RawRequest.Preflight(target, Allowed, "PUT", enough + "x"));
        var deniedTogether = await Host.SendAsync(RawRequest.Preflight(target, Allowed, "PUT", new string('x', 8000))
            .With("Access-Control-Request-Headers", new string('y', 193)));
        var deniedCommas = await Host.SendAsync(RawRequest.Preflight(target, Allowed, "PUT", new string(',', 8193)));

        allowed.AllowHeaders().Should().Be(enough);
        foreach (var response in new[] { denied, deniedTogether, deniedCommas })
        {
            response.OwnedHeaders.Should().BeEmpty();
            DecisionOf(response).Should().Be($"Preflight Denied TooManyHeaders {target[1..]}");
        }
    }

    private static string? DecisionOf(RawResponse response) => response.Single(PreflightApplication.Decision);

    private static string[] Names(string? list) => list?.Split(',', StringSplitOptions.TrimEntries) ?? [];
}
