using StrictCors.Tests.Infrastructure;
using static StrictCors.Tests.Conformance.ServerEnforced;

namespace StrictCors.Tests.Conformance;

/// <summary>R3: a request of the application's own page is same-origin, whether or not a proxy that ended TLS forwarded its scheme.</summary>
public sealed class SameOriginTests(RequestKindApplication application) : IClassFixture<RequestKindApplication>
{
    private const string Allowed = "https://app.example.com";

    private KestrelHost Host => application.Host;

    [Theory]
    [InlineData("http://shop.example:8080", "shop.example:8080")]
    [InlineData("http://shop.example", "shop.example")]
    [InlineData("http://shop.example", "shop.example:80")]
    [InlineData("http://shop.example", "SHOP.example")]
    [InlineData("http://xn--bcher-kva.example", "xn--bcher-kva.example")]
    [InlineData("http://[::1]:8080", "[::1]:8080")]
    [InlineData("http://[::1]", "[::1]")]
    [InlineData("http://app.test.", "app.test.")]
    [InlineData("http://-a-.test", "-a-.test")]
    [InlineData("http://[::ffff:7f00:1]:8080", "[::ffff:7f00:1]:8080")]
    public async Task R3_Without_Sec_Fetch_Site_the_own_scheme_host_and_port_are_same_origin(string origin, string host)
    {
        await ShouldPassAsync(Host, RawRequest.Method("PUT", "/server").With("Host", host).With("Origin", origin));
    }

    [Theory]
    [InlineData("https://shop.example", "shop.example")]
    [InlineData("https://shop.example", "SHOP.example")]
    [InlineData("https://shop.example:8443", "shop.example:8443")]
    [InlineData("https://[2001:db8::1]", "[2001:db8::1]")]
    [InlineData("https://xn--bcher-kva.example", "xn--bcher-kva.example")]
    public async Task R3_An_https_origin_equals_an_http_request_with_its_host_and_port_as_written(string origin, string host)
    {
        await ShouldPassAsync(Host, RawRequest.Method("PUT", "/server").With("Host", host).With("Origin", origin));
    }

    [Theory]
    [InlineData("http://shop.example:8081", "shop.example:8080")]
    [InlineData("http://shop.example:8080", "shop.example")]
    [InlineData("http://shop.example", "shop.example:8080")]
    [InlineData("http://shop.example", "www.shop.example")]
    [InlineData("http://www.shop.example", "shop.example")]
    [InlineData("https://shop.example", "www.shop.example")]
    [InlineData("https://www.shop.example", "shop.example")]
    [InlineData("https://shop.example", "shop.example:443")]
    [InlineData("https://shop.example", "shop.example:80")]
    [InlineData("https://shop.example:8443", "shop.example")]
    [InlineData("ftp://shop.example", "shop.example")]
    [InlineData("null", "shop.example")]
    [InlineData("null", "null")]
    public async Task R3_Any_other_scheme_host_or_port_is_cross_origin(string origin, string host)
    {
        await ShouldBeRefusedAsync(Host, RawRequest.Method("PUT", "/server").With("Host", host).With("Origin", origin));
    }

    [Theory]
    [InlineData("https", "https://shop.example", "shop.example", true)]
    [InlineData("https", "https://shop.example", "shop.example:443", true)]
    [InlineData("http", "http://shop.example", "shop.example", true)]
    // Anybody on the network can forge a page that came over http.
    [InlineData("https", "http://shop.example", "shop.example", false)]
    [InlineData("https", "http://shop.example", "shop.example:80", false)]
    [InlineData("https", "http://shop.example:443", "shop.example", false)]
    [InlineData("http", "https://shop.example:80", "shop.example", false)]
    public async Task R3_An_http_origin_never_equals_an_https_request(string scheme, string origin, string host, bool isSame)
    {
        var request = RawRequest.Method("PUT", "/server").With("X-Forwarded-Proto", scheme).With("Origin", origin);

        // A proxy either keeps Host or forwards it.
        foreach (var sent in new[] { request.With("Host", host), request.With("Host", "inner:5000").With("X-Forwarded-Host", host) })
        {
            await (isSame ? ShouldPassAsync(Host, sent) : ShouldBeRefusedAsync(Host, sent));
        }
    }

    [Theory]
    [InlineData("https://other.example")]
    [InlineData("null")]
    [InlineData("not an origin")]
    public async Task R3_Sec_Fetch_Site_alone_decides_that_it_is_same_origin(string origin)
    {
        await ShouldPassAsync(Host, RawRequest.Method("PUT", "/server").With("Origin", origin).With("Sec-Fetch-Site", "same-origin"));
    }

    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    [InlineData("none")]
    [InlineData("Same-Origin")]
    [InlineData("same-origin, same-origin")]
    [InlineData("")]
    public async Task R3_Sec_Fetch_Site_alone_decides_that_it_is_not(string site)
    {
        await ShouldBeRefusedAsync(Host, RawRequest.Method("PUT", "/server").With("Host", "shop.example").With("Origin", "http://shop.example")
            .With("Sec-Fetch-Site", site));
    }

    [Fact]
    public async Task R3_Two_lines_of_Sec_Fetch_Site_are_not_same_origin()
    {
        await ShouldBeRefusedAsync(Host, RawRequest.Method("PUT", "/server").With("Host", "shop.example").With("Origin", "http://shop.example")
            .With("Sec-Fetch-Site", "same-origin").With("Sec-Fetch-Site", "same-origin"));
    }

    [Fact]
    public async Task R3_An_allowed_origin_is_not_asked_whether_it_is_same_origin()
    {
        var response = await Host.SendAsync(RawRequest.Method("PUT", "/server").With("Origin", Allowed).With("Sec-Fetch-Site", "cross-site"));

        response.Ran().Should().Be("server");
        response.AllowOrigin().Should().Be(Allowed);
    }

    [Fact]
    public async Task R3_Under_Browser_a_same_origin_request_gets_no_owned_headers()
    {
        var response = await Host.SendAsync(RawRequest.Method("PUT", "/items").With("Host", "shop.example").With("Origin", "http://shop.example"));

        response.Ran().Should().Be("items");
        response.OwnedHeaders.Should().BeEmpty();
        response.VaryMembers.Should().Equal("Origin");
    }

    [Theory]
    [InlineData("http://shop.example")]
    [InlineData("https://evil.example")]
    public async Task R3_A_preflight_is_never_same_origin(string origin)
    {
        var response = await Host.SendAsync(RawRequest.Preflight("/server", origin, "PUT").With("Host", "shop.example")
            .With("Sec-Fetch-Site", "same-origin"));

        response.Status.Should().Be(403);
        response.Ran().Should().BeNull();
    }
}
