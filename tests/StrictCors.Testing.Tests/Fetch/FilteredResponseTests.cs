namespace StrictCors.Testing.Tests.Fetch;

/// <summary>Fetch, "filtered response".</summary>
public sealed class FilteredResponseTests
{
    private static readonly (string Name, string Value)[] Headers =
    [
        ("Cache-Control", "no-store"), ("Content-Language", "en"), ("Content-Type", "text/plain"), ("Expires", "0"), ("Last-Modified", "0"),
        ("Pragma", "x"), ("X-A", "1"), ("X-B", "2"), ("ETag", "\"1\""), ("Set-Cookie", "a=1"), ("Content-Disposition", "inline"),
        ("Access-Control-Allow-Origin", Page.Origin), ("Access-Control-Allow-Credentials", "true"),
    ];

    private static readonly string[] Safelisted = ["Cache-Control", "Content-Language", "Content-Type", "Expires", "Last-Modified", "Pragma"];

    [Theory]
    [InlineData(null, false, new string[0])]
    [InlineData("x-a, ETAG", false, new[] { "X-A", "ETag" })]
    [InlineData("X-A,Set-Cookie", false, new[] { "X-A" })]
    [InlineData("Content-Disposition", false, new[] { "Content-Disposition" })]
    [InlineData("X-A X-B", false, new string[0])]
    [InlineData("*", true, new string[0])]
    [InlineData("*, X-A", true, new[] { "X-A" })]
    public async Task B4_a_CORS_response_has_the_safelisted_headers_and_the_exposed_ones(string? exposed, bool includesCredentials, string[] names)
    {
        using var page = new Page(new(200, [.. Headers, .. exposed is null ? [] : new[] { ("Access-Control-Expose-Headers", exposed) }]));

        var response = await page.SendAsync(Page.Request("GET", Page.Api)
            .WithCredentials(includesCredentials ? FetchCredentials.Include : FetchCredentials.SameOrigin));

        Names(response).Should().BeEquivalentTo([.. Safelisted, .. names]);
        response.GetCorsExchange().RoundTrips.Single().ResponseHeader("set-cookie").Should().Be("a=1", "the exchange has all headers");
    }

    [Fact]
    public async Task B4_a_star_exposes_every_header_except_cookies()
    {
        using var page = new Page(new(200, [.. Headers, ("Access-Control-Expose-Headers", "*")]));

        Names(await page.GetAsync(Page.Api)).Should().BeEquivalentTo(
            [.. Headers.Select(header => header.Name).Where(name => name != "Set-Cookie"), "Access-Control-Expose-Headers"]);
    }

    [Fact]
    public async Task B4_a_basic_response_has_every_header_except_cookies()
    {
        using var page = new Page(new(200, Headers));

        Names(await page.GetAsync($"{Page.Origin}/"))
            .Should().BeEquivalentTo(Headers.Select(header => header.Name).Where(name => name != "Set-Cookie"));
    }

    [Fact]
    public async Task B4_an_opaque_response_has_nothing()
    {
        var server = new Server(200, Headers);
        using var page = new Page(server);

        var response = await page.SendAsync(Page.Request("GET", Page.Api, ("X-A", "1"), ("Accept", "a/b")).WithMode(FetchMode.NoCors));

        (response.StatusCode, response.IsSuccessStatusCode).Should().Be(((System.Net.HttpStatusCode)0, false));
        Names(response).Should().BeEmpty();
        (await response.Content.ReadAsStringAsync()).Should().BeEmpty();
        response.GetCorsExchange().ResponseType.Should().Be(CorsResponseType.Opaque);
        var sent = server.Received.Single();
        (sent["Sec-Fetch-Mode"], sent["X-A"], sent["Accept"], sent["Origin"]).Should().Be(("no-cors", null, "a/b", null));
    }

    [Fact]
    public async Task B2_no_cors_sends_safelisted_headers_only()
    {
        var server = new Server(200);
        using var page = new Page(server);

        await page.SendAsync(Page.Request("POST", Page.Api, ("Accept-Language", "en"), ("Content-Language", "en"), ("Content-Type", "text/plain"),
            ("Range", "bytes=0-")).WithMode(FetchMode.NoCors));
        await page.SendAsync(Page.Request("POST", Page.Api, ("Content-Type", "application/json")).WithMode(FetchMode.NoCors));

        var received = server.Received[0];
        (received["Accept-Language"], received["Content-Language"], received["Content-Type"], received["Range"])
            .Should().Be(("en", "en", "text/plain", null));
        server.Received[1]["Content-Type"].Should().BeNull();
    }

