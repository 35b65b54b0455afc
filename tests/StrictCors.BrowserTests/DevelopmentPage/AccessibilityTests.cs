using Microsoft.Playwright;

namespace StrictCors.BrowserTests.DevelopmentPage;

/// <summary>The page for those who use a keyboard, a screen reader, a narrow screen or dark colours.</summary>
[Collection(OneBrowser.Name)]
public sealed class AccessibilityTests(BrowserFixture browser)
{
    // With the folder of this variable, pictures are written there.
    private const string FolderVariable = "STRICTCORS_PICTURES";

    [AxeTheory]
    [InChromium]
    [InFirefox]
    public async Task D9_The_rules_of_axe_find_nothing(Engine engine)
    {
        await using var site = await PageSite.StartAsync();
        await using var tab = await browser.OpenAsync(engine, site.Url);
        await VisitAsync(site, new Person(tab), () => ExpectNothingAsync(tab));
    }

    [AxeTheory]
    [InChromium(ColorScheme.Light, 360)]
    [InChromium(ColorScheme.Dark, 360)]
    [InChromium(ColorScheme.Dark, 1280)]
    [InChromium(ColorScheme.Light, 1280)]
    public async Task D9_Nor_in_the_dark_and_on_a_phone_with_everything_within_the_width_of_the_screen(
        Engine engine, ColorScheme scheme, int width)
    {
        engine.Should().Be(Engine.Chromium, "only its driver sets colours and sizes");
        await using var site = await PageSite.StartAsync();
        await using var context = await browser.NewContextAsync(
            new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 780 } });
        await using var tab = new Tab(context, await context.NewPageAsync());
        await tab.GoToAsync(site.Url);
        var view = 0;
        await VisitAsync(site, new Person(tab), async () =>
        {
            await ExpectNothingAsync(tab);
            (await OutsideAsync(tab.Page)).Should().BeEmpty();
            if (Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } folder)
            {
                await tab.Page.ScreenshotAsync(new() { FullPage = true, Path = Path.Combine(folder, $"page-{scheme}-{width}-{++view}.png") });
            }
        });
    }

    [BrowserFact]
    public async Task D9_Everything_works_with_the_keyboard_alone()
    {
        await using var site = await PageSite.StartAsync();
        await using var tab = await browser.OpenAsync(site.Url);
        await site.SendAsync("GET", "/todos", "https://stranger.example");
        var why = tab.Page.Locator("#decisions-table button[aria-expanded]");
        await Assertions.Expect(why).ToHaveCountAsync(1);

        await PressUntilAsync(tab.Page, "Tab", "Why? GET /todos");
        await tab.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(tab.Page.Locator(".remedy pre")).ToContainTextAsync("stranger.example");
        await Assertions.Expect(why).ToHaveAttributeAsync("aria-expanded", "true");
        await PressUntilAsync(tab.Page, "Tab", "Try it again");
        await tab.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(tab.Page.Locator("#try-title")).ToBeFocusedAsync();
        await tab.Page.Keyboard.PressAsync("Tab");
        await tab.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(tab.Page.Locator("#try-result")).ToContainTextAsync("origin-not-allowed");
        await PressUntilAsync(tab.Page, "Shift+Tab", "Policies");
        await tab.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(tab.Page.Locator("#policies h3").First).ToBeVisibleAsync();
        await Assertions.Expect(tab.Page.Locator("nav a[aria-current]")).ToHaveTextAsync("Policies");
    }

    private static async Task VisitAsync(PageSite site, Person person, Func<Task> look)
    {
        await look();
        foreach (var (view, empty) in (IEnumerable<(string, string)>)[("Endpoints", "#endpoints .pager"), ("Policies", "#policies .pager")])
        {
            await person.ClickAsync(view);
            await person.SeeAsync(empty, " of ");
            await person.WriteAsync("Text", "nothing has this");
            await person.SeeAsync(empty, "None");
            await look();
            await person.WriteAsync("Text", "");
        }

        await person.ClickAsync("Decisions");
        await person.SeeAsync("#decisions-count", "No decision yet");
        await site.SendAsync("GET", $"/{new string('p', 100)}/%E2%80%AE%3Cb%3E", new string('x', 3000));
        await person.ClickAsync($"Why? GET /{new string('p', 100)}/\\u202e<b>");
        await person.SeeAsync(".failed");
        await look();
        await person.ClickAsync($"Why? GET /{new string('p', 100)}/\\u202e<b>");
        await person.WriteAsync("Text", "nothing has this");
        await person.SeeAsync("#decisions-count", "0 of 1");
        await look();
        await person.WriteAsync("Text", "");
        site.File.Replace("\"GET\", \"PUT\"", "\"GET\", \"PUT\", \"PATCH\"");
        await person.SeeAsync("#settings", "PATCH");
        await look();
        await site.SendAsync("GET", "/todos", "https://app.example.com");
        await site.SendAsync("POST", "/payments", "https://a-very-long-name-of-an-origin-that-does-not-fit.stranger.example.org:8443");
        await site.PreflightAsync("DELETE", "/todos/1", "https://app.example.com");
        await person.ClickAsync("Why? DELETE /todos/1");
        await person.SeeAsync(".remedy");
        site.File.Replace("https://app.example.com", "https://app.example.com/");
        await person.SeeAsync("#settings", "refused");
        await look();
        await person.ClickAsync("Endpoints");
        await person.SeeAsync("#endpoints-table tbody", "/payments");
        await look();
        await person.ClickAsync("Policies");
        await person.SeeAsync("#policies-list", "payments");
        await look();
        await person.ClickAsync("Try");
        await person.WriteAsync("Origin", "https://stranger.example");
        await person.WriteAsync("Method", "PUT");
        await person.WriteAsync("Path", "/todos/1");
        await person.ClickAsync("Send");
        await person.SeeAsync("#try-result", "has been blocked by CORS policy");
        await look();
        await person.ClickAsync("Explain");
        await person.SeeAsync("#try-result .checks");
        await look();
        await person.WriteAsync("Path", "no path");
        await person.ClickAsync("Explain");
        await person.SeeAsync("#try-result .notice");
        await look();
    }

    private static async Task ExpectNothingAsync(ITab tab) => (await Axe.RunAsync(tab)).Should().BeEmpty();

    private static Task<string[]> OutsideAsync(IPage page) => page.EvaluateAsync<string[]>("""
        [...document.querySelectorAll("body *")]
          .filter(element => element.checkVisibility() && !element.closest(".visually-hidden, thead")
            && (element.getBoundingClientRect().right > innerWidth + 0.5
              || element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== "inline" && element.clientWidth > 0
                && element.tagName !== "INPUT" && element.tagName !== "SELECT"))
          .map(element => `${element.tagName} ${element.className} ${element.textContent.trim().slice(0, 60)}`)
        """);

    private static async Task PressUntilAsync(IPage page, string key, string name)
    {
        for (var i = 0; i < 50 && await FocusedAsync(page) != name; i++)
        {
            await page.Keyboard.PressAsync(key);
        }

        (await FocusedAsync(page)).Should().Be(name);
    }

    private static Task<string> FocusedAsync(IPage page) => page.EvaluateAsync<string>(
        "document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent.trim()");
}
