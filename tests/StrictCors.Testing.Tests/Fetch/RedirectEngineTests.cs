namespace StrictCors.Testing.Tests.Fetch;

/// <summary>B6: what the comparison with real browsers has found about redirects, one row for each.</summary>
public sealed class RedirectEngineTests
{
    private static readonly (string, string)[] Allows =
        [("Access-Control-Allow-Origin", "*"), ("Access-Control-Allow-Headers", "Authorization, Content-Type, X-A")];

    [Theory]
    [InlineData(BrowserEngine.Chromium, 307, "https://app.example.com/1 https://api.example.com/2", "null")]
    [InlineData(BrowserEngine.Chromium, 308, "https://app.example.com/1 https://app.example.com/2 https://api.example.com/3", "null")]
    [InlineData(BrowserEngine.Chromium, 307, "https://app.example.com/1 https://api.example.com/2 https://api.example.com/3", "null")]
    [InlineData(BrowserEngine.Chromium, 307, "https://app.example.com/1 https://app.example.com/2", "https://app.example.com")]
    [InlineData(BrowserEngine.Chromium, 307, "https://api.example.com/1 https://api.example.com/2", "https://app.example.com")]
    [InlineData(BrowserEngine.Chromium, 302, "https://app.example.com/1 https://api.example.com/2", null)]
    [InlineData(BrowserEngine.Firefox, 307, "https://app.example.com/1 https://api.example.com/2", "https://app.example.com")]
    [InlineData(BrowserEngine.Standard, 307, "https://app.example.com/1 https://api.example.com/2", "https://app.example.com")]
    public async Task B6_in_Chromium_a_redirect_of_the_page_hides_its_origin_with_no_cors(
        BrowserEngine engine, int status, string path, string? origin)
    {
        var urls = path.Split(' ');
        var server = Redirecting(urls, status);
        using var page = new Page(server, new() { Page = Page.Origin, Engine = engine, Mode = FetchMode.NoCors });

        await page.SendAsync("POST", urls[0]);

        server.Received[^1]["Origin"].Should().Be(origin);
    }

    [Theory]
    [InlineData(BrowserEngine.Chromium, FetchMode.NoCors, "https://app.example.com/1", "a=1")]
    [InlineData(BrowserEngine.Chromium, FetchMode.NoCors, "https://b.example.com/1", null)]
    [InlineData(BrowserEngine.Chromium, FetchMode.Cors, "https://app.example.com/1", null)]
    [InlineData(BrowserEngine.Firefox, FetchMode.NoCors, "https://app.example.com/1", null)]
    [InlineData(BrowserEngine.Standard, FetchMode.NoCors, "https://app.example.com/1", null)]
    public async Task B6_in_Chromium_a_redirect_of_the_page_keeps_credentials_with_no_cors(
        BrowserEngine engine, FetchMode mode, string first, string? cookies)
    {
        var server = Redirecting([first, "https://api.example.com/2"], 302);
        using var page = new Page(server, new() { Page = Page.Origin, Engine = engine, Mode = mode });
        page.Handler.Cookies.Set("https://api.example.com", "a=1");

        await page.GetAsync(first);

        server.Received[^1]["Cookie"].Should().Be(cookies);
    }

    [Fact]
    public async Task B6_in_Chromium_a_redirect_of_the_page_does_not_hide_its_origin_with_cors()
    {
        string[] urls = ["https://app.example.com/1", "https://api.example.com/2"];
        var server = Redirecting(urls, 307);
        using var page = new Page(server);

        await page.SendAsync("POST", urls[0]);

        server.Received[^1]["Origin"].Should().Be(Page.Origin);
    }

    [Theory]
    [InlineData(BrowserEngine.Chromium)]
    [InlineData(BrowserEngine.Firefox)]
    [InlineData(BrowserEngine.Standard)]
    public async Task B6_with_manual_a_redirect_without_Location_is_opaque(BrowserEngine engine)
    {
        using var page = new Page(new(302, Allows), new() { Page = Page.Origin, Engine = engine, Redirect = FetchRedirect.Manual });

        (await page.GetAsync(Page.Api)).GetCorsExchange().ResponseType.Should().Be(CorsResponseType.OpaqueRedirect);
    }