    [Theory]
    [InlineData("https://app.example.com", "http://app.example.com:81/", true)]
    [InlineData("http://app.example.com", "https://api.example.com/", true)]
    [InlineData("https://localhost", "http://localhost/", false)]
    public async Task B1_a_resource_policy_for_the_site_looks_at_the_schemes_of_insecure_pages(string address, string url, bool isBlocked)
    {
        using var page = new Page(new(200, ("Cross-Origin-Resource-Policy", "same-site")), new() { Page = address, Mode = FetchMode.NoCors });

        var send = () => page.GetAsync(url);

        await (isBlocked ? (Task)send.Should().ThrowAsync<CorsException>() : send.Should().NotThrowAsync());
    }

    [Theory]
    [InlineData(BrowserEngine.Chromium, "127.0.0.1", true)]
    [InlineData(BrowserEngine.Chromium, "localhost", false)]
    [InlineData(BrowserEngine.Firefox, "127.0.0.1", false)]
    [InlineData(BrowserEngine.Standard, "127.0.0.1", false)]
    public async Task B6_in_Chromium_no_other_origin_of_an_IP_address_is_same_site(BrowserEngine engine, string host, bool isBlocked)
    {
        using var page = new Page(
            new(200, ("Cross-Origin-Resource-Policy", "same-site")),
            new() { Page = $"http://{host}:1234", Engine = engine, Mode = FetchMode.NoCors });

        var send = () => page.GetAsync($"http://{host}:5678/");

        await (isBlocked ? (Task)send.Should().ThrowAsync<CorsException>() : send.Should().NotThrowAsync());
    }

    [Theory]
    [InlineData("same-origin", true)]
    [InlineData("same-site", false)]
    [InlineData("cross-origin", false)]
    [InlineData("Same-Origin", false)]
    public async Task B1_a_resource_policy_blocks_opaque_responses(string policy, bool isBlocked)
    {
        using var page = new Page(new(200, ("Cross-Origin-Resource-Policy", policy)));
        var request = Page.Request("GET", Page.Api).WithMode(FetchMode.NoCors);

        if (isBlocked)
        {
            (await page.FailAsync(request)).Step.Should().Be(CorsStep.ResourcePolicy);
        }
        else
        {
            (await page.SendAsync(request)).GetCorsExchange().ResponseType.Should().Be(CorsResponseType.Opaque);
        }
    }

    [Fact]
    public async Task B1_a_resource_policy_for_the_site_blocks_other_sites()
    {
        using var page = new Page(new(200, ("Cross-Origin-Resource-Policy", "same-site")));

        (await page.FailAsync(Page.Request("GET", Page.Stranger).WithMode(FetchMode.NoCors))).Actual.Should().Be("same-site");
    }

    [Fact]
    public async Task B2_the_mode_same_origin_sends_nothing_to_others()
    {
        var server = new Server(200);
        using var page = new Page(server, new() { Page = Page.Origin, Mode = FetchMode.SameOrigin });

        (await page.FailAsync("GET", Page.Api)).Step.Should().Be(CorsStep.SameOriginMode);
        server.Received.Should().BeEmpty();
        await page.GetAsync($"{Page.Origin}/");
        server.Received.Single()["Sec-Fetch-Mode"].Should().Be("same-origin");
    }

    [Fact]
    public async Task B2_no_cors_does_not_permit_other_redirect_modes()
    {
        using var page = new Page(new(200));

        (await page.FailAsync(Page.Request("GET", Page.Api).WithMode(FetchMode.NoCors).WithRedirect(FetchRedirect.Manual))).Step
            .Should().Be(CorsStep.Redirect);
    }

    [Fact]
    public void B4_the_response_of_another_client_has_no_exchange()
    {
        using var response = new HttpResponseMessage();

        response.Invoking(other => other.GetCorsExchange()).Should().Throw<InvalidOperationException>().WithMessage("*BrowserHandler*");
    }

    private static IEnumerable<string> Names(HttpResponseMessage response) =>
        response.Headers.Concat(response.Content.Headers).Select(header => header.Key).Where(name => name != "Content-Length");
}
