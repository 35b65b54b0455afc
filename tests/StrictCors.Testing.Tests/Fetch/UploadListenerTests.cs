namespace StrictCors.Testing.Tests.Fetch;

/// <summary>A request with an upload listener always has a preflight.</summary>
public sealed class UploadListenerTests
{
    private static readonly Answer Actual = new(200, ("Access-Control-Allow-Origin", "*"));

    [Theory]
    [InlineData(BrowserEngine.Chromium, false)]
    [InlineData(BrowserEngine.Firefox, false)]
    [InlineData(BrowserEngine.WebKit, false)]
    [InlineData(BrowserEngine.Standard, true)]
    public async Task B2_an_upload_listener_needs_no_list_of_methods_by_the_standard_only(BrowserEngine engine, bool isAllowed)
    {
        using var page = new Page(Server.With(Preflight([], null), Actual), new() { Page = Page.Origin, Engine = engine });

        var send = () => page.SendAsync(Page.Request("PUT", Page.Api).WithUploadListener());

        await (isAllowed ? send.Should().NotThrowAsync() : (Task)send.Should().ThrowAsync<CorsException>());
    }

    [Fact]
    public async Task B2_an_upload_listener_without_content_counts_except_in_Chromium()
    {
        foreach (var (engine, methods) in new[] { (BrowserEngine.Chromium, new[] { "POST" }), (BrowserEngine.Firefox, ["OPTIONS", "POST"]) })
        {
            var server = Server.With(Preflight([], null), Actual);
            using var page = new Page(server, new() { Page = Page.Origin, Engine = engine, HasUploadListener = true });

            await page.SendAsync("POST", Page.Api);

            server.Methods.Should().Equal(methods);
        }
    }

    [Fact]
    public async Task B2_an_upload_listener_needs_a_preflight_for_every_method()
    {
        var server = Server.With(Preflight([], null), Actual);
        using var page = new Page(server);

        var request = Page.Request("POST", Page.Api);
        request.Content = new StringContent("text");
        await page.SendAsync(request.WithUploadListener());

        server.Methods.Should().Equal("OPTIONS", "POST");
        server.Received[0].Headers.Keys.Should().NotContain("Access-Control-Request-Headers");
    }

    [Theory]
    [InlineData("GET", BrowserEngine.Chromium, "GET")]
    [InlineData("HEAD", BrowserEngine.Chromium, "HEAD")]
    [InlineData("get", BrowserEngine.Firefox, "OPTIONS,GET")]
    public async Task B1_XMLHttpRequest_ignores_the_body_of_GET_and_HEAD(string method, BrowserEngine engine, string methods)
    {
        var server = Server.With(Preflight([], null), Actual);
        using var page = new Page(server, new() { Page = Page.Origin, Engine = engine, HasUploadListener = true });
        var request = Page.Request(method, Page.Api);
        request.Content = new StringContent("text");

        await page.SendAsync(request);

        string.Join(',', server.Methods).Should().Be(methods);
        server.Received[^1].Body.Should().BeEmpty();
    }

    private static Answer Preflight(string[] methods, string? headers) => new(204,
    [
        ("Access-Control-Allow-Origin", "*"),
        .. methods.Select(value => ("Access-Control-Allow-Methods", value)),
        .. headers is null ? [] : new[] { ("Access-Control-Allow-Headers", headers) },
    ]);
}
