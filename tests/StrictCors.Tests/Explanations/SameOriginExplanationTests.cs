using StrictCors.Explanations;
using static StrictCors.Tests.Explanations.Write;

namespace StrictCors.Tests.Explanations;

/// <summary>R3 in words: what a proxy that ended TLS and told nobody looks like from here.</summary>
public sealed class SameOriginExplanationTests
{
    private const string SchemeDiffers = "The host is the same and the scheme differs: is UseForwardedHeaders missing?";

    [Theory]
    // Passed, and still worth knowing.
    [InlineData("https://api.example.com", "http", "api.example.com", null, true, SchemeDiffers)]
    [InlineData("https://api.example.com", "http", "API.example.com", null, true, SchemeDiffers)]
    [InlineData("https://api.example.com", "http", "api.example.com", "same-origin", true, SchemeDiffers)]
    [InlineData("https://api.example.com", "https", "api.example.com", null, true, null)]
    // The proxy tells a Host without the port, or with its own.
    [InlineData("https://api.example.com:8443", "http", "api.example.com", null, false,
        "The host is the same, scheme and port differ: is UseForwardedHeaders missing? Or does a proxy change the Host header?")]
    [InlineData("https://api.example.com", "http", "api.example.com:5000", null, false,
        "The host is the same, scheme and port differ: is UseForwardedHeaders missing? Or does a proxy change the Host header?")]
    // The browser saw https, the page came over http, and the server sees http twice.
    [InlineData("http://api.example.com", "http", "api.example.com", "cross-site", false,
        "The browser reports another origin, and to the server it looks like its own: is UseForwardedHeaders missing?")]
    [InlineData("https://api.example.com", "http", "api.example.com", "cross-site", false, SchemeDiffers)]
    // Never the reverse.
    [InlineData("http://api.example.com", "https", "api.example.com", null, false,
        "The host is the same and the scheme differs: a page that came over http is never the same origin as an https server.")]
    [InlineData("http://api.example.com", "https", "api.example.com", "cross-site", false,
        "The host is the same and the scheme differs: a page that came over http is never the same origin as an https server.")]
    // Not a proxy's doing.
    [InlineData("http://localhost:5173", "http", "localhost:5000", null, false, null)]
    [InlineData("http://localhost:5173", "http", "localhost:5000", "same-site", false, null)]
    [InlineData("https://evil.test", "http", "api.example.com", null, false, null)]
    [InlineData("https://[::1]", "http", "[::1]", null, true, SchemeDiffers)]
    [InlineData("null", "http", "null", null, false, null)]
    [InlineData("https://api.example.com\nhttps://api.example.com", "http", "api.example.com", null, false, null)]
    public void R3_says_what_happened(string origin, string scheme, string host, string? fetchSite, bool isSame, string? advice)
    {
        var request = Actual(origin) with { Scheme = scheme, Host = host, FetchSite = fetchSite };

        var explanation = Explainer.Explain(Policy(App).AtEndpoint, request);

        explanation.Decision.Outcome.Should().Be(isSame ? CorsOutcome.SameOrigin : CorsOutcome.Denied);
        explanation.Checks[^1].Should().BeEquivalentTo(new { Name = "same-origin", Passed = isSame, Advice = advice });
        explanation.Advice.Contains(advice ?? " ", StringComparison.Ordinal).Should().Be(!isSame, "what is not denied needs no advice");
    }

    [Fact]
    public void Where_Sec_Fetch_Site_decides_it_is_what_is_shown()
    {
        Explainer.Explain(Policy(App).AtEndpoint, Actual("https://evil.test") with { FetchSite = "same-site" }).Checks[^1]
            .Should().Be(new ExplanationCheck("same-origin", false, "Sec-Fetch-Site: same-site", "exactly one line, 'same-origin'", null));
        Explainer.Explain(Policy(App).AtEndpoint, Actual("https://evil.test")).Checks[^1]
            .Should().Be(new ExplanationCheck("same-origin", false, "https://evil.test", "the server's own origin, http://api.example.com", null));
    }

    [Fact]
    public void A_preflight_is_never_same_origin_and_an_allowed_request_is_not_asked()
    {
        Explainer.Explain(Policy(App).AtEndpoint, Preflight("http://api.example.com", "PUT")).Checks.Should()
            .NotContain(check => check.Name == "same-origin");
        Explainer.Explain(Policy(App).AtEndpoint, Actual(App)).Checks.Should().NotContain(check => check.Name == "same-origin");
    }
}
