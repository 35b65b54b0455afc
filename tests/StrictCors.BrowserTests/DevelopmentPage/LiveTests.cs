using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using StrictCors.Page.Tests.Infrastructure;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.BrowserTests.DevelopmentPage;

/// <summary>The page while decisions come, in one window and in many.</summary>
[Collection(OneBrowser.Name)]
public sealed class LiveTests(BrowserFixture browser)
{
    private const int Windows = 20;

    private readonly StreamCount _streams = new();

    [BrowserFact]
    public async Task D6_Twenty_windows_are_live_with_two_streams_and_stay_so_when_the_server_comes_back()
    {
        await using var context = await browser.NewContextAsync(new());
        var site = await StartAsync(port: 0);
        var windows = new List<Person>();
        await using var first = new Tab(context, await context.NewPageAsync());
        await first.GoToAsync(site.Url);
        windows.Add(new(first));
        for (var i = 1; i < Windows; i++)
        {
            windows.Add(new(await first.OpenBesideAsync(site.Url)));
        }

        await site.SendAsync("GET", "/todos", "https://stranger.example");
        await SeeInAllAsync("#decisions-count", "1 decision");
        await Eventually.TrueAsync(() => _streams.Open == 2, "the number of streams");
        await windows[3].ClickAsync("Why? GET /todos");
        await windows[3].SeeAsync(".explanation", "origin-not-allowed");

        var port = new Uri(site.Origin).Port;
        await site.DisposeAsync();
        await SeeInAllAsync("#connection", "The server does not answer");
        await using var again = await StartAsync(port);
        await SeeInAllAsync("#connection", "Live");
        await SeeInAllAsync("#decisions-count", "No decision yet");
        await again.SendAsync("GET", "/todos", "https://stranger.example");
        await again.SendAsync("GET", "/partner/prices", "https://stranger.example");
        await SeeInAllAsync("#decisions-count", "2 decisions");

        async Task SeeInAllAsync(string selector, string text) =>
            await Task.WhenAll(windows.Select(window => window.SeeAsync(selector, text)));
    }

    [BrowserFact]
    public async Task D6_If_the_windows_with_a_stream_are_closed_others_open_one()
    {
        await using var context = await browser.NewContextAsync(new());
        await using var site = await StartAsync(port: 0);
        await using var first = new Tab(context, await context.NewPageAsync());
        await first.GoToAsync(site.Url);
        for (var i = 1; i < 5; i++)
        {
            await first.OpenBesideAsync(site.Url);
        }

        foreach (var page in context.Pages.Skip(1).ToList())
        {
            await page.CloseAsync(new() { RunBeforeUnload = false });
        }

        await site.SendAsync("GET", "/todos", "https://stranger.example");
        await new Person(first).SeeAsync("#decisions-count", "1 decision");
        await Eventually.TrueAsync(() => _streams.Open == 1, "the number of streams");
    }

    [Theory]
    [InChromium]
    [InFirefox]
    public async Task D9_What_is_read_and_the_row_of_the_keyboard_stay_while_other_decisions_come(Engine engine)
    {
        await using var site = await StartAsync(port: 0);
        await using var tab = await browser.OpenAsync(engine, site.Url);
        var person = new Person(tab);
        await site.SendAsync("GET", "/todos", "https://first.example");
        await site.SendAsync("GET", "/partner/prices", "https://second.example");
        await person.ClickAsync("Why? GET /todos");
        await person.SeeAsync(".remedy", "first.example");
        await person.FocusAsync("Why? GET /partner/prices");

        for (var i = 0; i < 250; i++)
        {
            await site.SendAsync("PUT", $"/todos/{i}", "https://later.example");
        }

        await person.SeeAsync("#decisions-count", "202 decisions");
        (await person.SeeAsync(".remedy")).Should().Contain("first.example");
        (await FocusedAsync(tab)).Should().Be("Why? GET /partner/prices");

        await person.ClickAsync("Why? GET /todos");
        await person.FocusAsync("Decisions", "nav");
        await site.SendAsync("PUT", "/todos/last", "https://later.example");
        await person.SeeAsync("#decisions-count", "200 decisions");
    }

    [Theory]
    [InChromium]
    [InFirefox]
    public async Task D9_A_screen_reader_is_not_flooded(Engine engine)
    {
        await using var site = await StartAsync(port: 0);
        await using var tab = await browser.OpenAsync(engine, site.Url);
        var person = new Person(tab);
        site.File.Replace("https://app.example.com", "https://app.example.com/");
        await person.SeeAsync("#settings", "refused");
        await tab.CallAsync<object?>("""
            (() => {
              window.said = [];
              new MutationObserver(changes => said.push(...changes
                .map(change => (change.target.closest ? change.target : change.target.parentElement)?.closest("[role=status], [role=alert]"))
                .filter(place => place?.checkVisibility()).map(place => place.innerText)))
                .observe(document.body, { subtree: true, childList: true, characterData: true });
            })
            """, new { });

        for (var i = 0; i < 150; i++)
        {
            await site.SendAsync("GET", $"/todos?{i}", "https://stranger.example");
            await Task.Delay(10);
        }

        await person.SeeAsync("#decisions-count", "150 decisions");
        await person.ClickAsync("Why? GET /todos");
        await person.SeeAsync(".explanation");
        (await tab.CallAsync<string[]>("(() => said)", new { })).Should().HaveCountLessThanOrEqualTo(2)
            .And.OnlyContain(text => text.Contains("new decision", StringComparison.Ordinal));
    }

    private static Task<string> FocusedAsync(ITab tab) => tab.CallAsync<string>(
        "(() => document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent.trim())", new { });

    private Task<PageSite> StartAsync(int port) => PageSite.StartAsync(port: port, map: app =>
    {
        _streams.Use(app);
        PageSite.Map(app);
    });
}
