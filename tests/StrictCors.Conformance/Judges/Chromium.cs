using Microsoft.Playwright;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Conformance.Judges;

/// <summary>The machine's own Chromium. Every page of the cases is this machine's: the ports of the cases lead to the server of pages, and all
/// others to where they are.</summary>
internal sealed class Chromium(IPlaywright playwright, IBrowser browser, PageServer pages, string self) : IAsyncDisposable
{
    private static readonly int[] Ports = [80, 443, 3000, 8443, 30000];

    public string Version => browser.Version;

    public static string? ExecutablePath { get; } = Installed.Find("chromium", "google-chrome");

    public static async Task<Chromium> StartAsync(Uri server)
    {
        var pages = await PageServer.StartAsync();
        var rules = string.Join(", ", Ports.Select(port => $"MAP *:{port} 127.0.0.1:{pages.Port}"));
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = ExecutablePath,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-sync",
                "--disable-component-update", "--no-proxy-server", "--ignore-certificate-errors", $"--host-resolver-rules={rules}",
            ],
        });
        return new(playwright, browser, pages, server.GetLeftPart(UriPartial.Authority));
    }

    /// <summary>A browser with empty memory.</summary>
    public Tool.Conformance.Pages.IBrowser Open() => new ChromiumPages(() => browser.NewContextAsync(new() { IgnoreHTTPSErrors = true }), self);

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
        await pages.DisposeAsync();
    }
}
