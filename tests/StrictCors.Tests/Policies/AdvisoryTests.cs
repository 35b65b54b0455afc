using StrictCors.Policies;
using static StrictCors.Tests.Policies.TestPolicy;
using static StrictCors.Tests.Policies.TestRequest;

namespace StrictCors.Tests.Policies;

/// <summary>What went wrong in other implementations, by the class of the mistake.</summary>
public class AdvisoryTests
{
    // jub0bs: a set of foo.com and bar.com admitted barfoo.com.
    [Theory]
    [InlineData("https://barfoo.com")]
    [InlineData("https://foobar.com")]
    [InlineData("https://foo.combar.com")]
    [InlineData("https://foo.comhttps://bar.com")]
    [InlineData("https://foo.com.bar.org")]
    [InlineData("https://r.com")]
    [InlineData("https://.com")]
    public void Concatenated_hosts(string origin)
    {
        Denies(ForOrigins("https://foo.com", "https://bar.com"), origin);
        Denies(ForOrigins("https://*.foo.com", "https://*.bar.com", "https://foo.com:*", "https://bar.com:*"), origin);
    }

    // gin, go-zero, elysia, Litestar, jupyter-server, rack-cors, django-cors-headers: hosts compared as text or as regular expressions.
    [Theory]
    [InlineData("https://app.example.com.evil.test")]
    [InlineData("https://app.example.community")]
    [InlineData("https://app.example.com:8443")]
    [InlineData("https://app.example.com@evil.test")]
    [InlineData("https://app.example.com\nhttps://evil.test")]
    public void Prefix_match(string origin) =>
        Denies(ForOrigins("https://app.example.com", "https://*.app.example.com", "https://x-*.app.example.com"), origin);

    [Theory]
    [InlineData("https://evilapp.example.com")]
    [InlineData("https://evil-app.example.com")]
    [InlineData("https://evilpreview.example.com")]
    [InlineData("https://notexample.com")]
    [InlineData("https://evilexample.com")]
    [InlineData("https://-example.com")]
    [InlineData("https://.example.com")]
    [InlineData("evil://https://app.example.com")]
    public void Suffix_match(string origin) =>
        Denies(ForOrigins("https://app.example.com", "https://*.preview.example.com", "https://*-preview.example.com", "https://example.com:*"),
        origin);

    [Theory]
    [InlineData("https://evil.test/https://app.example.com")]
    [InlineData("https://evil.test?https://app.example.com")]
    [InlineData("https://evil.test#app.example.com")]
    [InlineData("https://app.example.com.evil.test")]
    [InlineData("https://a.app.example.com.b")]
    public void Substring_match(string origin) => Denies(ForOrigins("https://app.example.com", "https://*.app.example.com"), origin);

    [Theory]
    [InlineData("https://appxexample.com")]
    [InlineData("https://app-example.com")]
    [InlineData("https://app.examplexcom")]
    [InlineData("https://sub.appxexample.com")]
    public void Unescaped_dot(string origin) => Denies(ForOrigins("https://app.example.com", "https://*.app.example.com"), origin);

    // The incumbent, Spring, jub0bs: what is no origin passes under a wildcard, or after trimming.
    [Theory]
    [InlineData("https://user@a.example.com")]
    [InlineData("https://a.example.com/path")]
    [InlineData("https://a.example.com/")]
    [InlineData("https://A.example.com")]
    [InlineData("https://a b.example.com")]
    [InlineData("https://*.example.com")]
    [InlineData("https://a..example.com")]
    [InlineData("https://a.example.com\u0000")]
    [InlineData("https://\u0430.example.com")]
    [InlineData("https://<script>.example.com")]
    public void Non_origin_under_a_wildcard(string origin) => Denies(ForOrigins("https://*.example.com", "https://*.example.com:*"), origin);

    // rs/cors, fiber, Hono, http4s, Tomcat, Envoy: "*" turned into reflection with credentials. The policy does not even build.
    [Fact]
    public void Star_with_credentials()
    {
        var build = () => ForAnyOrigin(web => web.AllowCredentials());

        build.Should().Throw<StrictCorsConfigurationException>().Which.Problems.Single().Code.Should().Be("SC1123");
    }

    // The incumbent: WithOrigins("*", x).AllowCredentials() passes; rs/cors: one raw "*" anywhere opens everything.
    [Fact]
    public void Star_among_origins()
    {
        var build = () => ForApp(web => web.WithOrigins("*"));

        build.Should().Throw<StrictCorsConfigurationException>().Which.Problems.Single().Code.Should().Be("SC1122");
    }

