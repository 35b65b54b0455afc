using Microsoft.Extensions.Time.Testing;

namespace StrictCors.Testing.Tests.Cookies;

/// <summary>Cookies of another site than the page's.</summary>
public sealed class ThirdPartyCookieTests
{
    private static readonly (string, string)[] Allows = [("Access-Control-Allow-Origin", Page.Origin), ("Access-Control-Allow-Credentials", "true")];

    private readonly FakeTimeProvider _clock = new(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    public static TheoryData<BrowserEngine, string, bool> CrossSite => new()
    {
        { BrowserEngine.Chromium, "a=1", false }, { BrowserEngine.Chromium, "a=1; SameSite=Lax", false },
        { BrowserEngine.Chromium, "a=1; SameSite=Strict", false }, { BrowserEngine.Chromium, "a=1; SameSite=None; Secure", true },
        { BrowserEngine.Chromium, "a=1; SameSite=other", false }, { BrowserEngine.Standard, "a=1", false },
        { BrowserEngine.Standard, "a=1; SameSite=None; Secure", true }, { BrowserEngine.Firefox, "a=1; SameSite=None; Secure", false },
        { BrowserEngine.Firefox, "a=1", false }, { BrowserEngine.WebKit, "a=1; SameSite=None; Secure", false },
    };

    [Theory]
    [MemberData(nameof(CrossSite))]
    public async Task B2_another_site_gets_what_the_browser_permits(BrowserEngine engine, string setCookie, bool isSent)
    {
        var server = new Server(200, Allows);
        using var page = Open(server, engine);
        page.Handler.Cookies.Set(Page.Stranger, setCookie);

        await page.GetAsync(Page.Stranger);

        server.Received.Single()["Cookie"].Should().Be(isSent ? "a=1" : null);
    }

    [Theory]
    [InlineData(BrowserEngine.Chromium, "a=1; SameSite=None; Secure", true, null)]
    [InlineData(BrowserEngine.Chromium, "a=1", false, null)]
    [InlineData(BrowserEngine.Firefox, "a=1; SameSite=None; Secure", true, "https://example.com")]
    [InlineData(BrowserEngine.Firefox, "a=1", true, "https://example.com")]
    [InlineData(BrowserEngine.WebKit, "a=1; SameSite=None; Secure", false, null)]
    [InlineData(BrowserEngine.WebKit, "a=1; SameSite=None; Secure; Partitioned", true, "https://example.com")]
    [InlineData(BrowserEngine.Chromium, "a=1; SameSite=None; Secure; Partitioned", true, "https://example.com")]
    public async Task B2_another_site_sets_what_the_browser_permits(BrowserEngine engine, string setCookie, bool isStored, string? partition)
    {
        var server = new Server(200, [.. Allows, ("Set-Cookie", setCookie)]);
        using var page = Open(server, engine);

        await page.GetAsync(Page.Stranger);
        await page.GetAsync(Page.Stranger);

        page.Handler.Cookies.All.Select(cookie => cookie.Partition).Should().Equal(isStored ? [partition] : []);
        server.Received[1]["Cookie"].Should().Be(isStored ? "a=1" : null);
    }

    [Theory]
    [InlineData(BrowserEngine.Firefox, Page.Stranger, "a=1; b=2")]
    [InlineData(BrowserEngine.Firefox, "https://b.example.com/todos", "a=1; b=2; c=3; d=4")]
    [InlineData(BrowserEngine.Chromium, Page.Stranger, "a=1; b=2; c=3; d=4")]
    [InlineData(BrowserEngine.Standard, Page.Stranger, "a=1; b=2; c=3; d=4")]
    public async Task B6_in_Firefox_the_redirect_of_another_site_keeps_SameSite_cookies_back(BrowserEngine engine, string first, string cookies)
    {
        (string, string)[] allows = [("Access-Control-Allow-Origin", "null"), Allows[1], ("Set-Cookie", "c=3; SameSite=Lax"),
            ("Set-Cookie", "d=4; SameSite=Strict")];
        var server = new Server(request => request.Url == first ? new(302, [.. Allows, ("Location", Page.Api)]) : new(200, allows));
        using var page = Open(server, engine);
        page.Handler.Cookies.Set(Page.Api, "a=1");
        page.Handler.Cookies.Set(Page.Api, "b=2; SameSite=None; Secure");

        // The response sets the others all the same.
        await page.GetAsync(first);
        await page.GetAsync(first);

        page.Handler.Cookies.All.Should().HaveCount(4);
        server.Received[^1]["Cookie"].Should().Be(cookies);
    }

    [Fact]
    public async Task B2_a_user_can_turn_off_cookies_of_third_parties()
    {
        var server = new Server(200, [.. Allows, ("Set-Cookie", "b=2; SameSite=None; Secure")]);
        using var page = new Page(server, new() { Page = Page.Origin, Credentials = FetchCredentials.Include, BlocksThirdPartyCookies = true });
        page.Handler.Cookies.Set(Page.Stranger, "a=1; SameSite=None; Secure");

        await page.GetAsync(Page.Stranger);
        await page.GetAsync(Page.Stranger);

        server.Received.Select(request => request["Cookie"]).Should().Equal(null, null);
    }

    [Fact]
    public async Task B2_a_partition_is_for_one_site()
    {
        var server = new Server(200, [.. Allows, ("Set-Cookie", "a=1; SameSite=None; Secure; Partitioned")]);
        var profile = new BrowserProfile(_clock);
        using var page = new Page(server, new() { Page = Page.Origin, Credentials = FetchCredentials.Include, Profile = profile });
        using var other = new Page(server, new() { Page = "https://app.example.net", Credentials = FetchCredentials.Include, Profile = profile });

        await page.GetAsync("https://api.example.org/");
        await other.FailAsync("GET", "https://api.example.org/");

        server.Received.Select(request => request["Cookie"]).Should().Equal(null, null);
        profile.Cookies.All.Select(cookie => cookie.Partition).Should().Equal("https://example.com", "https://example.net");
    }

    private Page Open(Server server, BrowserEngine engine = BrowserEngine.Chromium) =>
        new(server, new() { Page = Page.Origin, Engine = engine, Credentials = FetchCredentials.Include, Profile = new(_clock) });
}
