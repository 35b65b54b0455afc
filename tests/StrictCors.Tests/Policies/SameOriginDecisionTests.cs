using static StrictCors.Tests.Policies.TestPolicy;
using static StrictCors.Tests.Policies.TestRequest;

namespace StrictCors.Tests.Policies;

/// <summary>R3: a request that the policy does not allow is looked at once more before it is denied.</summary>
public class SameOriginDecisionTests
{
    private const string Own = "https://api.example.com";

    [Theory]
    // Sec-Fetch-Site, where present, alone decides: one line, exactly same-origin.
    [InlineData("same-origin", Own, true)]
    [InlineData("same-origin", Stranger, true)]
    [InlineData("same-site", Own, false)]
    [InlineData("cross-site", Own, false)]
    [InlineData("none", Own, false)]
    [InlineData("", Own, false)]
    [InlineData("Same-Origin", Own, false)]
    [InlineData(" same-origin", Own, false)]
    [InlineData("same-origin, cross-site", Own, false)]
    [InlineData("same-origin\nsame-origin", Own, false)]
    [InlineData("same-origin\ncross-site", Own, false)]
    [InlineData(null, Own, true)]
    [InlineData(null, Stranger, false)]
    // Referrer-Policy: no-referrer makes a browser send null with its own form posts.
    [InlineData("same-origin", "null", true)]
    [InlineData(null, "null", false)]
    // R4: the question is asked for a malformed origin too.
    [InlineData("same-origin", "https://a.example, https://b.example", true)]
    [InlineData("same-origin", "https://a.example\nhttps://b.example", true)]
    [InlineData("same-origin", "HTTPS://API.EXAMPLE.COM/", true)]
    [InlineData(null, "HTTPS://API.EXAMPLE.COM/", false)]
    [InlineData(null, "https://api.example.com\nhttps://api.example.com", false)]
    public void R3_SecFetchSite_decides_where_it_is_present(string? fetchSite, string origin, bool isSameOrigin)
    {
        var request = Actual(origin, "POST") with { FetchSite = Lines(fetchSite), Scheme = "https" };

        ForApp().Evaluate(request).Outcome.Should().Be(isSameOrigin ? CorsOutcome.SameOrigin : CorsOutcome.Denied);
    }

