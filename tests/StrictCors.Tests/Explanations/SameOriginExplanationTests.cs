using Microsoft.Extensions.Primitives;
using StrictCors.Explanations;
using StrictCors.Policies;
using static StrictCors.Tests.Explanations.Write;

namespace StrictCors.Tests.Explanations;

/// <summary>R3 in words: what a proxy that ended TLS and told nobody looks like from here.</summary>
public sealed class SameOriginExplanationTests
{
    private const string SchemeDiffers = "The host is the same and the scheme differs: is UseForwardedHeaders missing?";
    private const string SendHost =
        "the proxy has to send the Host that it gets (nginx: proxy_set_header Host $http_host; YARP: the transform RequestHeaderOriginalHost).";
    private const string Reported = "The browser reports another origin, and to the server it looks like its own: the browser has used "
        + "another scheme "
        + "or port than the page has, which a proxy hides. Open the page at the address that it sends its requests to.";
    private const string HostReplaced = "If a proxy forwards the request from a page of this server, it has replaced Host: " + SendHost;
    private const string ChangeOriginOff =
        "If a development proxy (Vite, webpack, Angular) forwards the request with changeOrigin, turn changeOrigin off.";

    [Theory]
    // Passed, and still worth knowing.
    [InlineData("https://api.example.com", "http", "api.example.com", null, true, SchemeDiffers)]
    [InlineData("https://api.example.com", "http", "API.example.com", null, true, SchemeDiffers)]
    [InlineData("https://api.example.com", "http", "api.example.com", "same-origin", true, SchemeDiffers)]
    [InlineData("https://api.example.com", "https", "api.example.com", null, true, null)]
    // The proxy tells a Host without the port, or with its own. UseForwardedHeaders does not help: nothing tells the port.
    [InlineData("https://api.example.com:8443", "http", "api.example.com", null, false,
        "The host is the same, scheme and port differ. If a proxy forwards the request, it changes Host: " + SendHost)]
    [InlineData("https://api.example.com", "http", "api.example.com:5000", null, false,
        "The host is the same, scheme and port differ. If a proxy forwards the request, it changes Host: " + SendHost)]
    [InlineData("http://intranet:8080", "http", "intranet", null, false,
        "The host is the same, and Host has no port. If the page is this server's own, a proxy has dropped it: " + SendHost)]
    [InlineData("http://intranet:8080", "http", "intranet", "same-site", false, null)]
    // The browser saw https, the page came over http, and the server sees http twice. Sec-Fetch-Site decides alone, so nothing at the proxy helps.
    [InlineData("http://api.example.com", "http", "api.example.com", "cross-site", false, Reported)]
    [InlineData("https://api.example.com", "http", "api.example.com", "cross-site", false, Reported)]
    // Never the reverse.
    [InlineData("http://api.example.com", "https", "api.example.com", null, false,
        "The host is the same and the scheme differs: a page that came over http is never the same origin as an https server.")]
    [InlineData("http://api.example.com", "https", "api.example.com", "cross-site", false, null)]
    // A development proxy that replaces Host; to a server elsewhere it has to.
    [InlineData("http://localhost:5173", "http", "localhost:5000", null, false, ChangeOriginOff)]
    [InlineData("https://localhost:5173", "http", "localhost:5000", null, false, ChangeOriginOff)]
    [InlineData("https://localhost:5173", "https", "localhost:7001", null, false, ChangeOriginOff)]
    [InlineData("http://192.168.1.5:5173", "http", "127.0.0.1:5000", null, false, ChangeOriginOff)]
    [InlineData("http://localhost:5173", "https", "localhost:7001", null, false,
        "The host is the same and the scheme differs: a page that came over http is never the same origin as an https server.")]
    // nginx with its default, and a service name of a network.
    [InlineData("https://public.test", "http", "127.0.0.1:5000", null, false, HostReplaced, "POST")]
    [InlineData("https://public.test", "http", "api:8080", null, false, HostReplaced, "POST")]
    [InlineData("https://public.test", "http", "[::1]:5000", null, false, HostReplaced, "POST")]
    [InlineData("https://public.test", "http", "127.0.0.1:5000", "cross-site", false, null, "POST")]
    // Not a proxy's doing.
    [InlineData("https://evil.test", "http", "localhost:5000", null, false, null)]
    [InlineData("http://localhost:5173", "http", "localhost:5000", "same-site", false, null)]
    [InlineData("https://evil.test", "http", "api.example.com", null, false, null)]
    [InlineData("https://[::1]", "http", "[::1]", null, true, SchemeDiffers)]
    [InlineData("null", "http", "null", null, false, null)]
    [InlineData("https://api.example.com\nhttps://api.example.com", "http", "api.example.com", null, false, null)]
    public void R3_says_what_happened(string origin, string scheme, string host, string? fetchSite, bool isSame, string? advice,
        string method = "GET")
    {
        var request = Actual(origin, method) with { Scheme = scheme, Host = host, FetchSite = fetchSite };

        var explanation = Explainer.Explain(Policy(App).AtEndpoint, request);

        explanation.Decision.Outcome.Should().Be(isSame ? CorsOutcome.SameOrigin : CorsOutcome.Denied);
        explanation.Checks[^1].Should().BeEquivalentTo(new { Name = "same-origin", Passed = isSame, Advice = advice });
        explanation.Advice.Contains(advice ?? " ", StringComparison.Ordinal).Should().Be(!isSame, "what is not denied needs no advice");
    }

