namespace StrictCors.Testing.Tests.Fetch;

/// <summary>Fetch, "new Request(input, init)", and what "main fetch" blocks.</summary>
public sealed class RequestTests
{
    public static TheoryData<string, string, CorsStep> Refused => new()
    {
        { "TRACE", Page.Api, CorsStep.InvalidRequest },
        { "connect", Page.Api, CorsStep.InvalidRequest },
        { "Track", Page.Api, CorsStep.InvalidRequest },
        { "GET", "https://user@api.example.com/", CorsStep.InvalidRequest },
        { "GET", "ftp://api.example.com/", CorsStep.InvalidRequest },
        { "GET", "https://api.example.com:22/", CorsStep.BadPort },
        { "GET", "https://api.example.com:6000/", CorsStep.BadPort },
        { "GET", "http://api.example.com/", CorsStep.MixedContent },
        { "GET", "http://192.168.0.1/", CorsStep.MixedContent },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task B1_what_no_page_can_request_is_not_sent(string method, string url, CorsStep step)
    {
        var server = new Server(200, ("Access-Control-Allow-Origin", "*"));
        using var page = new Page(server);

        var error = await page.FailAsync(method, url);

        (error.Step, error.Url, error.Exchange.RoundTrips.Count).Should().Be((step, new Uri(url), 0));
        error.Message.Should().Contain("No request was sent");
        server.Received.Should().BeEmpty();
    }

    [Theory]
    [InlineData("http://localhost:5000/")]
    [InlineData("http://app.localhost/")]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://127.9.9.9/")]
    [InlineData("http://[::1]/")]
    [InlineData("https://api.example.com:8443/")]
    public async Task B1_a_secure_page_may_request_what_is_trustworthy(string url)
    {
        using var page = new Page(new(200, ("Access-Control-Allow-Origin", "*")));

        (await page.GetAsync(url)).IsSuccessStatusCode.Should().BeTrue();
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("head")]
    public async Task B1_GET_and_HEAD_have_no_content(string method)
    {
        using var page = new Page(new(200));
        var request = new HttpRequestMessage(new HttpMethod(method), $"{Page.Origin}/") { Content = new StringContent("text") };

        (await page.FailAsync(request)).Step.Should().Be(CorsStep.InvalidRequest);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("patch")]
    public async Task B2_no_cors_sends_safelisted_methods_only(string method)
    {
        using var page = new Page(new(200));

        (await page.FailAsync(Page.Request(method, Page.Api).WithMode(FetchMode.NoCors))).Step.Should().Be(CorsStep.InvalidRequest);
    }

    [Theory]
    [InlineData("Accept-Charset", "x")]
    [InlineData("Accept-Encoding", "x")]
    [InlineData("Access-Control-Request-Headers", "x")]
    [InlineData("Connection", "x")]
    [InlineData("Cookie2", "x")]
    [InlineData("Date", "x")]
    [InlineData("Expect", "x")]
    [InlineData("Host", "x")]
    [InlineData("Keep-Alive", "x")]
    [InlineData("Set-Cookie", "x")]
    [InlineData("TE", "x")]
    [InlineData("Trailer", "x")]
    [InlineData("Transfer-Encoding", "x")]
    [InlineData("Upgrade", "x")]
    [InlineData("Via", "x")]
    [InlineData("Content-Length", "1")]
    [InlineData("Cookie", "a=1")]
    [InlineData("Origin", "https://other.example.com")]
    [InlineData("Sec-Fetch-Site", "none")]
    [InlineData("Proxy-Authorization", "x")]
    [InlineData("Referer", "https://other.example.com")]
    [InlineData("Access-Control-Request-Method", "PUT")]
    [InlineData("DNT", "1")]
    [InlineData("X-HTTP-Method-Override", "trace")]
    [InlineData("X-Method-Override", "PUT, CONNECT")]
    [InlineData("X-HTTP-Method", "track")]
    public async Task B1_a_forbidden_header_is_dropped(string name, string value)
    {
        var server = new Server(200);
        using var page = new Page(server, new() { Page = "capacitor://localhost" });

        await page.SendAsync(Page.Request("GET", "https://api.example.com/", (name, value)).WithMode(FetchMode.NoCors));
        using var cors = new Page(new Server(200, ("Access-Control-Allow-Origin", "*")));
        var response = await cors.SendAsync("GET", Page.Api, (name, value));

        response.GetCorsExchange().Preflight.Should().Be(CorsPreflight.NotNeeded);
        response.GetCorsExchange().RoundTrips.Single().RequestHeader(name).Should().NotBe(value);
    }

    [Theory]
    [InlineData("X-HTTP-Method-Override", "PUT")]
    [InlineData("X-HTTP-Method-Override", "xtrace")]
    public async Task B1_other_overrides_of_the_method_are_headers_like_any_other(string name, string value)
    {
        using var page = new Page(new(204, ("Access-Control-Allow-Origin", "*"), ("Access-Control-Allow-Headers", "*")));

        var exchange = (await page.SendAsync("GET", Page.Api, (name, value))).GetCorsExchange();

        exchange.Preflight.Should().Be(CorsPreflight.Sent);
        exchange.RoundTrips[1].RequestHeader(name).Should().Be(value);
    }

    [Theory]
    [InlineData("https://app.example.com/list#part", "https://app.example.com")]
    [InlineData("HTTPS://APP.example.com:443", "https://app.example.com")]
    [InlineData("http://localhost:5173", "http://localhost:5173")]
    [InlineData("http://[::1]:80/", "http://[::1]")]
    [InlineData("https://bücher.example", "https://xn--bcher-kva.example")]
    [InlineData("capacitor://localhost", "capacitor://localhost")]
    [InlineData("chrome-extension://abcdefghijklmnopabcdefghijklmnop", "chrome-extension://abcdefghijklmnopabcdefghijklmnop")]
    [InlineData("null", "null")]
    public async Task B2_the_page_may_be_anywhere(string address, string origin)
    {
        var server = new Server(200, ("Access-Control-Allow-Origin", origin));
        using var page = new Page(server, new() { Page = address });

        (await page.GetAsync(Page.Api)).GetCorsExchange().PageOrigin.Should().Be(origin);
        server.Received.Single()["Origin"].Should().Be(origin);
    }

    [Theory]
    [InlineData("")]
    [InlineData("app.example.com")]
    [InlineData("*")]
    [InlineData("wss://app.example.com")]
    [InlineData("mailto:someone@example.com")]
    public void B2_what_is_not_a_page_is_refused(string address) =>
        FluentActions.Invoking(() => new BrowserHandler(address)).Should().Throw<ArgumentException>();
}
