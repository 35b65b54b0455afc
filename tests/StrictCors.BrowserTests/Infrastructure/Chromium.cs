using StrictCors.Tests.Infrastructure;

namespace StrictCors.BrowserTests.Infrastructure;

/// <summary>The machine's own Chromium: the driver's download of a browser is not wanted.</summary>
internal static class Chromium
{
    public const string Missing = "These tests need Chromium in the PATH (Debian: apt-get install chromium).";

    /// <summary>What keeps a browser from talking to anyone but these tests. Every host is this machine: a page of app.shop.example needs no
    /// DNS.</summary>
    public static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
            "--disable-sync",
        "--no-proxy-server", "--host-resolver-rules=MAP * 127.0.0.1",
    ];

    public static string? ExecutablePath { get; } = Installed.Find("chromium", "chromium-browser", "google-chrome", "chrome.exe");

    /// <summary>Where nobody reads what is skipped, a missing browser fails.</summary>
    public static bool IsSkipped => ExecutablePath is null && !Installed.IsRequired;
}
