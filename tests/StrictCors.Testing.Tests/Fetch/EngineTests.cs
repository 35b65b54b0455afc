namespace StrictCors.Testing.Tests.Fetch;

/// <summary>B6: what the comparison with real browsers has found, one row for each.</summary>
public sealed class EngineTests
{
    private static readonly (string, string)[] Allows =
    [
        ("Access-Control-Allow-Origin", "*"), ("Access-Control-Allow-Methods", "PUT, DELETE"),
            ("Access-Control-Allow-Headers", "X-A, Width, Content-Type"),
    ];

    [Theory]
    [InlineData(BrowserEngine.Chromium, null, "cors", null)]
    [InlineData(BrowserEngine.Firefox, null, null, null)]
    [InlineData(BrowserEngine.Standard, null, null, null)]
    public async Task B6_in_Chromium_a_preflight_has_a_mode_even_without_https(BrowserEngine engine, string? destination, string? mode, string? site)
    {
        var server = new Server(200, Allows);
        using var page = new Page(server, new() { Page = "http://app.example.com", Engine = engine });

        await page.SendAsync("PUT", "http://api.example.com/");

        var preflight = server.Received[0];
        (preflight["Sec-Fetch-Dest"], preflight["Sec-Fetch-Mode"], preflight["Sec-Fetch-Site"]).Should().Be((destination, mode, site));
        server.Received[1]["Sec-Fetch-Mode"].Should().BeNull();
    }

    [Theory]
    [InlineData(BrowserEngine.Firefox, "OPTIONS,PUT,OPTIONS,GET")]
    [InlineData(BrowserEngine.Chromium, "OPTIONS,PUT,GET")]
    [InlineData(BrowserEngine.Standard, "OPTIONS,PUT,GET")]
    public async Task B6_in_Firefox_what_needed_a_preflight_needs_one_after_a_redirect(BrowserEngine engine, string methods)
    {
        string[] urls = ["https://api.example.com/1", "https://api.example.com/2"];
        var server = Redirecting(urls, 303);
        using var page = new Page(server, new() { Page = Page.Origin, Engine = engine });

        await page.SendAsync("PUT", urls[0]);

        string.Join(',', server.Methods).Should().Be(methods);
    }

    [Theory]
    [InlineData(BrowserEngine.Firefox, "GET,OPTIONS,GET")]
    [InlineData(BrowserEngine.Chromium, "GET,GET")]
    public async Task B6_in_Firefox_a_header_that_a_redirect_removes_needs_a_preflight_all_the_same(BrowserEngine engine, string methods)
    {
        string[] urls = ["https://app.example.com/1", "https://api.example.com/2"];
        var server = Redirecting(urls, 307);
        using var page = new Page(server, new() { Page = Page.Origin, Engine = engine });

        await page.SendAsync("GET", urls[0], ("Authorization", "Bearer 1"));

        string.Join(',', server.Methods).Should().Be(methods);
        server.Received[^1]["Authorization"].Should().BeNull();
    }

    [Theory]
    [InlineData(BrowserEngine.Firefox, "https://app.example.com", "null")]
    [InlineData(BrowserEngine.Chromium, "null", "null")]
    [InlineData(BrowserEngine.Standard, "null", "null")]
    public async Task B6_in_Firefox_a_preflight_keeps_the_origin_of_the_page(BrowserEngine engine, string preflight, string actual)
    {
        string[] urls = ["https://api.example.com/1", "https://b.example.net/2"];
        var server = Redirecting(urls, 307);
        using var page = new Page(server, new() { Page = Page.Origin, Engine = engine });

        await page.SendAsync("PUT", urls[0]);

        server.Received.Skip(2).Select(request => request["Origin"]).Should().Equal(preflight, actual);
    }

