using static StrictCors.Testing.Tests.Preflights.PreflightServer;

namespace StrictCors.Testing.Tests.Preflights;

/// <summary>How the caches of preflights differ between browsers.</summary>
public sealed class PreflightCacheEngineTests
{
    private readonly PreflightServer _server = new();

    [Theory]
    [InlineData(BrowserEngine.Standard, true)]
    [InlineData(BrowserEngine.Firefox, true)]
    [InlineData(BrowserEngine.Chromium, false)]
    [InlineData(BrowserEngine.WebKit, false)]
    public async Task B2_Chromium_and_WebKit_remember_the_last_answer_only(BrowserEngine engine, bool remembersBoth)
    {
        using var page = _server.Open(engine);
        await SendAsync(page, "PUT");
        _server.Headers["Access-Control-Allow-Methods"] = "PATCH";
        await SendAsync(page, "PATCH");

        if (remembersBoth)
        {
            (await SendAsync(page, "PUT")).Should().Be(CorsPreflight.FromCache);
        }
        else
        {
            (await page.FailAsync("PUT", Page.Api)).Exchange.Preflight.Should().Be(CorsPreflight.Sent);
        }
    }

    [Theory]
    [InlineData(BrowserEngine.Standard, CorsPreflight.FromCache)]
    [InlineData(BrowserEngine.Chromium, CorsPreflight.FromCache)]
    [InlineData(BrowserEngine.WebKit, CorsPreflight.FromCache)]
    [InlineData(BrowserEngine.Firefox, CorsPreflight.Sent)]
    public async Task B2_a_remembered_star_covers_nothing_in_Firefox(BrowserEngine engine, CorsPreflight second)
    {
        _server.Headers["Access-Control-Allow-Methods"] = "*";
        _server.Headers["Access-Control-Allow-Headers"] = "*";
        using var page = _server.Open(engine);

        (await SendAsync(page, "PUT", "X-B")).Should().Be(CorsPreflight.Sent);
        (await SendAsync(page, "PUT", "X-B")).Should().Be(second);
    }

    [Theory]
    [InlineData(BrowserEngine.Chromium, CorsPreflight.Sent)]
    [InlineData(BrowserEngine.WebKit, CorsPreflight.FromCache)]
    public async Task B2_in_Chromium_a_remembered_star_does_not_cover_Authorization(BrowserEngine engine, CorsPreflight second)
    {
        _server.Headers["Access-Control-Allow-Headers"] = "*";
        using var page = _server.Open(engine);

        (await SendAsync(page, "GET", "Authorization")).Should().Be(CorsPreflight.Sent);
        (await SendAsync(page, "GET", "Authorization")).Should().Be(second);
    }

    [Theory]
    [InlineData(BrowserEngine.Chromium, CorsPreflight.FromCache)]
    [InlineData(BrowserEngine.Standard, CorsPreflight.FromCache)]
    [InlineData(BrowserEngine.Firefox, CorsPreflight.Sent)]
    public async Task B2_Firefox_keeps_preflights_with_credentials_apart(BrowserEngine engine, CorsPreflight second)
    {
        using var page = _server.Open(engine);
        await SendAsync(page, "PUT", credentials: true);

        (await SendAsync(page, "PUT")).Should().Be(second);
    }

    [Theory]
    [InlineData(BrowserEngine.Chromium, CorsPreflight.Sent)]
    [InlineData(BrowserEngine.WebKit, CorsPreflight.FromCache)]
    public async Task B2_in_WebKit_a_star_counts_by_the_credentials_of_the_later_request(BrowserEngine engine, CorsPreflight second)
    {
        _server.Headers["Access-Control-Allow-Methods"] = "*, PUT, PATCH";
        using var page = _server.Open(engine);
        await SendAsync(page, "PUT", credentials: true);
        _server.Headers["Access-Control-Allow-Methods"] = "DELETE";

        (await SendAsync(page, "DELETE")).Should().Be(second);
    }

    [Theory]
    [InlineData(BrowserEngine.Chromium, CorsPreflight.Sent)]
    [InlineData(BrowserEngine.Firefox, CorsPreflight.FromCache)]
    [InlineData(BrowserEngine.Standard, CorsPreflight.FromCache)]
    public async Task B2_Chromium_remembers_nothing_for_a_page_without_an_origin(BrowserEngine engine, CorsPreflight second)
    {
        _server.Headers["Access-Control-Allow-Origin"] = "null";
        using var page = new Page(
            new(request => request.IsPreflight ? _server.Preflight() : new(200, ("Access-Control-Allow-Origin", "null"))),
                new() { Page = "null", Engine = engine });

        (await SendAsync(page, "PUT")).Should().Be(CorsPreflight.Sent);
        (await SendAsync(page, "PUT")).Should().Be(second);
    }

