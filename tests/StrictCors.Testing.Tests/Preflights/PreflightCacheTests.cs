using static StrictCors.Testing.Tests.Preflights.PreflightServer;

namespace StrictCors.Testing.Tests.Preflights;

/// <summary>Fetch, "CORS-preflight cache", and what browsers do instead.</summary>
public sealed class PreflightCacheTests
{
    private readonly PreflightServer _server = new();

    public static TheoryData<BrowserEngine, string?, int> Ages => new()
    {
        { BrowserEngine.Standard, null, 5 }, { BrowserEngine.Standard, "600", 600 }, { BrowserEngine.Standard, "999999", 999_999 },
        { BrowserEngine.Standard, "0", 0 }, { BrowserEngine.Standard, "x", 5 }, { BrowserEngine.Standard, "-1", 5 },
        { BrowserEngine.Chromium, null, 5 }, { BrowserEngine.Chromium, "7200", 7200 }, { BrowserEngine.Chromium, "7201", 7200 },
        { BrowserEngine.Chromium, "99999999999", 7200 }, { BrowserEngine.Chromium, "9223372036854775808", 5 }, { BrowserEngine.Chromium, "-1", 0 },
        { BrowserEngine.Chromium, "+600", 600 }, { BrowserEngine.Chromium, "600s", 5 }, { BrowserEngine.Chromium, "0", 0 },
        { BrowserEngine.Firefox, null, 5 }, { BrowserEngine.Firefox, "86401", 86_400 }, { BrowserEngine.Firefox, "86399", 86_399 },
        { BrowserEngine.Firefox, "9223372036854775808", 86_400 }, { BrowserEngine.Firefox, "-1", 0 }, { BrowserEngine.Firefox, "x", 0 },
        { BrowserEngine.WebKit, null, 5 }, { BrowserEngine.WebKit, "600", 600 }, { BrowserEngine.WebKit, "601", 600 },
            { BrowserEngine.WebKit, "x", 5 },
        { BrowserEngine.WebKit, "4294967296", 5 },
    };

