namespace StrictCors.Testing.Tests.Fetch;

/// <summary>Fetch, "HTTP-redirect fetch".</summary>
public sealed class RedirectTests
{
    private static readonly (string, string)[] AllowsAll = [("Access-Control-Allow-Origin", "*")];

    public static TheoryData<int, string, string> Rewritten => new()
    {
        { 301, "POST", "GET" }, { 302, "POST", "GET" }, { 303, "POST", "GET" }, { 307, "POST", "POST" }, { 308, "POST", "POST" },
        { 301, "PUT", "PUT" }, { 302, "PUT", "PUT" }, { 303, "PUT", "GET" }, { 307, "PUT", "PUT" }, { 308, "PUT", "PUT" },
        { 303, "HEAD", "HEAD" }, { 303, "GET", "GET" }, { 301, "HEAD", "HEAD" },
    };

    [Theory]
    [MemberData(nameof(Rewritten))]
    public async Task B1_the_status_decides_about_the_method_and_the_content(int status, string method, string after)
    {
        var server = new Server(request => request.Url.EndsWith("/todos", StringComparison.Ordinal) ? new(status, ("Location", "/next")) : new(200));
        using var page = new Page(server);
        var hasContent = method is "POST" or "PUT";
        var request = new HttpRequestMessage(new HttpMethod(method), $"{Page.Origin}/todos") { Content = hasContent ? new StringContent("text")
            : null };

        await page.SendAsync(request);

        server.Methods.Should().Equal(method, after);
        server.Received[1].Url.Should().Be($"{Page.Origin}/next");
        server.Received[1].Body.Should().Be(hasContent && after == method ? "text" : "");
        server.Received[1].Headers.ContainsKey("Content-Type").Should().Be(hasContent && after == method);
    }

    [Fact]
    public async Task B1_from_another_origin_to_a_third_the_origin_is_null()
    {
        var server = new Server(request => request.Url == Page.Api ? new(302, [.. AllowsAll, ("Location", Page.Stranger)]) : new(200, AllowsAll));
        using var page = new Page(server);

        await page.GetAsync(Page.Api);

        server.Received.Select(request => request["Origin"]).Should().Equal(Page.Origin, "null");
        server.Received.Select(request => request["Sec-Fetch-Site"]).Should().Equal("same-site", "cross-site");
    }

    [Fact]
    public async Task B1_from_another_origin_back_to_the_page_the_origin_is_null_and_is_checked()
    {
        var server = new Server(request => request.Url == Page.Api ? new(302, [.. AllowsAll, ("Location", $"{Page.Origin}/x")]) : new(200));
        using var page = new Page(server);

        var error = await page.FailAsync("GET", Page.Api);

        (error.Step, error.Expected, error.Url).Should().Be((CorsStep.AllowOrigin, "null", new Uri($"{Page.Origin}/x")));
        error.Exchange.RoundTrips.Select(roundTrip => (int)roundTrip.Status).Should().Equal(302, 200);
    }

    [Fact]
    public async Task B1_from_the_page_to_another_origin_the_origin_stays()
    {
        var server = new Server(request => request.Url == Page.Api ? new(200, AllowsAll) : new(307, ("Location", Page.Api)));
        using var page = new Page(server);

        var response = await page.GetAsync($"{Page.Origin}/x");

        server.Received.Select(request => request["Origin"]).Should().Equal(null, Page.Origin);
        server.Received.Select(request => request["Referer"]).Should().Equal($"{Page.Origin}/", $"{Page.Origin}/");
        response.GetCorsExchange().ResponseType.Should().Be(CorsResponseType.Cors);
    }

    [Fact]
    public async Task B1_each_redirect_is_checked_and_has_a_preflight_of_its_own()
    {
        Answer preflight = new(204, [.. AllowsAll, ("Access-Control-Allow-Headers", "x-a")]);
        var server = new Server(request => request.IsPreflight ? preflight
            : request.Url == Page.Api ? new(307, [.. AllowsAll, ("Location", Page.Stranger)]) : new(200, AllowsAll));
        using var page = new Page(server);

        await page.SendAsync("GET", Page.Api, ("X-A", "1"));

        server.Received.Select(request => (request.Method, request.Url)).Should().Equal(
            ("OPTIONS", Page.Api), ("GET", Page.Api), ("OPTIONS", Page.Stranger), ("GET", Page.Stranger));
        server.Received[3]["X-A"].Should().Be("1");
    }