    [Theory]
    [InlineData(BrowserEngine.Standard, CorsPreflight.FromCache, CorsPreflight.FromCache)]
    [InlineData(BrowserEngine.Chromium, CorsPreflight.Sent, CorsPreflight.Sent)]
    [InlineData(BrowserEngine.Firefox, CorsPreflight.Sent, CorsPreflight.FromCache)]
    public async Task B2_a_condition_bypasses_the_cache(BrowserEngine engine, CorsPreflight fetch, CorsPreflight xmlHttpRequest)
    {
        _server.Headers["Access-Control-Allow-Headers"] = "If-Match, X-A";
        using var page = _server.Open(engine);
        await SendAsync(page, "PUT", "X-A");
        (await SendAsync(page, "PUT", "If-Match")).Should().Be(fetch);
        var request = Page.Request("PUT", Page.Api, ("If-Match", "1")).WithUploadListener();
        (await page.SendAsync(request)).GetCorsExchange().Preflight.Should().Be(xmlHttpRequest);
    }

    [Theory]
    [InlineData(BrowserEngine.Standard)]
    [InlineData(BrowserEngine.Chromium)]
    [InlineData(BrowserEngine.Firefox)]
    public async Task B2_the_answer_to_a_condition_is_remembered(BrowserEngine engine)
    {
        _server.Headers["Access-Control-Allow-Headers"] = "If-Match";
        using var page = _server.Open(engine);

        await SendAsync(page, "PUT", "If-Match");
        (await SendAsync(page, "PUT")).Should().Be(CorsPreflight.FromCache);
    }

    [Theory]
    [InlineData(BrowserEngine.Standard, CorsPreflight.FromCache)]
    [InlineData(BrowserEngine.Chromium, CorsPreflight.FromCache)]
    [InlineData(BrowserEngine.Firefox, CorsPreflight.Sent)]
    public async Task B6_in_Firefox_a_failed_check_forgets_even_if_the_request_needed_no_preflight(BrowserEngine engine, CorsPreflight third)
    {
        var isRefusing = false;
        using var page = new Page(
            new(request => request.IsPreflight ? _server.Preflight() : isRefusing ? new(200) : Actual()), _server.Options(engine));

        await SendAsync(page, "PUT");
        isRefusing = true;
        await page.FailAsync("GET", Page.Api);
        isRefusing = false;
        (await SendAsync(page, "PUT")).Should().Be(third);
    }

    [Theory]
    [InlineData(BrowserEngine.Standard, FetchRedirect.Error, CorsPreflight.Sent)]
    [InlineData(BrowserEngine.Chromium, FetchRedirect.Error, CorsPreflight.FromCache)]
    [InlineData(BrowserEngine.Firefox, FetchRedirect.Error, CorsPreflight.FromCache)]
    [InlineData(BrowserEngine.Firefox, FetchRedirect.Follow, CorsPreflight.Sent)]
    public async Task B6_in_Firefox_a_redirect_that_the_page_does_not_want_forgets_nothing(
        BrowserEngine engine, FetchRedirect redirect, CorsPreflight second)
    {
        var isRedirecting = true;
        using var page = new Page(
            new(request => request.IsPreflight ? _server.Preflight()
                : isRedirecting ? new(302, [.. Actual().Headers, ("Location", "data:,")])
                : Actual()),
            _server.Options(engine));

        await page.FailAsync(Page.Request("PUT", Page.Api).WithRedirect(redirect));
        isRedirecting = false;
        (await SendAsync(page, "PUT")).Should().Be(second);
    }

    [Theory]
    [InlineData("If-Modified-Since")]
    [InlineData("If-None-Match")]
    [InlineData("If-Range")]
    [InlineData("If-Unmodified-Since")]
    public async Task B2_each_of_these_is_a_condition(string name)
    {
        _server.Headers["Access-Control-Allow-Headers"] = name;
        using var page = _server.Open(BrowserEngine.Chromium);

        await SendAsync(page, "PUT", name);
        (await SendAsync(page, "PUT", name)).Should().Be(CorsPreflight.Sent);
    }
}
