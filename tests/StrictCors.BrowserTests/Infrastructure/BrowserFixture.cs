using Microsoft.Playwright;

namespace StrictCors.BrowserTests.Infrastructure;

/// <summary>The browsers, the pages and the APIs that they call. Each test gets a context of its own: no cookie, no cached response and no
/// remembered preflight of another test.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private FirefoxBrowser? _firefox;

    internal Pages Pages { get; private set; } = null!;

    internal Api Api { get; private set; } = null!;

    /// <summary>The same program on another port, where nothing is shared with the first: another origin.</summary>
    internal Api OtherApi { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (Chromium.IsSkipped && Firefox.IsSkipped)
        {
            return;
        }

        Pages = await Pages.StartAsync();
        OtherApi = await Api.StartAsync(Pages);
        Api = await Api.StartAsync(Pages);
        if (!Chromium.IsSkipped)
        {
            await StartChromiumAsync();
        }
    }

    /// <summary>A page in that browser. Firefox starts with the first test that needs it.</summary>
    internal async Task<ITab> OpenAsync(Engine engine, string url) => engine == Engine.Chromium
        ? await OpenAsync(url)
        : await (_firefox ??= await FirefoxBrowser.StartAsync()).OpenAsync(url);

    internal async Task<Tab> OpenAsync(string url)
    {
        var context = await _browser!.NewContextAsync();
        var tab = new Tab(context, await context.NewPageAsync());
        await tab.GoToAsync(url);
        return tab;
    }

    internal Task<IBrowserContext> NewContextAsync(BrowserNewContextOptions options) => _browser!.NewContextAsync(options);

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        foreach (var site in new IAsyncDisposable?[] { _firefox, Api, OtherApi, Pages })
        {
            if (site is not null)
            {
                await site.DisposeAsync();
            }
        }
    }

    private async Task StartChromiumAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium.ExecutablePath ?? throw new InvalidOperationException(Chromium.Missing),
            Args = Chromium.Flags,
        });
    }
}
