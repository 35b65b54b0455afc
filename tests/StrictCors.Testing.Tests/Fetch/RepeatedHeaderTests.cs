namespace StrictCors.Testing.Tests.Fetch;

/// <summary>B6: a header that the page has added twice.</summary>
public sealed class RepeatedHeaderTests
{
    private static readonly Answer Allows = new(200, ("Access-Control-Allow-Origin", "*"), ("Access-Control-Allow-Headers", "X-A, Range"));

    [Theory]
    [InlineData(BrowserEngine.Chromium, "x-a")]
    [InlineData(BrowserEngine.WebKit, "x-a")]
    [InlineData(BrowserEngine.Firefox, "x-a,x-a")]
    [InlineData(BrowserEngine.Standard, "x-a")]
    public async Task B6_in_Firefox_the_preflight_has_the_name_twice(BrowserEngine engine, string asked)
    {
        var server = new Server(_ => Allows);
        using var page = Open(server, engine);

        await page.SendAsync("GET", Page.Api, ("X-A", "1"), ("x-a", "2"));

        server.Received[0]["Access-Control-Request-Headers"].Should().Be(asked);
        server.Received[1]["X-A"].Should().Be("1, 2");
    }

    [Fact]
    public async Task B1_XMLHttpRequest_has_the_name_once()
    {
        var server = new Server(_ => Allows);
        using var page = Open(server, BrowserEngine.Firefox);

        await page.SendAsync(Page.Request("GET", Page.Api, ("X-A", "1"), ("X-A", "2")).WithUploadListener());

        server.Received[0]["Access-Control-Request-Headers"].Should().Be("x-a");
    }

    [Theory]
    [InlineData(BrowserEngine.Firefox, "X-A", "1 2 3", "1, 2, 3")]
    [InlineData(BrowserEngine.Firefox, "X-A", "1 _", "")]
    [InlineData(BrowserEngine.Firefox, "X-A", "_ 2", "2")]
    [InlineData(BrowserEngine.Firefox, "Authorization", "1 2", "2")]
    [InlineData(BrowserEngine.Firefox, "If-Modified-Since", "1 2", "2")]
    [InlineData(BrowserEngine.Firefox, "If-None-Match", "1 2", "1, 2")]
    [InlineData(BrowserEngine.Chromium, "Authorization", "1 2", "1, 2")]
    [InlineData(BrowserEngine.Chromium, "X-A", "1 _", "1, ")]
    [InlineData(BrowserEngine.Standard, "Authorization", "1 2", "1, 2")]
    public async Task B6_in_Firefox_the_last_value_may_be_all_that_is_sent(BrowserEngine engine, string name, string values, string sent)
    {
        var server = new Server(_ => Allows);
        using var page = Open(server, engine);

        await page.SendAsync("GET", Page.Origin, [.. values.Split(' ').Select(value => (name, value.Replace("_", "", StringComparison.Ordinal)))]);

        server.Received[0][name].Should().Be(sent);
    }

    /// <summary>Each is a range that needs no permission; both together are none.</summary>
    [Theory]
    [InlineData(BrowserEngine.Chromium, "OPTIONS,GET")]
    [InlineData(BrowserEngine.WebKit, "OPTIONS,GET")]
    [InlineData(BrowserEngine.Firefox, "GET")]
    [InlineData(BrowserEngine.Standard, "GET")]
    public async Task B6_in_Chromium_and_WebKit_both_values_decide_together(BrowserEngine engine, string methods)
    {
        var server = new Server(_ => Allows);
        using var page = Open(server, engine);

        await page.SendAsync("GET", Page.Api, ("Range", "bytes=0-9"), ("Range", "bytes=10-19"));

        string.Join(',', server.Methods).Should().Be(methods);
    }

    [Fact]
    public async Task B1_with_no_cors_the_value_that_is_not_safelisted_is_dropped()
    {
        var server = new Server(200);
        using var page = new Page(server, new() { Page = Page.Origin, Mode = FetchMode.NoCors });
        var limit = new string('a', 128);

        await page.SendAsync("GET", Page.Api, ("Accept", "x/y"), ("Accept", "x(y)"), ("Accept-Language", limit), ("Accept-Language", "en"));

        (server.Received[0]["Accept"], server.Received[0]["Accept-Language"]).Should().Be(("x/y", limit));
    }

    private static Page Open(Server server, BrowserEngine engine) => new(server, new() { Page = Page.Origin, Engine = engine });
}
