using StrictCors.Middleware;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Conformance;

/// <summary>S1 to S4 and S6: who acts on a denial.</summary>
public sealed class ServerTests(ServerApplication application) : IClassFixture<ServerApplication>
{
    private const string Allowed = "https://app.example.com";
    private const string Evil = "https://evil.example";

    private KestrelHost Host => application.Host;

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    [InlineData("DELETE")]
    public async Task S1_Under_Browser_a_denied_origin_gets_status_and_body(string method)
    {
        var response = await Host.SendAsync(RawRequest.Method(method, "/browser").With("Origin", Evil).WithBody(""));

        response.Status.Should().Be(201);
        response.Body.Should().Be("browser");
        response.OwnedHeaders.Should().BeEmpty();
    }

    [Theory]
    [InlineData("GET", Evil)]
    [InlineData("HEAD", Evil)]
    [InlineData("PUT", Evil)]
    [InlineData("POST", Evil)]
    [InlineData("DELETE", Evil)]
    [InlineData("OPTIONS", Evil)]
    [InlineData("PUT", "null")]
    [InlineData("PUT", "not an origin")]
    public async Task S2_A_cross_origin_request_that_is_denied_is_refused_before_anything_runs(string method, string origin)
    {
        var response = await Host.SendAsync(RawRequest.Method(method, "/").With("Origin", origin).WithBody(""));

        response.Status.Should().Be(403);
        response.Ran().Should().BeNull();
        response.Lines(TestAuthentication.Mark).Should().BeEmpty();
        response.OwnedHeaders.Should().BeEmpty();
        response.Lines("Vary").Should().Equal("Origin, Sec-Fetch-Site");
        response.Lines("Cache-Control").Should().Equal("no-store");
        response.Single("Content-Type").Should().Be("application/problem+json");
    }

    [Fact]
    public async Task S2_Nothing_is_refused_that_the_policy_allows()
    {
        var response = await Host.SendAsync(RawRequest.Method("PUT", "/").With("Origin", Allowed).WithBody(""));

        response.Ran().Should().Be("root");
        response.AllowOrigin().Should().Be(Allowed);
        response.Lines("Cache-Control").Should().BeEmpty();
        response.Lines(TestAuthentication.Mark).Should().NotBeEmpty();
    }

    [Fact]
    public async Task S2_A_path_that_nothing_maps_is_refused_too()
    {
        var response = await Host.SendAsync(RawRequest.Get("/no-such-path").With("Origin", Evil));

        response.Status.Should().Be(403);
    }

    [Theory]
    [InlineData(Evil)]
    [InlineData("null")]
    [InlineData("not an origin")]
    public async Task S2_A_preflight_of_a_denied_origin_gets_a_bare_403(string origin)
    {
        var response = await Host.SendAsync(RawRequest.Preflight("/", origin, "PUT"));

        response.Status.Should().Be(403);
        response.OwnedHeaders.Should().BeEmpty();
        response.Body.Should().BeEmpty();
        response.Ran().Should().BeNull();
    }

    [Theory]
    [InlineData("GET", true)]
    [InlineData("HEAD", true)]
    [InlineData("PUT", true)]
    [InlineData("POST", false)]
    [InlineData("DELETE", false)]
    [InlineData("OPTIONS", false)]
    [InlineData("put", false)]
    [InlineData("get", false)]
    [InlineData("CUSTOM", false)]
    public async Task S3_The_methods_of_the_policy_hold_for_actual_requests(string method, bool isAllowed)
    {
        var response = await Host.SendAsync(RawRequest.Method(method, "/").With("Origin", Allowed).WithBody(""));

        response.Status.Should().Be(isAllowed ? 200 : 403);
        response.Ran().Should().Be(isAllowed ? "root" : null);
        response.AllowOrigin().Should().Be(Allowed, "the page can read why");
        response.AllowCredentials().Should().Be("true");
        response.Lines(TestAuthentication.Mark).Should().HaveCount(isAllowed ? 1 : 0);
    }

    [Theory]
    [InlineData("GET", true)]
    [InlineData("HEAD", true)]
    [InlineData("PUT", true)]
    [InlineData("POST", false)]
    [InlineData("DELETE", false)]
    public async Task S3_The_methods_of_the_policy_hold_for_preflights(string method, bool isAllowed)
    {
        var response = await Host.SendAsync(RawRequest.Preflight("/", Allowed, method));

        response.Status.Should().Be(204);
        response.AllowMethods().Should().Be(isAllowed ? method : null);
    }

