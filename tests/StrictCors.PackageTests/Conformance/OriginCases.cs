using static StrictCors.PackageTests.Conformance.Expected;

namespace StrictCors.PackageTests.Conformance;

/// <summary>Every kind of pattern, met and missed.</summary>
internal static class OriginCases
{
    public static IEnumerable<Case> All =>
    [
        .. from origin in Allowed select new Case($"A1 allowed: {origin}", Get("/web", origin), $"200 by web; {Web(origin)}"),
        .. from origin in Denied select new Case($"A5 denied: {origin}", Get("/web", origin), "200 by web; Vary: Origin"),
        .. from origin in Malformed select new Case($"R4 malformed: {origin}", Get("/web", origin), "200 by web; Vary: Origin"),
    ];

    private static string[] Allowed =>
    [
        App, "https://admin.example.com:8443",
        "https://a.example.org", "https://a.b.c.example.org", "https://xn--bcher-kva.example.org",
        "https://app-pr-1.example.net", "https://app-pr-a-b.example.net",
        "https://a.any-port.example", "https://a.any-port.example:1", "https://a.any-port.example:65535",
        "http://localhost", "http://localhost:5173", "http://127.0.0.1:3000", "http://[::1]:3000",
        "chrome-extension://abcdefghijklmnopabcdefghijklmnop",
    ];

    private static string[] Denied =>
    [
        Evil, "http://app.example.com", "https://app.example.com:8443", "https://admin.example.com", "https://example.com",
        "https://example.org", "https://a-example.org", "http://a.example.org", "https://a.example.org:8443",
        "https://app-pr-.example.net", "https://app-pr-1.a.example.net", "https://app-px-1.example.net", "https://example.net",
        "https://any-port.example", "https://localhost", "http://a.localhost", "http://127.0.0.1", "http://127.0.0.2:3000",
        "http://[::1]", "http://[::2]:3000", "chrome-extension://abcdefghijklmnopabcdefghijklmnoo", "null",
    ];

    private static string[] Malformed =>
    [
        "", "https://app.example.com/", "https://APP.example.com", "https://app.example.com:443", "https://app.example.com.",
        "https://user@app.example.com", "https://a.example.org/path", "https://.example.org", "http://[0:0:0:0:0:0:0:1]:3000", "http://127.1:3000",
        "app.example.com", "NULL", "*", $"{App} {App}", $"{App},{App}", $"{App}\tx", "https://b\u00c3\u00bccher.example.org",
            $"https://{new string('a', 4000)}.example.org",
    ];
}
