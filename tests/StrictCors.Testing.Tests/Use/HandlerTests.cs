using System.Net;

namespace StrictCors.Testing.Tests.Use;

/// <summary>The handler among others.</summary>
public sealed class HandlerTests
{
    public static TheoryData<bool, bool, bool> Automatic => new()
    {
        { true, true, false }, { true, false, true }, { false, true, false }, { false, false, true },
    };

    [Theory]
    [MemberData(nameof(Automatic))]
    public async Task An_inner_handler_that_does_the_browsers_work_is_an_error(bool isSockets, bool redirects, bool keepsCookies)
    {
        HttpMessageHandler inner = isSockets
            ? new SocketsHttpHandler { AllowAutoRedirect = redirects, UseCookies = keepsCookies }
            : new HttpClientHandler { AllowAutoRedirect = redirects, UseCookies = keepsCookies };
        using var invoker = new HttpMessageInvoker(new BrowserHandler(new() { Page = Page.Origin }, new PassOn { InnerHandler = inner }));
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://localhost:4/");

        await FluentActions.Awaiting(async () => await invoker.SendAsync(request, CancellationToken.None))
            .Should().ThrowAsync<InvalidOperationException>().WithMessage("*AllowAutoRedirect = false and UseCookies = false*");
    }

    [Fact]
    public async Task A_failure_of_the_network_stays_one()
    {
        // What the advice says works, and nothing listens there.
        using var invoker = new HttpMessageInvoker(
            new BrowserHandler(new() { Page = "http://localhost" }, new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }));
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://localhost:4/");

        (await FluentActions.Awaiting(async () => await invoker.SendAsync(request, CancellationToken.None))
            .Should().ThrowAsync<HttpRequestException>())
            .Which.Should().NotBeOfType<CorsException>();
    }

    [Fact]
    public async Task The_request_keeps_its_version_its_options_and_its_content()
    {
        var server = new Server(200);
        using var page = new Page(server);
        var request = new HttpRequestMessage(HttpMethod.Post, $"{Page.Origin}/") { Version = HttpVersion.Version20,
            Content = new StringContent("\u00e9") };
        request.Options.Set(new HttpRequestOptionsKey<string>("mine"), "value");

        var response = await page.SendAsync(request);

        response.RequestMessage!.Options.TryGetValue(new HttpRequestOptionsKey<string>("mine"), out var value);
        (value, server.Received.Single().Version, server.Received.Single().Body).Should().Be(("value", HttpVersion.Version20, "\u00e9"));
        server.Received.Single()["Content-Type"].Should().Be("text/plain; charset=utf-8");
    }

    [Fact]
    public async Task A_relative_address_is_an_error()
    {
        using var page = new Page(new(200));
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri("todos", UriKind.Relative));

        await FluentActions.Awaiting(() => page.SendAsync(request)).Should().ThrowAsync<InvalidOperationException>().WithMessage("*BaseAddress*");
    }

    [Fact]
    public void Send_without_async_is_a_browser_too()
    {
        using var client = new HttpClient(new BrowserHandler(new() { Page = Page.Origin }, new Server(200)));
        using var request = new HttpRequestMessage(HttpMethod.Get, Page.Api);

        client.Invoking(http => http.Send(request)).Should().Throw<CorsException>();
    }

    [Fact]
    public async Task B5_a_handshake_has_the_origin_and_the_cookies_and_nothing_of_the_client()
    {
        var server = new Server(101, ("Set-Cookie", "b=2"));
        using var page = new Page(server);
        page.Handler.Cookies.Set("https://api.example.com", "a=1");
        var request = Page.Request("GET", "wss://api.example.com/socket", ("Connection", "Upgrade"), ("Upgrade", "websocket"),
            ("Sec-WebSocket-Key", "x"),
            ("Authorization", "x"), ("Cookie", "c=3"));

        var response = await page.SendAsync(request);

        response.GetCorsExchange().RoundTrips.Single().RequestHeader("Origin").Should().Be(Page.Origin);
        var received = server.Received.Single();
        (received["Origin"], received["Cookie"], received["Authorization"], received["Sec-WebSocket-Key"])
            .Should().Be((Page.Origin, "a=1", null, "x"));
        page.Handler.Cookies.All.Should().HaveCount(2);
    }

    [Theory]
    [InlineData("https://api.example.com/", "Upgrade", "WebSocket", true)]
    [InlineData("wss://api.example.com/", "X-A", "1", true)]
    [InlineData("ws://localhost/", "X-A", "1", true)]
    [InlineData("https://api.example.com/", "Upgrade", "h2c", false)]
    public async Task B5_a_handshake_is_known_by_its_address_or_its_upgrade(string url, string name, string value, bool isHandshake)
    {
        var server = new Server(200, ("Access-Control-Allow-Origin", "*"), ("Access-Control-Allow-Headers", "*"));
        using var page = new Page(server);

        await page.SendAsync(Page.Request("GET", url, (name, value)));

        (server.Received[^1]["Sec-Fetch-Mode"] is null).Should().Be(isHandshake);
    }

    [Fact]
    public async Task B5_a_handshake_over_HTTP2_is_one_too()
    {
        var server = new Server(200);
        using var page = new Page(server);
        var request = new HttpRequestMessage(HttpMethod.Connect, "https://api.example.com/") { Headers = { Protocol = "websocket" } };

        var response = await page.SendAsync(request);

        server.Received.Single()["Origin"].Should().Be(Page.Origin);
        response.GetCorsExchange().RoundTrips.Single().IsPreflight.Should().BeFalse();
    }

    [Theory]
    [InlineData("ws://api.example.com/socket", 101, CorsStep.MixedContent)]
    [InlineData("wss://api.example.com:22/", 101, CorsStep.BadPort)]
    [InlineData("wss://api.example.com/", 302, CorsStep.Redirect)]
    public async Task B5_a_handshake_is_refused_where_a_browser_refuses_it(string url, int status, CorsStep step)
    {
        using var page = new Page(new(status, ("Location", "/other")));

        (await page.FailAsync(Page.Request("GET", url, ("Upgrade", "websocket")))).Step.Should().Be(step);
    }

    [Fact]
    public void B5_other_clients_get_the_headers_of_a_handshake()
    {
        using var page = new BrowserHandler(Page.Origin);
        page.Cookies.Set("https://api.example.com", "a=1");

        Headers("wss://api.example.com/socket").Should().Equal($"Origin: {Page.Origin}", "Cookie: a=1");
        Headers("wss://stranger.example.net/").Should().Equal($"Origin: {Page.Origin}");

        IEnumerable<string> Headers(string url) => page.GetHandshakeHeaders(new(url)).Select(header => $"{header.Key}: {header.Value}");
    }

    private sealed class PassOn : DelegatingHandler;
}
