using Microsoft.Extensions.Time.Testing;

namespace StrictCors.Testing.Tests.Cookies;

/// <summary>RFC 6265bis: which cookies a request carries, and which of a response are stored.</summary>
public sealed class CookieTests
{
    private const string Api = "https://api.example.com/todos";

    private static readonly (string, string)[] Allows = [("Access-Control-Allow-Origin", Page.Origin), ("Access-Control-Allow-Credentials", "true")];

    private readonly FakeTimeProvider _clock = new(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    public static TheoryData<string, string, string?> Sent => new()
    {
        { "a=1", Api, "a=1" }, { "a=1; SameSite=Strict", Api, "a=1" }, { "a=1; Secure; HttpOnly", Api, "a=1" }, { "=1", Api, "1" }, { "a", Api, "a" },
        { "a=1; Path=/todos", Api, "a=1" }, { "a=1; Path=/todo", Api, null }, { "a=1; Path=/todos/", Api, null }, { "a=1; Path=/", Api, "a=1" },
        { "a=1; Path=/todos", $"{Api}/1", "a=1" }, { "a=1; Path=x", Api, "a=1" }, { "a=1; Domain=example.com", Api, "a=1" },
        { "a=1; Domain=.EXAMPLE.com", Api, "a=1" }, { "a=1; Domain=example.com", "https://b.example.com/", "a=1" },
        { "a=1", "https://b.example.com/", null }, { "a=1; Domain=", Api, "a=1" }, { "a=1; Max-Age=60", Api, "a=1" }, { "a=1; Max-Age=0", Api, null },
        { "a=1; Max-Age=-1", Api, null }, { "a=1; Max-Age=x", Api, "a=1" }, { "a=1; Expires=Thu, 01-Jan-2026 00:01:00 GMT", Api, "a=1" },
        { "a=1; Expires=Wed, 31 Dec 2025 23:59:59 GMT", Api, null }, { "a=1; Max-Age=60; Expires=Wed, 31 Dec 2025 23:59:59 GMT", Api, "a=1" },
        { "a=1; Expires=never", Api, "a=1" }, { "__Host-a=1; Secure; Path=/", Api, "__Host-a=1" }, { "__Secure-a=1; Secure", Api, "__Secure-a=1" },
        { " a = 1 ; Secure", Api, "a=1" }, { "a=b=c", Api, "a=b=c" },
    };

    public static TheoryData<string, string, string> Refused => new()
    {
        { "https://api.example.com", "a=1; Domain=other.com", "Domain=other.com is neither the host nor a parent of it." },
        { "https://1.2.3.4", "a=1; Domain=3.4", "Domain=3.4 is neither the host nor a parent of it." },
        { "https://api.example.com", "a=1; Domain=com", "Domain=com is a public suffix." },
        { "https://a.github.io", "a=1; Domain=github.io", "Domain=github.io is a public suffix." },
        { "http://api.example.com", "a=1; Secure", "Secure needs https." },
        { "https://api.example.com", "a=1; SameSite=None", "SameSite=None needs Secure." },
        { "https://api.example.com", "a=1; Partitioned", "Partitioned needs Secure." },
        { "https://api.example.com", "__Secure-a=1", "The prefix __Secure- needs Secure." },
        { "https://api.example.com", "__Host-a=1; Secure; Path=/x", "The prefix __Host- needs Secure and Path=/, and no Domain." },
        { "https://api.example.com", "__Host-a=1; Secure; Path=/; Domain=example.com", "The prefix __Host- needs Secure" },
        { "https://api.example.com", "__host-a=1; Path=/", "The prefix __Host- needs Secure" },
        { "https://api.example.com", "", "is not a cookie. Write name=value; Attribute; Attribute=value." },
        { "https://api.example.com", "a=\u0001", "is not a cookie." },
        { "https://api.example.com", $"a={new string('b', 4096)}", "is not a cookie." },
    };

    [Theory]
    [MemberData(nameof(Sent))]
    public async Task B2_a_request_carries_the_cookies_of_its_host_and_path(string setCookie, string url, string? sent)
    {
        var server = new Server(200, Allows);
        using var page = Open(server);
        page.Handler.Cookies.Set("https://api.example.com", setCookie);

        await page.GetAsync(url);

        server.Received.Single()["Cookie"].Should().Be(sent);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void B2_a_cookie_that_a_browser_would_not_store_is_an_error(string url, string setCookie, string reason)
    {
        using var handler = new BrowserHandler(Page.Origin);

        handler.Invoking(page => page.Cookies.Set(url, setCookie)).Should().Throw<ArgumentException>().Which.Message.Should().Contain(reason);
        handler.Cookies.All.Should().BeEmpty();
    }

    [Theory]
    [InlineData(FetchCredentials.Include, Page.Api, true)]
    [InlineData(FetchCredentials.SameOrigin, Page.Api, false)]
    [InlineData(FetchCredentials.Omit, Page.Api, false)]
    [InlineData(FetchCredentials.Include, "https://app.example.com/x", true)]
    [InlineData(FetchCredentials.SameOrigin, "https://app.example.com/x", true)]
    [InlineData(FetchCredentials.Omit, "https://app.example.com/x", false)]
    public async Task B2_credentials_decide_whether_cookies_are_sent_and_stored(FetchCredentials credentials, string url, bool isIncluded)
    {
        var server = new Server(200, [.. Allows, ("Set-Cookie", "b=2")]);
        using var page = Open(server);
        page.Handler.Cookies.Set(url, "a=1");

        await page.SendAsync(Page.Request("GET", url).WithCredentials(credentials));

        server.Received.Single()["Cookie"].Should().Be(isIncluded ? "a=1" : null);
        page.Handler.Cookies.All.Select(cookie => cookie.Name).Should().Equal(isIncluded ? ["a", "b"] : ["a"]);
    }

    [Fact]
    public void B2_attributes_have_their_defaults_and_limits()
    {
        using var page = Open(new(200));
        page.Handler.Cookies.Set("https://api.example.com/a/b/c", "a=1; secure; httponly");
        page.Handler.Cookies.Set("https://api.example.com/a/b/c", $"b={new string('b', 4095)}; Path=/{new string('x', 1023)}; Path");
        page.Handler.Cookies.Set("https://api.example.com/", $"c=1; Domain={new string('x', 1025)}; Max-Age=60; Max-Age=x; Max-Age=; other=1");
        page.Handler.Cookies.Set("https://api.example.com/", $"d=1; Path=/{new string('x', 1023)}");

        var cookies = page.Handler.Cookies.All;

        cookies.Select(cookie => cookie.Path).Should().Equal("/a/b", "/a/b", "/", $"/{new string('x', 1023)}");
        cookies.Should().OnlyContain(cookie => cookie.Domain == "api.example.com" && cookie.IsHostOnly);
        cookies.Select(cookie => (cookie.IsSecure, cookie.IsHttpOnly)).Should().Equal((true, true), (false, false), (false, false), (false, false));
        cookies.Select(cookie => cookie.Expires).Should().Equal(null, null, _clock.GetUtcNow().AddSeconds(60), null);
    }

    [Fact]
    public async Task B2_a_partitioned_cookie_of_the_site_itself_is_sent()
    {
        var server = new Server(200, Allows);
        using var page = Open(server);
        page.Handler.Cookies.Set(Api, "a=1; Secure; Partitioned");

        await page.GetAsync(Api);

        server.Received.Single()["Cookie"].Should().Be("a=1");
        page.Handler.Cookies.All.Single().Partition.Should().Be("https://example.com");
    }

    [Fact]
    public async Task B2_a_preflight_carries_no_cookie()
    {
        var server = Server.With(new(204, [.. Allows, ("Access-Control-Allow-Methods", "PUT"), ("Set-Cookie", "b=2")]), new(200, Allows));
        using var page = Open(server);
        page.Handler.Cookies.Set(Api, "a=1");

        await page.SendAsync("PUT", Api);

        server.Received.Select(request => request["Cookie"]).Should().Equal(null, "a=1");
        page.Handler.Cookies.All.Should().ContainSingle();
    }

    [Fact]
    public async Task B2_a_response_that_the_page_cannot_read_sets_cookies_all_the_same()
    {
        using var page = Open(new(200, ("Set-Cookie", "a=1")));

        await page.FailAsync("GET", Api);

        page.Handler.Cookies.All.Single().Name.Should().Be("a");
    }

    [Fact]
    public async Task B2_cookies_expire_are_replaced_and_sorted()
    {
        var server = new Server(200, Allows);
        using var page = Open(server);
        page.Handler.Cookies.Set(Api, "a=1; Max-Age=10; Path=/");
        page.Handler.Cookies.Set(Api, "b=1; Path=/todos");
        page.Handler.Cookies.Set(Api, "a=2; Max-Age=10; Path=/");

        await page.GetAsync(Api);
        _clock.Advance(TimeSpan.FromSeconds(10));
        await page.GetAsync(Api);
        page.Handler.Cookies.Clear();
        await page.GetAsync(Api);

        server.Received.Select(request => request["Cookie"]).Should().Equal("b=1; a=2", "b=1", null);
    }

    [Fact]
    public async Task B2_a_secure_cookie_needs_a_trustworthy_address()
    {
        var server = new Server(200, ("Access-Control-Allow-Origin", "http://app.example.com"), ("Access-Control-Allow-Credentials", "true"));
        using var page = new Page(server, new() { Page = "http://app.example.com", Credentials = FetchCredentials.Include });
        page.Handler.Cookies.Set("https://api.example.com", "a=1; Secure; Domain=example.com");
        page.Handler.Cookies.Set("http://api.example.com", "b=1; Domain=example.com");

        await page.GetAsync("http://api.example.com/");

        server.Received.Single()["Cookie"].Should().Be("b=1");
    }

    [Fact]
    public void B2_a_cookie_lasts_400_days_at_most()
    {
        using var page = Open(new(200));
        page.Handler.Cookies.Set(Api, "a=1; Max-Age=99999999999999999999");

        page.Handler.Cookies.All.Single().Expires.Should().Be(_clock.GetUtcNow().AddDays(400));
    }

    private Page Open(Server server, BrowserEngine engine = BrowserEngine.Chromium) =>
        new(server, new() { Page = Page.Origin, Engine = engine, Credentials = FetchCredentials.Include, Profile = new(_clock) });
}
