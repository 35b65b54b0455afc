using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using StrictCors.Middleware;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Enforcement;

/// <summary>R3 behind a proxy that ended TLS and told nobody: the page came over https, the request reaches us over http with the
/// page's own Host. Blazor Server, SignalR and same-origin forms go on working with the defaults.</summary>
public sealed class SilentProxyTests(EnforcingHost program) : IClassFixture<EnforcingHost>
{
    [Theory]
    // Form posts and fetches of our own pages; old browsers send no Sec-Fetch-Site.
    [InlineData("/server", "https://app.test", "app.test", null, 200)]
    [InlineData("/server", "https://app.test", "APP.test", null, 200)]
    [InlineData("/server", "https://app.test:8443", "app.test:8443", null, 200)]
    [InlineData("/server", "https://app.test", "app.test", "same-origin", 200)]
    [InlineData("/server", "https://[2001:db8::1]", "[2001:db8::1]", null, 200)]
    [InlineData("/server", "https://xn--bcher-kva.example", "xn--bcher-kva.example", null, 200)]
    // The browser says otherwise.
    [InlineData("/server", "https://app.test", "app.test", "cross-site", 403)]
    [InlineData("/server", "https://app.test", "app.test", "same-site", 403)]
    // Another host, another port, or a port that the proxy lost.
    [InlineData("/server", "https://app.test", "other.test", null, 403)]
    [InlineData("/server", "https://app.test:8443", "app.test", null, 403)]
    [InlineData("/server", "https://app.test", "app.test:80", null, 403)]
    [InlineData("/server", "https://app.test", "app.test:443", null, 403)]
    [InlineData("/server", "https://app.test", "evil.app.test", null, 403)]
    [InlineData("/server", "https://evil.app.test", "app.test", null, 403)]
    public async Task R3_a_request_of_our_own_page(string path, string origin, string host, string? fetchSite, int status)
    {
        var request = RawRequest.Method("POST", path).With("Host", host).With("Origin", origin);

        var response = await program.Host.SendAsync(fetchSite is null ? request : request.With("Sec-Fetch-Site", fetchSite));

        response.Status.Should().Be(status);
        response.OwnedHeaders.Should().BeEmpty();
    }

    [Theory]
    [InlineData("/server/socket", "https://app.test", "app.test", 101)]
    [InlineData("/browser/socket", "https://app.test", "app.test", 101)]
    [InlineData("/browser/socket", "https://app.test:8443", "app.test:8443", 101)]
    [InlineData("/browser/socket", "http://app.test", "app.test", 101)]
    [InlineData("/browser/socket", "https://app.test", "other.test", 403)]
    [InlineData("/browser/socket", "https://app.test:8443", "app.test", 403)]
    public async Task R3_a_handshake_of_our_own_page_which_carries_no_Sec_Fetch_Site(string path, string origin, string host, int status)
    {
        // Same-origin handshakes bring their cookies: that is what W3 is not about.
        var response = await program.Host.SendAsync(RawRequest.Get(path).With("Host", host).With("Origin", origin).With("Cookie", "session=1").Handshake());

        response.Status.Should().Be(status);
    }

    [Theory]
    [InlineData("https://app.test", "https", 200)]
    [InlineData("http://app.test", "http", 200)]
    // Never the reverse: anybody on the network can forge a page that came over http.
    [InlineData("http://app.test", "https", 403)]
    [InlineData("http://app.test:443", "https", 403)]
    [InlineData("https://app.test:80", "http", 403)]
    public async Task R3_with_forwarded_headers(string origin, string scheme, int status)
    {
        await using var forwarding = await EnforcingProgram.StartAsync(first: app => app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost }));

        var response = await forwarding.SendAsync(RawRequest.Method("POST", "/server")
            .With("Host", "inner:5000").With("X-Forwarded-Host", "app.test").With("X-Forwarded-Proto", scheme).With("Origin", origin));

        response.Status.Should().Be(status);
    }

    [Fact]
    public async Task The_log_asks_for_UseForwardedHeaders_where_a_proxy_lost_the_port()
    {
        await program.Host.SendAsync(RawRequest.Method("POST", "/server").With("Host", "app.test").With("Origin", "https://app.test:8444"));

        program.Host.Logs.GetSnapshot().Should().Contain(record => record.Id.Name == "RequestRefused" && record.Message.Contains("from https://app.test:8444", StringComparison.Ordinal))
            .Which.Message.Should().Contain("The host is the same, scheme and port differ: is UseForwardedHeaders missing?");
    }
}