    [Theory]
    [InlineData(BrowserEngine.Firefox, "authorization,x-a", "x-a", "authorization,x-a", "Bearer 1")]
    [InlineData(BrowserEngine.Chromium, "authorization,x-a", "x-a", "x-a", null)]
    [InlineData(BrowserEngine.Standard, "authorization,x-a", "x-a", "x-a", null)]
    public async Task B6_in_Firefox_the_second_redirect_brings_Authorization_back(
        BrowserEngine engine, string first, string second, string third, string? sent)
    {
        string[] urls = ["https://api.example.com/1", "https://b.example.net/2", "https://b.example.net/3"];
        var server = Redirecting(urls, 301);
        using var page = new Page(server, new() { Page = Page.Origin, Engine = engine });

        await page.SendAsync("GET", urls[0], ("Authorization", "Bearer 1"), ("X-A", "1"));

        server.Received.Where(request => request.IsPreflight).Select(request => request["Access-Control-Request-Headers"])
            .Should().Equal(first, second, third);
        server.Received.Where(request => !request.IsPreflight).Select(request => request["Authorization"])
            .Should().Equal("Bearer 1", null, sent);
    }

    [Fact]
    public async Task B6_in_Firefox_the_server_has_to_allow_again_what_a_redirect_has_removed()
    {
        string[] urls = ["https://app.example.com/1", "https://api.example.com/2", "https://api.example.com/3"];
        var server = Redirecting(urls, 307, ("Access-Control-Allow-Origin", "*"), ("Access-Control-Allow-Headers", "X-A"));
        using var page = new Page(server, new() { Page = Page.Origin, Engine = BrowserEngine.Firefox });

        var error = await page.FailAsync("GET", urls[0], ("Authorization", "Bearer 1"));

        (error.Step, error.Url).Should().Be((CorsStep.AllowHeaders, new Uri(urls[2])));
        string.Join(',', server.Methods).Should().Be("GET,OPTIONS,GET,OPTIONS");
    }

    /// <summary>The statuses of the redirects; what the last preflight asks for; whether the last request has a <c>Content-Type</c>.</summary>
    [Theory]
    [InlineData("POST", 302, 307, "content-type", true)]
    [InlineData("POST", 302, 302, "content-type", false)]
    [InlineData("POST", 303, 303, "content-type", false)]
    [InlineData("PUT", 303, 302, "content-type", true)]
    [InlineData("PUT", 303, 303, "content-type", false)]
    [InlineData("PUT", 307, 303, null, false)]
    [InlineData("POST", 307, 307, "content-type", true)]
    public async Task B6_in_Firefox_the_second_redirect_brings_headers_of_the_body_back(
        string method, int first, int second, string? asked, bool isSent)
    {
        string[] urls = ["https://api.example.com/1", "https://api.example.com/2", "https://api.example.com/3"];
        var server = new Server(request => Answer(urls, request, url => url == 0 ? first : second,
            [.. Allows, ("Access-Control-Allow-Methods", "PUT")]));
        using var page = new Page(server, new() { Page = Page.Origin, Engine = BrowserEngine.Firefox });

        await page.SendAsync(Json(method, urls[0]));

        server.Received[^2]["Access-Control-Request-Headers"].Should().Be(asked);
        server.Received[^1]["Content-Type"].Should().Be(isSent ? "application/json" : null);
    }

    [Theory]
    [InlineData("text/plain; charset=utf-8", "text/plain; charset=utf-8")]
    [InlineData("text/plain;charset=UTF-8", null)]
    public async Task B6_in_Firefox_what_XMLHttpRequest_has_set_itself_does_not_come_back(string type, string? sent)
    {
        string[] urls = ["https://api.example.com/1", "https://api.example.com/2", "https://api.example.com/3"];
        var server = new Server(request => Answer(urls, request, url => url == 0 ? 303 : 307, Allows));
        using var page = new Page(server, new() { Page = Page.Origin, Engine = BrowserEngine.Firefox, HasUploadListener = true });
        var request = new HttpRequestMessage(HttpMethod.Post, urls[0]) { Content = new ByteArrayContent([1]) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);

        await page.SendAsync(request);

        server.Received[1]["Content-Type"].Should().StartWith("text/plain");
        server.Received[^1]["Content-Type"].Should().Be(sent);
    }

    private static HttpRequestMessage Json(string method, string url) =>
        new(new HttpMethod(method), url) { Content = new ByteArrayContent([1]) { Headers = { ContentType = new("application/json") } } };

    private static Server Redirecting(string[] urls, int status, params (string, string)[] headers) =>
        new(request => Answer(urls, request, _ => status, headers.Length == 0 ? Allows : headers));

    private static Answer Answer(string[] urls, Received request, Func<int, int> status, (string, string)[] headers) =>
        Array.IndexOf(urls, request.Url) is var index && index < urls.Length - 1 && !request.IsPreflight
            ? new(status(index), [.. headers, ("Location", urls[index + 1])])
            : new(200, headers);
}