    [Fact]
    public async Task B1_a_redirect_that_does_not_allow_the_origin_is_not_followed()
    {
        var server = new Server(302, ("Location", Page.Stranger));
        using var page = new Page(server);

        (await page.FailAsync("GET", Page.Api)).Step.Should().Be(CorsStep.AllowOrigin);
        server.Received.Should().ContainSingle();
    }

    [Fact]
    public async Task B1_Authorization_does_not_leave_its_origin()
    {
        var server = new Server(request => request.Url == Page.Api ? new(200, AllowsAll)
            : request.Url == $"{Page.Origin}/1" ? new(307, ("Location", "/2")) : new(307, ("Location", Page.Api)));
        using var page = new Page(server);

        await page.SendAsync("GET", $"{Page.Origin}/1", ("Authorization", "Bearer 1"));

        server.Received.Select(request => request["Authorization"]).Should().Equal("Bearer 1", "Bearer 1", null);
    }

    [Theory]
    [InlineData("data:text/plain,1")]
    [InlineData("ftp://example.com/")]
    [InlineData("http://[")]
    [InlineData("https://user:pass@stranger.example.net/")]
    [InlineData("https://user@stranger.example.net/")]
    public async Task B1_not_every_location_is_followed(string location)
    {
        using var page = new Page(new(302, ("Location", location), ("Access-Control-Allow-Origin", "*")));

        var error = await page.FailAsync("GET", Page.Api);

        (error.Step, error.Header, error.Actual).Should().Be((CorsStep.Redirect, "Location", location));
    }

    [Fact]
    public async Task B1_the_headers_of_the_content_go_with_it()
    {
        var server = new Server(request => request.Method == "POST" ? new(302, ("Location", "/next")) : new(200));
        using var page = new Page(server);
        var request = Page.Request("POST", $"{Page.Origin}/", ("Content-Encoding", "x"), ("Content-Language", "en"), ("Content-Location", "/x"),
            ("Content-Type", "a/b"), ("Content-Disposition", "inline"), ("X-A", "1"));

        await page.SendAsync(request);

        server.Received[0].Headers.Keys.Should().Contain(["Content-Encoding", "Content-Language", "Content-Location", "Content-Type"]);
        server.Received[1].Headers.Keys.Where(name => name.StartsWith("Content-", StringComparison.Ordinal)).Should().Equal("Content-Disposition");
        server.Received[1]["X-A"].Should().Be("1");
    }

    [Theory]
    [InlineData("#a", "/next#b", "/next#b")]
    [InlineData("", "/next#b", "/next#b")]
    [InlineData("", "/next", "/next")]
    public async Task B1_a_fragment_of_the_location_comes_first(string fragment, string location, string expected)
    {
        var server = new Server(request => request.Url.Contains("next", StringComparison.Ordinal) ? new(200) : new(302, ("Location", location)));
        using var page = new Page(server);

        var response = await page.GetAsync($"{Page.Origin}/todos{fragment}");

        response.RequestMessage!.RequestUri!.OriginalString.Should().Be($"{Page.Origin}{expected}");
    }

    [Fact]
    public async Task B1_the_fragment_stays()
    {
        var server = new Server(request => request.Url.Contains("next", StringComparison.Ordinal) ? new(200) : new(302, ("Location", "/next")));
        using var page = new Page(server);

        var response = await page.GetAsync($"{Page.Origin}/todos#part");

        response.RequestMessage!.RequestUri.Should().Be(new Uri($"{Page.Origin}/next#part"));
    }

    [Fact]
    public async Task B1_twenty_redirects_are_followed_and_no_more()
    {
        var redirects = 20;
        var server = new Server(_ => redirects-- > 0 ? new(302, ("Location", "/again")) : new(200));
        using var page = new Page(server);

        (await page.GetAsync($"{Page.Origin}/")).IsSuccessStatusCode.Should().BeTrue();
        server.Received.Should().HaveCount(21);
        redirects = 21;
        (await page.FailAsync("GET", $"{Page.Origin}/")).Step.Should().Be(CorsStep.Redirect);
        server.Received.Should().HaveCount(42);
    }
}
