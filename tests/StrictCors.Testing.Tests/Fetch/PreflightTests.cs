namespace StrictCors.Testing.Tests.Fetch;

/// <summary>Fetch, "CORS-preflight fetch".</summary>
public sealed class PreflightTests
{
    private static readonly Answer Actual = new(200, ("Access-Control-Allow-Origin", "*"));

    public static TheoryData<string, string[], string[], string?> Allowed => new()
    {
        { "PUT", [], ["PUT"], null },
        { "put", [], ["PUT"], null },
        { "PUT", [], ["GET, PUT"], null },
        { "PUT", [], ["GET", "PUT"], null },
        { "PUT", [], [" ,PUT\t,, "], null },
        { "PUT", [], ["*"], null },
        { "POST", [], [], null },
        { "patch", [], ["patch"], null },
        { "GET", ["X-A"], [], "x-a" },
        { "GET", ["X-A", "X-B"], [], "X-B,x-A" },
        { "GET", ["X-A"], [], "*" },
        { "DELETE", ["X-A"], ["DELETE"], "X-A" },
    };

    public static TheoryData<string, string[], string[], string?, CorsStep> Refused => new()
    {
        { "PUT", [], [], null, CorsStep.AllowMethods },
        { "PUT", [], [""], null, CorsStep.AllowMethods },
        { "PUT", [], ["put"], null, CorsStep.AllowMethods },
        { "PUT", [], ["GET"], null, CorsStep.AllowMethods },
        { "patch", [], ["PATCH"], null, CorsStep.AllowMethods },
        { "PUT", [], ["PUT GET"], null, CorsStep.AllowMethods },
        { "PUT", [], ["PUT; GET"], null, CorsStep.AllowMethods },
        { "PUT", [], ["\"PUT\""], null, CorsStep.AllowMethods },
        { "PUT", [], ["PUT", "a b"], null, CorsStep.AllowMethods },
        { "GET", ["X-A"], [], null, CorsStep.AllowHeaders },
        { "GET", ["X-A"], [], "X-B", CorsStep.AllowHeaders },
        { "GET", ["X-A", "X-B"], [], "X-A", CorsStep.AllowHeaders },
        { "GET", ["X-A"], [], "X-A, a b", CorsStep.AllowHeaders },
        { "GET", ["X-A"], ["a b"], "X-A", CorsStep.AllowMethods },
    };

    [Theory]
    [MemberData(nameof(Allowed))]
    public async Task B1_an_answer_that_lists_what_is_asked_for_allows_the_request(
        string method, string[] names, string[] methods, string? headers)
    {
        var server = Server.With(Preflight(methods, headers), Actual);
        using var page = new Page(server);

        var response = await page.SendAsync(method, Page.Api, [.. names.Select(name => (name, "1"))]);

        response.GetCorsExchange().Preflight.Should().Be(method == "POST" ? CorsPreflight.NotNeeded : CorsPreflight.Sent);
        server.Received[^1].Method.Should().Be(method == "patch" ? method : method.ToUpperInvariant());
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task B1_any_other_answer_refuses_it_and_the_request_is_not_sent(
        string method, string[] names, string[] methods, string? headers, CorsStep step)
    {
        var server = Server.With(Preflight(methods, headers), Actual);
        using var page = new Page(server);

        var error = await page.FailAsync(method, Page.Api, [.. names.Select(name => (name, "1"))]);

        error.Step.Should().Be(step);
        server.Methods.Should().Equal("OPTIONS");
        error.Exchange.RoundTrips.Should().ContainSingle().Which.IsPreflight.Should().BeTrue();
    }

    [Fact]
    public async Task B1_the_preflight_asks_for_the_method_and_the_names_in_lower_case_in_order()
    {
        var server = Server.With(Preflight(["PUT"], "x-a, x-b, content-type"), Actual);
        using var page = new Page(server);

        await page.SendAsync("PUT", Page.Api, ("X-B", "1"), ("Accept", "a/b"), ("Content-Type", "application/json"), ("x-a", "1"));

        var preflight = server.Received[0];
        preflight["Access-Control-Request-Method"].Should().Be("PUT");
        preflight["Access-Control-Request-Headers"].Should().Be("content-type,x-a,x-b");
        preflight["Origin"].Should().Be(Page.Origin);
        preflight["Accept"].Should().Be("*/*");
        preflight["Sec-Fetch-Mode"].Should().Be("cors");
        preflight.Headers.Keys.Should().NotContain(["Cookie", "X-A", "X-B", "Content-Type"]);
        server.Received[1]["X-B"].Should().Be("1");
    }

    [Theory]
    [InlineData(200)]
    [InlineData(204)]
    [InlineData(299)]
    public async Task B1_the_status_of_the_answer_is_an_ok_status(int status)
    {
        using var page = new Page(Server.With(Preflight(["PUT"], null) with { Status = status }, Actual));

        (await page.SendAsync("PUT", Page.Api)).IsSuccessStatusCode.Should().BeTrue();
    }

    [Theory]
    [InlineData(199)]
    [InlineData(300)]
    [InlineData(301)]
    [InlineData(307)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(405)]
    [InlineData(500)]
    public async Task B1_any_other_status_refuses(int status)
    {
        using var page = new Page(Server.With(Preflight(["PUT"], null) with { Status = status }, Actual));

        var error = await page.FailAsync("PUT", Page.Api);

        (error.Step, error.Actual, error.Header).Should().Be((CorsStep.PreflightStatus, $"{status}", null));
    }

    [Fact]
    public async Task B1_the_origin_of_the_answer_is_checked_before_its_status()
    {
        using var page = new Page(new(500));

        (await page.FailAsync("PUT", Page.Api)).Step.Should().Be(CorsStep.AllowOrigin);
    }

    [Fact]
    public async Task B1_with_credentials_the_stars_are_names()
    {
        Answer preflight = new(204, ("Access-Control-Allow-Origin", Page.Origin), ("Access-Control-Allow-Credentials", "true"),
            ("Access-Control-Allow-Methods", "*"), ("Access-Control-Allow-Headers", "*"));
        using var page = new Page(Server.With(preflight, Actual), new() { Page = Page.Origin, Credentials = FetchCredentials.Include });

        (await page.FailAsync("PUT", Page.Api)).Message.Should().Contain("not a wildcard for a request with credentials");
        (await page.FailAsync("GET", Page.Api, ("X-A", "1"))).Step.Should().Be(CorsStep.AllowHeaders);
    }

    [Theory]
    [InlineData(BrowserEngine.Chromium, true)]
    [InlineData(BrowserEngine.Firefox, true)]
    [InlineData(BrowserEngine.WebKit, true)]
    [InlineData(BrowserEngine.Standard, false)]
    public async Task B2_a_star_covers_Authorization_except_by_the_standard(BrowserEngine engine, bool isCovered)
    {
        using var page = new Page(Server.With(Preflight([], "*"), Actual), new() { Page = Page.Origin, Engine = engine });
        var request = Page.Request("GET", Page.Api, ("Authorization", "Bearer 1"));

        if (isCovered)
        {
            (await page.SendAsync(request)).IsSuccessStatusCode.Should().BeTrue();
        }
        else
        {
            (await page.FailAsync(request)).Message.Should().Contain("does not cover authorization");
        }
    }

    private static Answer Preflight(string[] methods, string? headers) => new(204,
    [
        ("Access-Control-Allow-Origin", "*"),
        .. methods.Select(value => ("Access-Control-Allow-Methods", value)),
        .. headers is null ? [] : new[] { ("Access-Control-Allow-Headers", headers) },
    ]);
}
