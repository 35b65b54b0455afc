namespace StrictCors.Testing.Tests.Fetch;

/// <summary>B6: <c>Sec-Fetch-Site</c> after redirects, as the comparison with real browsers has found it.</summary>
public sealed class SecFetchSiteTests
{
    private static readonly (string, string)[] Allows =
    [
        ("Access-Control-Allow-Origin", "*"), ("Access-Control-Allow-Methods", "PUT, DELETE"),
            ("Access-Control-Allow-Headers", "X-A, Width, Content-Type"),
    ];

    public static TheoryData<BrowserEngine, string, string[], string[]> Sites => new()
    {
        // By the standard, and in Chromium without a preflight, the farthest address counts.
        { BrowserEngine.Standard, "GET", ["https://app.example.com/1", "https://api.example.com/2"], ["same-origin", "same-site"] },
        { BrowserEngine.Standard, "GET", ["https://api.example.com/1", "https://app.example.com/2"], ["same-site", "same-site"] },
        { BrowserEngine.Standard, "GET", ["https://b.example.net/1", "https://app.example.com/2"], ["cross-site", "cross-site"] },
        { BrowserEngine.Standard, "GET", ["https://b.example.net/1", "https://api.example.com/2"], ["cross-site", "cross-site"] },
        { BrowserEngine.Chromium, "GET", ["https://b.example.net/1", "https://api.example.com/2"], ["cross-site", "cross-site"] },
        { BrowserEngine.Standard, "PUT", ["https://b.example.net/1", "https://app.example.com/2"],
            ["cross-site", "cross-site", "cross-site", "cross-site"] },

        // In Chromium, a request that needs a preflight starts anew after a redirect.
        { BrowserEngine.Chromium, "PUT", ["https://b.example.net/1", "https://app.example.com/2"],
            ["cross-site", "cross-site", "same-origin", "same-origin"] },
        { BrowserEngine.Chromium, "PUT", ["https://b.example.net/1", "https://api.example.com/2"],
            ["cross-site", "cross-site", "same-site", "same-site"] },

        // In Firefox, a preflight is a request of its own, and every address must be same-origin, or https and same-site, with the last one.
        { BrowserEngine.Firefox, "GET", ["https://app.example.com/1", "https://app.example.com/2"], ["same-origin", "same-origin"] },
        { BrowserEngine.Firefox, "GET", ["https://app.example.com/1", "https://api.example.com/2"], ["same-origin", "same-site"] },
        { BrowserEngine.Firefox, "GET", ["https://api.example.com/1", "https://app.example.com/2"], ["same-site", "same-site"] },
        { BrowserEngine.Firefox, "GET", ["https://b.example.net/1", "https://app.example.com/2"], ["cross-site", "cross-site"] },
        { BrowserEngine.Firefox, "GET", ["https://api.example.com/1", "https://b.example.net/2"], ["same-site", "cross-site"] },
        { BrowserEngine.Firefox, "PUT", ["https://b.example.net/1", "https://app.example.com/2"],
            ["cross-site", "cross-site", "same-origin", "cross-site"] },
    };

    [Theory]
    [MemberData(nameof(Sites))]
    public async Task B6_Sec_Fetch_Site_after_redirects(BrowserEngine engine, string method, string[] urls, string[] sites)
    {
        var server = Redirecting(urls, 307);
        using var page = new Page(server, new() { Page = Page.Origin, Engine = engine });

        await page.SendAsync(method, urls[0]);

        server.Received.Select(request => request["Sec-Fetch-Site"]).Should().Equal(sites);
    }

    [Fact]
    public async Task B6_in_Firefox_every_address_on_the_way_is_https()
    {
        string[] urls = ["http://localhost:81/", "http://localhost:82/"];
        var server = Redirecting(urls, 307);
        using var page = new Page(server, new() { Page = "http://localhost:83", Engine = BrowserEngine.Firefox });

        await page.GetAsync(urls[0]);

        server.Received.Select(request => request["Sec-Fetch-Site"]).Should().Equal("same-site", "cross-site");
    }

    [Theory]
    [InlineData(BrowserEngine.Chromium, 303, "cross-site,cross-site,same-origin")]
    [InlineData(BrowserEngine.Standard, 303, "cross-site,cross-site,cross-site")]
    public async Task B6_in_Chromium_a_new_method_starts_anew(BrowserEngine engine, int status, string sites)
    {
        string[] urls = ["https://b.example.net/1", "https://app.example.com/2"];
        var server = Redirecting(urls, status);
        using var page = new Page(server, new() { Page = Page.Origin, Engine = engine });

        await page.SendAsync("PUT", urls[0]);

        string.Join(',', server.Received.Select(request => request["Sec-Fetch-Site"])).Should().Be(sites);
    }

    private static Server Redirecting(string[] urls, int status) => new(request =>
        Array.IndexOf(urls, request.Url) is var index && index < urls.Length - 1 && !request.IsPreflight
            ? new(status, [.. Allows, ("Location", urls[index + 1])])
            : new(200, Allows));
}