    [Theory]
    [MemberData(nameof(Ages))]
    public async Task B2_a_preflight_is_remembered_for_as_long_as_the_browser_permits(BrowserEngine engine, string? maxAge, int seconds)
    {
        _server.Headers.Remove("Access-Control-Max-Age");
        if (maxAge is not null)
        {
            _server.Headers["Access-Control-Max-Age"] = maxAge;
        }

        using var page = _server.Open(engine);
        (await SendAsync(page, "PUT")).Should().Be(CorsPreflight.Sent);
        if (seconds > 0)
        {
            _server.Clock.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
            (await SendAsync(page, "PUT")).Should().Be(CorsPreflight.FromCache);
            _server.Clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        (await SendAsync(page, "PUT")).Should().Be(CorsPreflight.Sent);
    }

    [Fact]
    public async Task B1_in_the_standard_a_remembered_star_covers_every_header_except_Authorization()
    {
        _server.Headers["Access-Control-Allow-Headers"] = "*, Authorization";
        using var page = _server.Open(BrowserEngine.Standard);
        await SendAsync(page, "GET", "X-B");
        _server.Headers["Access-Control-Allow-Headers"] = "*";
        using var other = _server.Open(BrowserEngine.Standard);
        await SendAsync(other, "GET", "X-B");

        (await SendAsync(page, "GET", "X-C")).Should().Be(CorsPreflight.FromCache);
        (await SendAsync(page, "GET", "Authorization")).Should().Be(CorsPreflight.FromCache);
        (await other.FailAsync("GET", Page.Api, ("Authorization", "1"))).Exchange.Preflight.Should().Be(CorsPreflight.Sent);
    }

    [Theory]
    [InlineData(BrowserEngine.Standard)]
    [InlineData(BrowserEngine.Chromium)]
    [InlineData(BrowserEngine.Firefox)]
    [InlineData(BrowserEngine.WebKit)]
    public async Task B2_an_answer_serves_every_method_and_header_that_it_lists(BrowserEngine engine)
    {
        using var page = _server.Open(engine);

        (await SendAsync(page, "PUT", "x-a")).Should().Be(CorsPreflight.Sent);
        (await SendAsync(page, "DELETE")).Should().Be(CorsPreflight.FromCache);
        (await SendAsync(page, "GET", "X-A")).Should().Be(CorsPreflight.FromCache);
        (await SendAsync(page, "POST", "X-A")).Should().Be(CorsPreflight.FromCache);
        (await SendAsync(page, "GET")).Should().Be(CorsPreflight.NotNeeded);
        (await page.FailAsync("PATCH", Page.Api)).Step.Should().Be(CorsStep.AllowMethods);
        (await page.FailAsync("PUT", Page.Api, ("X-B", "1"))).Step.Should().Be(CorsStep.AllowHeaders);
    }

    [Theory]
    [InlineData(BrowserEngine.Standard)]
    [InlineData(BrowserEngine.Chromium)]
    [InlineData(BrowserEngine.WebKit)]
    [InlineData(BrowserEngine.Firefox)]
    public async Task B1_a_preflight_without_credentials_does_not_serve_a_request_with_them(BrowserEngine engine)
    {
        using var page = _server.Open(engine);
        await SendAsync(page, "PUT");

        (await SendAsync(page, "PUT", credentials: true)).Should().Be(CorsPreflight.Sent);
        (await SendAsync(page, "PUT", credentials: true)).Should().Be(CorsPreflight.FromCache);
        (await SendAsync(page, "PUT")).Should().Be(CorsPreflight.FromCache);
    }

    [Theory]
    [InlineData(BrowserEngine.Standard, CorsPreflight.Sent)]
    [InlineData(BrowserEngine.Chromium, CorsPreflight.FromCache)]
    [InlineData(BrowserEngine.WebKit, CorsPreflight.FromCache)]
    [InlineData(BrowserEngine.Firefox, CorsPreflight.Sent)]
    public async Task B1_a_response_that_is_not_allowed_clears_the_entries(BrowserEngine engine, CorsPreflight third)
    {
        var isAllowed = true;
        using var page = new Page(
            new(request => request.IsPreflight ? _server.Preflight() : isAllowed ? Actual() : new(200)), _server.Options(engine));
        await SendAsync(page, "PUT");
        isAllowed = false;
        await page.FailAsync("PUT", Page.Api);
        isAllowed = true;

        (await SendAsync(page, "PUT")).Should().Be(third);
    }

    [Fact]
    public async Task B1_an_entry_is_for_one_address_and_one_origin()
    {
        _server.Headers["Access-Control-Allow-Origin"] = "*";
        var profile = new BrowserProfile(_server.Clock);
        var server = new Server(request => request.IsPreflight ? _server.Preflight() : new(200, ("Access-Control-Allow-Origin", "*")));
        using var page = new Page(server, _server.Options(BrowserEngine.Chromium, profile));
        using var sibling = new Page(server, new() { Page = "https://other.example.com", Profile = profile });
        using var same = new Page(server, new() { Page = $"{Page.Origin}/elsewhere", Profile = profile });

        (await SendAsync(page, "PUT")).Should().Be(CorsPreflight.Sent);
        (await SendAsync(same, "PUT")).Should().Be(CorsPreflight.FromCache);
        (await SendAsync(sibling, "PUT")).Should().Be(CorsPreflight.Sent);
        (await SendAsync(page, "PUT", url: $"{Page.Api}?a=1")).Should().Be(CorsPreflight.Sent);
        profile.ForgetPreflights();
        (await SendAsync(page, "PUT")).Should().Be(CorsPreflight.Sent);
    }

    [Theory]
    [InlineData(BrowserEngine.Standard, CorsPreflight.Sent)]
    [InlineData(BrowserEngine.Chromium, CorsPreflight.FromCache)]
    [InlineData(BrowserEngine.Firefox, CorsPreflight.FromCache)]
    public async Task B1_an_upload_listener_needs_an_entry_for_its_method(BrowserEngine engine, CorsPreflight second)
    {
        using var page = _server.Open(engine);
        await SendAsync(page, "PUT");
        var request = new HttpRequestMessage(HttpMethod.Post, Page.Api) { Content = new StringContent("text") };

        (await page.SendAsync(request.WithUploadListener())).GetCorsExchange().Preflight.Should().Be(second);
    }
}
