using System.Diagnostics;
using WebDriverBiDi;
using WebDriverBiDi.Browser;
using WebDriverBiDi.Session;

namespace StrictCors.BrowserTests.Infrastructure;

/// <summary>A Firefox without windows, with a profile of its own, and the connection to it.</summary>
internal sealed class FirefoxBrowser : IAsyncDisposable
{
    private const string Announcement = "WebDriver BiDi listening on ";

    private readonly Process _process;
    private readonly DirectoryInfo _home;
    private readonly BiDiDriver _driver = new(TimeSpan.FromSeconds(60));

    private FirefoxBrowser(Process process, DirectoryInfo home)
    {
        _process = process;
        _home = home;
    }

    public static async Task<FirefoxBrowser> StartAsync()
    {
        var home = Directory.CreateTempSubdirectory("strictcors-firefox-");
        var profile = home.CreateSubdirectory("profile").FullName;
        await File.WriteAllTextAsync(Path.Combine(profile, "user.js"), Firefox.Preferences);
        var start = new ProcessStartInfo(Firefox.ExecutablePath ?? throw new InvalidOperationException(Firefox.Missing))
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            ArgumentList = { "--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0", "about:blank" },

            // It refuses a home that belongs to somebody else, as that of root does under sudo.
            Environment = { ["HOME"] = home.FullName, ["MOZ_HEADLESS"] = "1", ["MOZ_CRASHREPORTER_DISABLE"] = "1" },
        };
        var browser = new FirefoxBrowser(Process.Start(start)!, home);
        try
        {
            await browser._driver.StartAsync(await browser.ReadAddressAsync());
            await browser._driver.Session.NewSessionAsync(new());
            await browser._driver.Session.SubscribeAsync(new SubscribeCommandParameters([browser._driver.Log.OnEntryAdded.EventName]));
            return browser;
        }
        catch
        {
            await browser.DisposeAsync();
            throw;
        }
    }

    /// <summary>A page with cookies and caches of its own (a "user context", which Firefox calls a container).</summary>
    public async Task<FirefoxTab> OpenAsync(string url)
    {
        var context = await _driver.Browser.CreateUserContextAsync(new CreateUserContextCommandParameters());
        return await FirefoxTab.OpenAsync(_driver, context.UserContextId, url, ownsContext: true);
    }

    public async ValueTask DisposeAsync()
    {
        // The session's end would wait for pages that still hold a connection.
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        await _driver.DisposeAsync();
        _process.Dispose();
        _home.Delete(recursive: true);
    }

    private async Task<string> ReadAddressAsync()
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (await _process.StandardError.ReadLineAsync(timeout.Token) is { } line)
        {
            if (line.StartsWith(Announcement, StringComparison.Ordinal))
            {
                // Read on, or the browser would wait for room in the pipe.
                _ = _process.StandardError.ReadToEndAsync(CancellationToken.None);
                _ = _process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                return $"{line[Announcement.Length..]}/session";
            }
        }

        throw new InvalidOperationException($"Firefox ended with {_process.ExitCode} before it listened.");
    }
}