    // The incumbent: any-origin policies by function reflect null and whatever else comes in.
    [Theory]
    [InlineData("null")]
    [InlineData("<script>")]
    [InlineData("https://a.example\nhttps://b.example")]
    public void Reflection_with_credentials(string origin) =>
        Denies(ForApp(web => web.WithOrigins("https://*.example.com").AllowCredentials()), origin);

    // jub0bs, Spring, the incumbent: a megabyte of names, or a line break, goes back into the response.
    [Theory]
    [InlineData("x-a\r\nSet-Cookie: a=b")]
    [InlineData("x-a,\r\n\r\n<script>")]
    [InlineData("x-a\u0085")]
    [InlineData("x-a;b")]
    public void Response_splitting(string headers) =>
        ForApp(web => web.WithHeaders("*").AllowCredentials()).Evaluate(Preflight(App, "GET") with { RequestHeaders = headers })
            .Should().BeEquivalentTo(new { Reason = CorsDenialReason.HeaderMalformed, AllowHeaders = (string?)null });

    // rs/cors, Hono, the incumbent: time grows with the square of the commas. See ComplexityTests for the time.
    [Fact]
    public void Quadratic_header_parsing() =>
        ForApp(web => web.WithHeaders("a")).Evaluate(Preflight(App, "GET", string.Join(',', Enumerable.Repeat("a", 15_000)))).Reason.Should()
            .Be(CorsDenialReason.TooManyHeaders);

    // Spring: the preflight of a route without an OPTIONS handler ran the handler. Routing ignores case, so the question has to as well.
    [Theory]
    [InlineData("OPTIONS")]
    [InlineData("options")]
    [InlineData("OpTiOnS")]
    public void Preflight_reaching_the_handler(string method) =>
        ForApp().Evaluate(Preflight(App, "DELETE") with { Method = method }).Kind.Should().Be(CorsRequestKind.Preflight);

    // Quarkus: requests that need no preflight ran, whoever sent them.
    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public void Simple_requests_running_anyway(string method) =>
        ForApp(web => web.WithEnforcement(StrictCorsEnforcement.Server)).Evaluate(Actual(Stranger, method)).IsRefused.Should().BeTrue();

    // Vite, webpack-dev-server: any page opens a socket to localhost.
    [Theory]
    [InlineData("https://evil.test")]
    [InlineData("http://localhost.evil.test:5173")]
    [InlineData("http://localhost:5174")]
    public void WebSocket_handshakes_unchecked(string origin) =>
        ForApp(web => web.WithOrigins("http://localhost:5173")).Evaluate(Handshake(origin)).IsRefused.Should().BeTrue();

    // Go's CrossOriginProtection compares the host only: http and other ports of one's own host count as one's own.
    [Theory]
    [InlineData("http://api.example.com")]
    [InlineData("https://api.example.com:8443")]
    public void Same_host_taken_for_same_origin(string origin) =>
        ForApp().Evaluate(Actual(origin, "POST") with { Scheme = "https" }).Outcome.Should().Be(CorsOutcome.Denied);

    // Envoy: a filter removed Origin while the answer was being made.
    [Fact]
    public void Origin_removed_on_the_way() => ForApp().Evaluate(Preflight(null, "PUT", "x-a")).Outcome.Should().Be(CorsOutcome.NotCors);

    // rs/cors and others list every method: the browser remembers them for the URL, and another endpoint's guard is never asked.
    [Fact]
    public void Preflight_cache_of_one_method_opening_another() =>
        ForApp(web => web.WithMethods("PUT", "DELETE", "PATCH"))
            .Evaluate(Preflight(App, "PUT") with { Target = new(PreflightTargetKind.Known, [], SharesPath: true) })
            .Should().BeEquivalentTo(new { AllowMethods = "PUT", IsForOneRequest = true });

    private static void Denies(StrictCorsPolicy policy, string origin)
    {
        policy.Evaluate(Actual(origin)).Should().BeEquivalentTo(new { Outcome = CorsOutcome.Denied, IsOriginAllowed = false });
        policy.Evaluate(Preflight(origin, "GET")).Should().BeEquivalentTo(new { Outcome = CorsOutcome.Denied, IsOriginAllowed = false });
        policy.Evaluate(Handshake(origin)).IsRefused.Should().BeTrue();
    }
}
