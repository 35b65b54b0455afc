namespace StrictCors.Testing.Tests.Fetch;

/// <summary>The redirect modes, and what browsers do with unusual redirects.</summary>
public sealed class RedirectModeTests
{
    [Theory]
    [InlineData(BrowserEngine.Chromium, false, false)]
    [InlineData(BrowserEngine.Chromium, true, true)]
    [InlineData(BrowserEngine.Firefox, false, true)]
    [InlineData(BrowserEngine.Standard, false, true)]
    public async Task B2_fetch_in_Chromium_follows_no_user_name_within_the_origin_either(BrowserEngine engine, bool hasListener, bool isFollowed)
    {
        var server = new Server(request => request.Url.EndsWith("/1", StringComparison.Ordinal)
            ? new(302, ("Location", "https://user@app.example.com/2"))
            : new(200));
        using var page = new Page(server, new() { Page = Page.Origin, Engine = engine, HasUploadListener = hasListener });

        var send = () => page.GetAsync($"{Page.Origin}/1");

        await (isFollowed ? send.Should().NotThrowAsync() : (Task)send.Should().ThrowAsync<CorsException>());
        server.Received.Should().HaveCount(isFollowed ? 2 : 1);
    }

    [Fact]
    public async Task B1_a_redirect_without_Location_is_a_response()
    {
        using var page = new Page(new(302, ("Access-Control-Allow-Origin", "*")));

        ((int)(await page.GetAsync(Page.Api)).StatusCode).Should().Be(302);
    }

    [Fact]
    public async Task B2_the_redirect_mode_error_fails()
    {
        using var page = new Page(new(302, ("Location", "/next")));

        (await page.FailAsync(Page.Request("GET", $"{Page.Origin}/").WithRedirect(FetchRedirect.Error))).Step.Should().Be(CorsStep.Redirect);
    }

    [Fact]
    public async Task B2_the_redirect_mode_manual_gives_an_opaque_redirect()
    {
        var server = new Server(302, ("Location", "/next"));
        using var page = new Page(server);

        var response = await page.SendAsync(Page.Request("GET", $"{Page.Origin}/").WithRedirect(FetchRedirect.Manual));

        ((int)response.StatusCode).Should().Be(0);
        response.Headers.Should().BeEmpty();
        response.GetCorsExchange().ResponseType.Should().Be(CorsResponseType.OpaqueRedirect);
        server.Received.Should().ContainSingle();
    }

    [Fact]
    public async Task B2_in_Chromium_a_redirect_without_Location_is_a_response_in_every_mode()
    {
        using var chromium = new Page(new(302));
        using var firefox = new Page(new(302), new() { Page = Page.Origin, Engine = BrowserEngine.Firefox });

        ((int)(await chromium.SendAsync(Page.Request("GET", $"{Page.Origin}/").WithRedirect(FetchRedirect.Error))).StatusCode).Should().Be(302);
        (await firefox.FailAsync(Page.Request("GET", $"{Page.Origin}/").WithRedirect(FetchRedirect.Error))).Step.Should().Be(CorsStep.Redirect);
    }
}
