namespace StrictCors.Testing.Tests.Refusals;

/// <summary>B3: the text is for a person.</summary>
public sealed class MessageTests
{
    public static TheoryData<string, string[], string> Advice => new()
    {
        { "GET", [], "Send 'Access-Control-Allow-Origin: https://app.example.com', with errors and redirects, too." },
        { "GET", ["Access-Control-Allow-Origin: https://other.example.com"],
            "Access-Control-Allow-Origin is 'https://other.example.com'. Send 'Access-Control-Allow-Origin: https://app.example.com'." },
        { "GET", ["Access-Control-Allow-Origin: a, b"],
            "has several values, 'a, b'. Send 'Access-Control-Allow-Origin: https://app.example.com', once." },
        { "PUT", [], "Send 'Access-Control-Allow-Origin: https://app.example.com' with the answer to OPTIONS." },
        { "PUT", ["Access-Control-Allow-Origin: *", "Access-Control-Allow-Methods: GET, put"],
            "is 'GET, put'. Send 'Access-Control-Allow-Methods: GET, PUT'. Methods are case-sensitive." },
        { "PUT", ["Access-Control-Allow-Origin: *", "Access-Control-Allow-Methods: PUT GET"],
            "'PUT GET', which is not a list of method names. Separate the names by commas" },
        { "X", ["Access-Control-Allow-Origin: *", "Access-Control-Allow-Methods: X", "Access-Control-Allow-Headers: X-B"],
            "does not allow the request header x-a: Access-Control-Allow-Headers is 'X-B'. Send 'Access-Control-Allow-Headers: X-B, x-a'." },
    };

    [Fact]
    public async Task B3_the_message_has_the_reason_the_advice_the_consoles_and_every_request()
    {
        Answer preflight = new(204, ("Access-Control-Allow-Origin", Page.Origin));
        using var page = new Page(Server.With(preflight, new(200)));

        var error = await page.FailAsync("PUT", "https://api.example.com/1", ("X-A", "1"));

        error.Message.ReplaceLineEndings("\n").Should().Be(string.Join('\n',
            "The preflight's answer does not allow the method PUT: Access-Control-Allow-Methods is missing. "
                + "Send 'Access-Control-Allow-Methods: PUT'.",
            "",
            "Chromium: Access to fetch at 'https://api.example.com/1' from origin 'https://app.example.com' has been blocked by CORS policy: "
                + "Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.",
            "Firefox: Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://api.example.com/1. "
                + "(Reason: Did not find method in CORS header 'Access-Control-Allow-Methods').",
            "The page: https://app.example.com",
            "Preflight: OPTIONS https://api.example.com/1",
            "    Origin: https://app.example.com",
            "    Access-Control-Request-Method: PUT",
            "    Access-Control-Request-Headers: x-a",
            "  → 204",
            "    Access-Control-Allow-Origin: https://app.example.com"));
        (error.Header, error.Expected, error.Actual).Should().Be(("Access-Control-Allow-Methods", "PUT", null));
    }

    [Theory]
    [MemberData(nameof(Advice))]
    public async Task B3_the_advice_is_what_to_send(string method, string[] headers, string text)
    {
        using var page = new Page(new(200, [.. headers.Select(header => (header.Split(": ")[0], header.Split(": ")[1]))]));

        (await page.FailAsync(method, Page.Api, method == "GET" ? [] : [("X-A", "1")])).Message.Should().Contain(text);
    }

    [Fact]
    public async Task B3_credentials_have_advice_of_their_own()
    {
        using var star = new Page(new(200, ("Access-Control-Allow-Origin", "*")),
            new() { Page = Page.Origin, Credentials = FetchCredentials.Include });
        using var missing =
            new Page(new(200, ("Access-Control-Allow-Origin", Page.Origin)), new() { Page = Page.Origin, Credentials = FetchCredentials.Include });

        (await star.FailAsync("GET", Page.Api)).Message.Should().Contain("is '*', and the page includes credentials")
            .And.Contain("must not be the wildcard '*' when the request's credentials mode is 'include'");
        (await missing.FailAsync("GET", Page.Api)).Message.Should().Contain("Access-Control-Allow-Credentials is missing")
            .And.Contain("Send 'Access-Control-Allow-Credentials: true' in lower case");
    }

    [Theory]
    [InlineData(302, "a preflight is not redirected")]
    [InlineData(401, "before authentication")]
    [InlineData(405, "has to reach the code that answers preflights")]
    [InlineData(500, "Answer OPTIONS with 204.")]
    public async Task B3_the_status_of_a_preflight_has_advice_of_its_own(int status, string text)
    {
        using var page = new Page(new(status, ("Access-Control-Allow-Origin", "*")));

        (await page.FailAsync("PUT", Page.Api)).Message.Should().Contain(text);
    }

    [Fact]
    public async Task B3_what_came_is_shortened_and_escaped_and_cookies_are_not_shown()
    {
        using var page = new Page(
            new(200, ("Access-Control-Allow-Origin", new string('a', 1000)), ("Access-Control-Expose-Headers", "a\u0007b")),
            new() { Page = Page.Origin, Credentials = FetchCredentials.Include });
        page.Handler.Cookies.Set(Page.Api, "session=secret");

        var error = await page.FailAsync("GET", Page.Api);

        error.Actual.Should().HaveLength(1000);
        error.Message.Should().Contain($"'{new string('a', 200)}…'").And.NotContain(new string('a', 201));
        error.Message.Should().Contain("a\\u0007b").And.Contain("session=…").And.NotContain("secret");
    }

    [Fact]
    public async Task B3_a_tainted_origin_is_explained()
    {
        var server = new Server(request => request.Url == Page.Api
            ? new(302, ("Access-Control-Allow-Origin", "*"), ("Location", Page.Stranger)) : new(200, ("Access-Control-Allow-Origin", Page.Origin)));
        using var page = new Page(server);

        (await page.FailAsync("GET", Page.Api)).Message.Should().Contain("The origin is null because a redirect led to another origin");
    }
}