    [Fact]
    public void D3a_a_development_proxy_in_front_of_a_server_elsewhere_has_to_change_Origin() =>
        Explainer.Explain(Policy(App).AtEndpoint, Handshake("http://localhost:5173")).Advice.Should()
            .EndWith("it has to change Origin too (Vite: rewriteWsOrigin: true).");

    [Theory]
    [InlineData("X-Forwarded-Host", "app.test", "X-Forwarded-Host has the host of the origin, so a proxy has replaced Host: ",
        " ForwardedHeaders.All and the proxy in KnownProxies.")]
    [InlineData("X-Forwarded-Host", "APP.test:443", "X-Forwarded-Host has the host of the origin, so a proxy has replaced Host: ",
        " ForwardedHeaders.All and the proxy in KnownProxies.")]
    [InlineData("X-Forwarded-Host", "app.test, cdn.test", "X-Forwarded-Host has the host of the origin, so", " KnownProxies and ForwardLimit = 2.")]
    [InlineData("X-Forwarded-Host", "app.test\ncdn.test\nb.test", "X-Forwarded-Host has the host of the origin, so", " ForwardLimit = 3.")]
    [InlineData(
        "X-Forwarded-Host", "app.test:8443", "X-Forwarded-Host has the host of the origin without its port, so", "RequestHeaderOriginalHost).")]
    [InlineData("X-Original-Host", "app.test", "X-Original-Host has", " and ForwardedHostHeaderName = \"X-Original-Host\".")]
    [InlineData("Forwarded", "for=192.0.2.1;host=app.test;proto=https", "Forwarded has", " UseForwardedHeaders reads X-Forwarded-Host instead.")]
    [InlineData("Forwarded", "for=\"[::1]\", for=a; Host=\"app.test\"", "Forwarded has", " UseForwardedHeaders reads X-Forwarded-Host instead.")]
    public void D3a_a_proxy_that_replaced_Host_is_the_only_advice(string header, string value, string start, string end)
    {
        var proxy = new ProxyHeaders(Of("X-Forwarded-Host"), Of("X-Original-Host"), Of("Forwarded"));
        foreach (var policy in new[] { Policy(App).AtEndpoint, EndpointPolicy.None })
        {
            Explainer.Explain(policy, Handshake("https://app.test"), proxy).Advice.Should().StartWith(start).And.EndWith(end);
        }

        var refused = Policy(App, web => web.WithEnforcement(StrictCorsEnforcement.Server)).AtEndpoint;
        Explainer.Explain(refused, Actual("https://app.test", "POST"), proxy).Advice.Should().StartWith(start).And.EndWith(end);

        // The browser's own word: it is another origin.
        Explainer.Explain(refused, Actual("https://app.test", "POST") with { FetchSite = "same-site" }, proxy).Advice.Should().NotContain("proxy");
        Explainer.Explain(refused, Actual("https://other.test", "POST"), proxy).Advice.Should().NotContain("proxy");

        StringValues Of(string name) => name == header ? new(value.Split('\n')) : default;
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