    [Theory]
    // Scheme, host and port.
    [InlineData("https://api.example.com", "https", "api.example.com", true)]
    [InlineData("https://api.example.com", "https", "api.example.com:443", true)]
    [InlineData("https://api.example.com", "https", "API.Example.COM", true)]
    [InlineData("https://api.example.com", "HTTPS", "api.example.com", true)]
    [InlineData("https://api.example.com:8443", "https", "api.example.com:8443", true)]
    [InlineData("http://api.example.com", "http", "api.example.com:80", true)]
    [InlineData("http://localhost:5000", "http", "localhost:5000", true)]
    [InlineData("http://127.0.0.1:5000", "http", "127.0.0.1:5000", true)]
    [InlineData("http://[::1]:5000", "http", "[::1]:5000", true)]
    [InlineData("http://[::1]", "http", "[::1]", true)]
    [InlineData("https://[2001:db8::1]", "https", "[2001:DB8::1]:443", true)]
    [InlineData("https://api.example.com:8443", "https", "api.example.com", false)]
    [InlineData("https://api.example.com", "https", "api.example.com:8443", false)]
    [InlineData("https://api.example.com", "https", "app.example.com", false)]
    [InlineData("https://example.com", "https", "api.example.com", false)]
    [InlineData("https://api.example.com", "https", "api.example.com.", false)]
    [InlineData("https://api.example.com", "https", "api.example.com:", false)]
    [InlineData("https://api.example.com", "https", "api.example.com:0443", false)]
    [InlineData("https://api.example.com", "https", "api.example.com:443:443", false)]
    [InlineData("https://api.example.com", "https", "user@api.example.com", false)]
    [InlineData("https://api.example.com", "https", "", false)]
    [InlineData("http://[::1]:5000", "http", "::1:5000", false)]
    [InlineData("http://[::1]", "http", "[::1", false)]
    // The texts are compared before anybody judges whether the value is malformed.
    [InlineData("https://app.test.", "https", "app.test.", true)]
    [InlineData("https://app.test.:8443", "https", "app.test.:8443", true)]
    [InlineData("https://app.test.", "https", "app.test.:443", true)]
    [InlineData("https://app.test", "https", "app.test.", false)]
    [InlineData("https://app.test.", "https", "app.test", false)]
    [InlineData("https://-a-.test", "https", "-a-.test", true)]
    [InlineData("https://a..test", "https", "a..test", true)]
    [InlineData("http://[::ffff:7f00:1]:5000", "http", "[::ffff:7f00:1]:5000", true)]
    [InlineData("https://[::ffff:7f00:1]", "https", "[::FFFF:7F00:1]:443", true)]
    [InlineData("http://[0:0::1]", "http", "[0:0::1]", true)]
    [InlineData("http://[::1]", "http", "[0:0::1]", false)]
    [InlineData("https://app.test.", "http", "app.test.", true)]
    [InlineData("https://[::ffff:7f00:1]", "http", "[::ffff:7f00:1]", true)]
    [InlineData("http://app.test.", "https", "app.test.", false)]
    [InlineData("https://app.test./", "https", "app.test.", false)]
    [InlineData("https://app.test.:443", "https", "app.test.", false)]
    [InlineData("HTTPS://api.example.com", "https", "api.example.com", false)]
    // TLS ended at a proxy that told nobody: the host and port as written.
    [InlineData("https://api.example.com", "http", "api.example.com", true)]
    [InlineData("https://api.example.com", "http", "Api.Example.Com", true)]
    [InlineData("https://api.example.com:8443", "http", "api.example.com:8443", true)]
    [InlineData("https://[::1]:8443", "http", "[::1]:8443", true)]
    [InlineData("https://api.example.com", "http", "api.example.com:443", false)]
    [InlineData("https://api.example.com", "http", "api.example.com:80", false)]
    [InlineData("https://api.example.com:8443", "http", "api.example.com", false)]
    [InlineData("https://api.example.com", "http", "app.example.com", false)]
    // Never the reverse: anyone on the network can forge an http page.
    [InlineData("http://api.example.com", "https", "api.example.com", false)]
    [InlineData("http://api.example.com:8080", "https", "api.example.com:8080", false)]
    [InlineData("http://api.example.com:443", "https", "api.example.com", false)]
    [InlineData("http://api.example.com:443", "https", "api.example.com:443", false)]
    // Other schemes are never the server's.
    [InlineData("app://api.example.com", "http", "api.example.com", false)]
    [InlineData("ws://api.example.com", "http", "api.example.com", false)]
    public void R3_without_SecFetchSite_Origin_is_compared_with_the_servers_own(string origin, string scheme, string host, bool isSameOrigin)
    {
        var outcome = isSameOrigin ? CorsOutcome.SameOrigin : CorsOutcome.Denied;

        ForApp().Evaluate(Actual(origin, "POST") with { Scheme = scheme, Host = host }).Outcome.Should().Be(outcome);
        ForApp().Evaluate(Handshake(origin) with { Scheme = scheme, Host = host }).Outcome.Should().Be(outcome);
    }

    [Theory]
    [InlineData("same-origin")]
    [InlineData(null)]
    public void R3_a_preflight_is_never_same_origin(string? fetchSite)
    {
        var decision = ForApp().Evaluate(Preflight(Own, "PUT") with { FetchSite = Lines(fetchSite), Scheme = "https" });

        decision.Should().BeEquivalentTo(new { Outcome = CorsOutcome.Denied, Reason = CorsDenialReason.OriginNotAllowed });
    }

    [Fact]
    public void R3_an_origin_that_the_policy_allows_is_not_asked()
    {
        ForApp().Evaluate(Actual(App) with { FetchSite = "same-origin" }).Outcome.Should().Be(CorsOutcome.Allowed);
        ForAnyOrigin().Evaluate(Actual(Own) with { Scheme = "https" }).Outcome.Should().Be(CorsOutcome.Allowed);
    }

    [Theory]
    [InlineData(StrictCorsEnforcement.Browser)]
    [InlineData(StrictCorsEnforcement.Server)]
    [InlineData(StrictCorsEnforcement.Observe)]
    public void R3_S4_same_origin_is_neither_refused_nor_given_a_reason(StrictCorsEnforcement enforcement)
    {
        var policy = ForApp(web => web.WithEnforcement(enforcement));

        policy.Evaluate(Actual(Own, "DELETE") with { Scheme = "https" })
            .Should().BeEquivalentTo(
                new { Outcome = CorsOutcome.SameOrigin, Reason = CorsDenialReason.None, IsOriginAllowed = false, IsRefused = false });
    }
}