    [Theory]
    [InlineData(BrowserEngine.Firefox, "GET,OPTIONS,PUT", CorsStep.AllowOrigin)]
    [InlineData(BrowserEngine.Chromium, "GET,OPTIONS", CorsStep.AllowOrigin)]
    public async Task B6_in_Firefox_a_preflight_of_the_page_itself_is_not_checked(BrowserEngine engine, string methods, CorsStep step)
    {
        // The last answer has no Access-Control-Allow-Origin.
        var server = new Server(request => request.Url == Page.Api && !request.IsPreflight ? new(307, [.. Allows, ("Location", $"{Page.Origin}/")])
            : request.Url == Page.Api ? new(204, Allows) : new(200, Allows[1..]));
        using var page = new Page(server, new() { Page = Page.Origin, Engine = engine });

        (await page.FailAsync("PUT", Page.Api)).Step.Should().Be(step);

        string.Join(',', server.Methods.Skip(1)).Should().Be(methods.Replace("GET", "PUT", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://b.example.net/2", null, "on")]
    [InlineData("https://app.example.com/2", "1", "on")]
    public async Task B6_in_Chromium_a_redirect_to_another_origin_than_the_pages_drops_client_hints(string url, string? width, string saveData)
    {
        string[] urls = ["https://api.example.com/1", url];
        var server = Redirecting(urls, 307);
        using var page = new Page(server);

        await page.SendAsync("GET", urls[0], ("Width", "1"), ("Save-Data", "on"));

        (server.Received[1]["Width"], server.Received[1]["Save-Data"]).Should().Be((width, saveData));
    }

    [Theory]
    [InlineData("Device-Memory")]
    [InlineData("Downlink")]
    [InlineData("DPR")]
    [InlineData("ECT")]
    [InlineData("RTT")]
    [InlineData("Viewport-Width")]
    [InlineData("Width")]
    public async Task B6_each_of_these_is_a_client_hint_in_Chromium_alone(string name)
    {
        string[] urls = ["https://app.example.com/1", "https://b.example.net/2"];
        foreach (var (engine, value) in new[] { (BrowserEngine.Chromium, null), (BrowserEngine.Firefox, "1") })
        {
            var server = new Server(request => request.Url == urls[0] ? new(307, ("Location", urls[1]))
                : new(200, ("Access-Control-Allow-Origin", "*"), ("Access-Control-Allow-Headers", "*")));
            using var page = new Page(server, new() { Page = Page.Origin, Engine = engine });

            await page.SendAsync("GET", urls[0], (name, "1"));

            server.Received[^1][name].Should().Be(value);
        }
    }

    [Theory]
    [InlineData(BrowserEngine.Firefox, true)]
    [InlineData(BrowserEngine.Chromium, false)]
    [InlineData(BrowserEngine.Standard, false)]
    public async Task B6_in_Firefox_a_line_without_a_value_vanishes_beside_another(BrowserEngine engine, bool isAllowed)
    {
        var server = new Server(200, ("Access-Control-Allow-Origin", Page.Origin), ("Access-Control-Allow-Credentials", "true"),
            ("Access-Control-Allow-Credentials", ""), ("X-A", ""), ("X-B", "1"));
        using var page = new Page(server, new() { Page = Page.Origin, Engine = engine, Credentials = FetchCredentials.Include });

        if (isAllowed)
        {
            (await page.GetAsync(Page.Api)).GetCorsExchange().RoundTrips.Single().ResponseHeader("X-A").Should().BeEmpty();
        }
        else
        {
            (await page.FailAsync("GET", Page.Api)).Actual.Should().Be("true, ");
        }
    }

    [Theory]
    [InlineData(BrowserEngine.Firefox)]
    [InlineData(BrowserEngine.Chromium)]
    [InlineData(BrowserEngine.Standard)]
    public async Task B6_two_lines_of_the_origin_refuse_even_if_one_is_empty(BrowserEngine engine)
    {
        using var page = new Page(
            new(200, ("Access-Control-Allow-Origin", Page.Origin), ("Access-Control-Allow-Origin", "")),
                new() { Page = Page.Origin, Engine = engine });

        (await page.FailAsync("GET", Page.Api)).Step.Should().Be(CorsStep.AllowOrigin);
    }

    [Theory]
    [InlineData(FetchRedirect.Manual, false)]
    [InlineData(FetchRedirect.Manual, true)]
    public async Task B6_in_Chromium_a_location_that_does_not_parse_fails_in_every_mode(FetchRedirect mode, bool isFirefox)
    {
        using var page = new Page(new(302, ("Location", "http://[")),
            new() { Page = Page.Origin, Redirect = mode, Engine = isFirefox ? BrowserEngine.Firefox : BrowserEngine.Chromium });

        var send = () => page.GetAsync($"{Page.Origin}/");

        await (isFirefox ? send.Should().NotThrowAsync() : (Task)send.Should().ThrowAsync<CorsException>());
    }

    [Fact]
    public async Task B6_the_referrer_that_was_cut_off_stays_cut_off()
    {
        string[] urls = ["https://api.example.com/1", "https://app.example.com/2"];
        var server = Redirecting(urls, 307);
        using var page = new Page(server, new() { Page = $"{Page.Origin}/list?a=1" });

        await page.GetAsync(urls[0]);

        server.Received.Select(request => request["Referer"]).Should().Equal($"{Page.Origin}/", $"{Page.Origin}/");
    }

    [Theory]
    [InlineData("https://app.example.com", "http://localhost/", null)]
    [InlineData("http://localhost:1", "http://api.example.com/", "http://localhost:1/")]
    [InlineData("http://app.example.com", "https://api.example.com/", "http://app.example.com/")]
    [InlineData("capacitor://localhost", "https://api.example.com/", null)]
    [InlineData("null", "https://api.example.com/", null)]
    public async Task B6_the_referrer_does_not_go_from_https_to_http(string address, string url, string? referrer)
    {
        var server = new Server(200, Allows);
        using var page = new Page(server, new() { Page = address });

        await page.GetAsync(url);

        server.Received.Single()["Referer"].Should().Be(referrer);
    }

    [Theory]
    [InlineData("https://app.example.com", "http://localhost/", "null")]
    [InlineData("https://app.example.com", "https://api.example.com/", "https://app.example.com")]
    [InlineData("http://localhost:1", "http://localhost:2/", "http://localhost:1")]
    public async Task B1_with_no_cors_the_origin_does_not_go_from_https_to_http(string address, string url, string origin)
    {
        var server = new Server(200);
        using var page = new Page(server, new() { Page = address, Mode = FetchMode.NoCors });

        await page.SendAsync("POST", url);

        server.Received.Single()["Origin"].Should().Be(origin);
    }

    private static Server Redirecting(string[] urls, int status) => new(request =>
        Array.IndexOf(urls, request.Url) is var index && index < urls.Length - 1 && !request.IsPreflight
            ? new(status, [.. Allows, ("Location", urls[index + 1])])
            : new(200, Allows));
}
