using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Conformance;

/// <summary>S3 and S4: under Server the methods of the policy hold for every cross-origin request, and for no other.</summary>
public sealed class ServerMethodTests(ServerApplication application) : IClassFixture<ServerApplication>
{
    private const string Allowed = "https://app.example.com";
    private const string Evil = "https://evil.example";

    private KestrelHost Host => application.Host;

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
        response.VaryMembers.Should().Equal("Origin", "Sec-Fetch-Site");
        response.Lines(TestAuthentication.Mark).Should().HaveCount(isAllowed ? 1 : 0);
    }

    [Theory]
    [InlineData("GET", null, true)]
    [InlineData("HEAD", null, true)]
    [InlineData("PUT", null, true)]
    [InlineData("PUT", "content-type", true)]
    [InlineData("PUT", "x-a", true)]
    [InlineData("POST", null, false)]
    [InlineData("DELETE", null, false)]
    public async Task S3_The_methods_of_the_policy_hold_for_preflights(string method, string? headers, bool isAllowed)
    {
        var response = await Host.SendAsync(RawRequest.Preflight("/", Allowed, method, headers));

        response.Status.Should().Be(204);
        response.Body.Should().BeEmpty();
        response.AllowOrigin().Should().Be(Allowed);
        response.AllowMethods().Should().Be("GET, PUT", "it is the policy's list, whether the requested method is on it ({0}) or not", isAllowed);
        ShouldBeOfPreflight(response);
    }

    [Theory]
    [InlineData("GET", 200)]
    [InlineData("POST", 403)]
    public async Task S3_An_any_origin_policy_refuses_by_method(string method, int status)
    {
        var response = await Host.SendAsync(RawRequest.Method(method, "/any").With("Origin", Evil).WithBody(""));

        response.Status.Should().Be(status);
        response.AllowOrigin().Should().Be("*");
        response.VaryMembers.Should().Equal("Sec-Fetch-Site");
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
        var sameByFetchSite = await Host.SendAsync(RawRequest.Method(method, "/").With("Origin", "https://own.example")
            .With("Sec-Fetch-Site", "same-origin").WithBody(""));
        var without = await Host.SendAsync(RawRequest.Method(method, "/").WithBody(""));

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
        var response = await Host.SendAsync(RawRequest.Method("DELETE", "/").With("Origin", Allowed).With("Sec-Fetch-Site", "same-origin")
            .WithBody(""));

        response.Ran().Should().Be("root");
        response.AllowOrigin().Should().Be(Allowed);
    }

    [Theory]
    [InlineData("POST", "cross-site")]
    [InlineData("PUT", "same-site")]
    [InlineData("DELETE", "cross-site")]
    [InlineData("PATCH", "")]
    [InlineData("POST", "Same-Origin")]
    [InlineData("POST", "none,none")]
    [InlineData("POST", "same-origin|same-origin")]
    [InlineData("POST", "none|cross-site")]
    [InlineData("TRACE", "cross-site")]
    [InlineData("PROPFIND", "cross-site")]
    public async Task S4_An_unsafe_request_of_another_site_without_Origin_is_refused(string method, string fetchSite)
    {
        foreach (var target in new[] { "/", "/private", "/any" })
        {
            var response = await Host.SendAsync(From(fetchSite, method, target));

            response.Status.Should().Be(403);
            response.Ran().Should().BeNull();
            response.Single("Cache-Control").Should().Be("no-store");
            response.VaryMembers.Should().Contain("Sec-Fetch-Site");
            response.AllowOrigin().Should().Be(target == "/any" ? "*" : null);
        }
    }

    [Theory]
    [InlineData("GET", "cross-site", "/")]
    [InlineData("OPTIONS", "cross-site", "/")]
    [InlineData("POST", "same-origin", "/")]
    [InlineData("POST", "none", "/")]
    [InlineData("POST", "cross-site", "/signin-oidc")]
    [InlineData("POST", "cross-site", "/browser")]
    public async Task S4_A_request_without_Origin_that_is_safe_or_of_the_own_site_or_exempt_passes(string method, string fetchSite, string target) =>
        (await Host.SendAsync(From(fetchSite, method, target))).Ran().Should().NotBeNull();

    [Fact]
    public async Task S4_The_log_says_what_the_browser_said()
    {
        await Host.SendAsync(RawRequest.Method("POST", "/every-method").With("Sec-Fetch-Site", "cross-site").WithBody(""));

        Host.Logs.GetSnapshot().Select(record => record.Message).Where(message => message.Contains("'every-method'")).Should().Contain(message =>
            message.Contains("The browser says that a page of another site sent the request, and something removed its Origin."));
    }

    // Such a client could as well leave Origin away: it has nobody's cookies, and it is not shown more.
    [Theory]
    [InlineData("/")]
    [InlineData("/browser")]
    public async Task S4_A_client_that_forges_Sec_Fetch_Site_gains_nothing(string target)
    {
        var plain = await Host.SendAsync(RawRequest.Method("POST", target).WithBody(""));
        var forged = await Host.SendAsync(RawRequest.Method("POST", target).With("Origin", Evil).With("Sec-Fetch-Site", "same-origin").WithBody(""));

        forged.Status.Should().Be(plain.Status);
        forged.Body.Should().Be(plain.Body);
        forged.OwnedHeaders.Should().BeEmpty();
        forged.VaryMembers.Should().Equal(plain.VaryMembers);
    }

    private static RawRequest From(string fetchSite, string method, string target) => fetchSite.Split('|')
        .Aggregate(RawRequest.Method(method, target).WithBody(""), (request, line) => request.With("Sec-Fetch-Site", line));

    private static void ShouldBeOfPreflight(RawResponse response)
    {
        response.Ran().Should().BeNull();
        response.Lines(TestAuthentication.Mark).Should().BeEmpty();
        response.VaryMembers.Should().Equal("Origin", "Access-Control-Request-Method", "Access-Control-Request-Headers", "Sec-Fetch-Site");
    }
}
