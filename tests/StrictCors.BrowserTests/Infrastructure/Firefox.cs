using StrictCors.Tests.Infrastructure;

namespace StrictCors.BrowserTests.Infrastructure;

/// <summary>The machine's own Firefox.</summary>
internal static class Firefox
{
    public const string Missing = "These tests need Firefox in the PATH (Debian: apt-get install firefox-esr).";

    /// <summary>The profile. Every host is this machine, and the browser talks to nobody but these tests: what it does by itself (updates, the
    /// portal check, safe browsing) is turned off by the remote agent already, except what is here.</summary>
    public const string Preferences =
        """
        user_pref("network.dns.forceResolve", "127.0.0.1");
        user_pref("network.proxy.type", 0);
        user_pref("network.trr.mode", 5);
        user_pref("network.captive-portal-service.enabled", false);
        user_pref("network.connectivity-service.enabled", false);
        user_pref("network.http.speculative-parallel-limit", 0);
        user_pref("network.websocket.delay-failed-reconnects", false);
        user_pref("app.normandy.enabled", false);
        user_pref("app.update.disabledForTesting", true);
        user_pref("browser.region.network.url", "");
        user_pref("browser.safebrowsing.update.enabled", false);
        user_pref("browser.startup.page", 0);
        user_pref("datareporting.policy.dataSubmissionEnabled", false);
        user_pref("dom.security.https_first", false);
        user_pref("extensions.systemAddon.update.enabled", false);
        user_pref("services.settings.server", "http://127.0.0.1:9/");
        user_pref("toolkit.telemetry.enabled", false);
        """;

    public static string? ExecutablePath { get; } = Installed.Find("firefox-esr", "firefox", "firefox.exe");

    /// <summary>Where nobody reads what is skipped, a missing browser fails.</summary>
    public static bool IsSkipped => ExecutablePath is null && !Installed.IsRequired;
}