    [Theory]
    [InlineData("GET", 200)]
    [InlineData("POST", 403)]
    public async Task S3_An_any_origin_policy_refuses_by_method(string method, int status)
    {
        var response = await Host.SendAsync(RawRequest.Method(method, "/any").With("Origin", Evil).WithBody(""));

        response.Status.Should().Be(status);
        response.AllowOrigin().Should().Be("*");
    }

    [Theory]
    [InlineData("DELETE")]
    [InlineData("CUSTOM")]
    [InlineData("get")]
    public async Task S3_A_star_is_every_method(string method)
    {
        var response = await Host.SendAsync(RawRequest.Method(method, "/every-method").With("Origin", Allowed).WithBody(""));

        response.Status.Should().Be(200);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    public async Task S4_Same_origin_requests_and_those_without_Origin_pass(string method)
    {
        var same = await Host.SendAsync(RawRequest.Method(method, "/").With("Host", "own.example").With("Origin", "http://own.example").WithBody(""));
        var sameByFetchSite = await Host.SendAsync(RawRequest.Method(method, "/").With("Origin", "https://own.example").With("Sec-Fetch-Site", "same-origin").WithBody(""));
        var without = await Host.SendAsync(RawRequest.Method(method, "/").With("Sec-Fetch-Site", "cross-site").WithBody(""));

        foreach (var response in new[] { same, sameByFetchSite, without })
        {
            response.Ran().Should().Be("root");
            response.OwnedHeaders.Should().BeEmpty();
            response.VaryMembers.Should().Equal("Origin", "Sec-Fetch-Site");
        }
    }

    [Fact]
    public async Task S4_A_same_origin_request_with_an_allowed_origin_passes_with_any_method()
    {
        var response = await Host.SendAsync(RawRequest.Method("DELETE", "/").With("Origin", Allowed).With("Sec-Fetch-Site", "same-origin").WithBody(""));

        response.Ran().Should().Be("root");
        response.AllowOrigin().Should().Be(Allowed);
    }

    [Theory]
    [InlineData("/signin-oidc", "sign-in")]
    [InlineData("/signin-oidc?code=1", "sign-in")]
    [InlineData("/SignIn-OIDC", "sign-in")]
    [InlineData("/base/signin-oidc", "sign-in")]
    [InlineData("/signin%2Doidc", "sign-in")]
    public async Task S6_An_exempt_path_is_never_refused(string target, string handler)
    {
        var denied = await Host.SendAsync(RawRequest.Method("POST", target).With("Origin", Evil).WithBody(""));
        var allowed = await Host.SendAsync(RawRequest.Method("DELETE", target).With("Origin", Allowed).WithBody(""));

        denied.Ran().Should().Be(handler);
        denied.OwnedHeaders.Should().BeEmpty("it carries what it would carry under Browser");
        denied.VaryMembers.Should().Contain("Origin");
        allowed.Ran().Should().Be(handler);
        allowed.AllowOrigin().Should().Be(Allowed);
    }

    [Theory]
    [InlineData("/signin-oidc/")]
    [InlineData("/signin-oidc/more")]
    [InlineData("/signin-oidcx")]
    [InlineData("//signin-oidc")]
    [InlineData("/x/../signin-oidc/more")]
    [InlineData("/?/signin-oidc")]
    public async Task S6_Only_the_exact_path_is_exempt(string target)
    {
        var response = await Host.SendAsync(RawRequest.Method("POST", target).With("Origin", Evil).WithBody(""));

        response.Status.Should().Be(403);
    }

    [Fact]
    public async Task S6_Preflights_of_an_exempt_path_are_answered_as_under_Browser()
    {
        var denied = await Host.SendAsync(RawRequest.Preflight("/signin-oidc", Evil, "PUT"));
        var safelisted = await Host.SendAsync(RawRequest.Preflight("/signin-oidc", Allowed, "POST"));

        denied.Status.Should().Be(204);
        denied.OwnedHeaders.Should().BeEmpty();
        safelisted.AllowMethods().Should().Be("POST");
    }

    [Fact]
    public async Task S6_Handshakes_are_not_exempt()
    {
        var response = await Host.SendAsync(RawRequest.Get("/exempt/socket").Handshake().With("Origin", Evil));

        response.Status.Should().Be(403);
    }

    [Fact]
    public async Task S6_The_log_of_a_refusal_names_the_key()
    {
        await Host.SendAsync(RawRequest.Method("POST", "/").With("Origin", "https://logged.example").WithBody(""));

        Host.Logs.GetSnapshot().Should().Contain(log => log.Id.Name == "RequestRefused" && log.Message.Contains("ExemptPaths", StringComparison.Ordinal));
    }
}
