namespace StrictCors.Analyzers.Tests.Policies;

/// <summary>Texts that have the same result at the cursor, in the build, in the tool and at startup.</summary>
internal static class OriginTexts
{
    private static readonly string[] Hosts =
    [
        "example.com", "app.example.com", "EXAMPLE.com", "*.example.com", "app-*.example.com", "*", "*app.example.com", "a.*.com", "localhost",
        "127.0.0.1", "127.1", "[::1]", "[0:0:0:0:0:0:0:1]", "[::1", "münchen.example", "xn--mnchen-3ya.example", "exa mple.com", "example.com.",
        "-a.example", "a..example", "a_b.example", "github.io", "*.github.io", "256.1.1.1", "example,com",
    ];

    private static readonly string[] Ends = ["", "/", "/path", "?q", "#f", ":443", ":80", ":0", ":8443", ":*", ":99999", ":x", " "];

    private static readonly string[] Whole =
    [
        "", " ", "*", "null", "NULL", "file://", "file:///", "data:text", "ws://a.example", "wss://a.example", "htps://a.example", "http//a.example",
        "https:/a.example", "https//a.example", "//a.example", "a.example", "app://.", "chrome-extension://*", "https://user@a.example",
        "https://a.example;https://b.example", "https://a.example, https://b.example", "^https://.*$", "https://a\\.example", "http://", "https://",
        "*://a.example", "http*://a.example", "https://a.example\u200b", "\"https://a.example\"", "https://a.example\\",
    ];

    public static readonly IReadOnlyList<string> All =
        [.. Whole.Concat(Hosts.SelectMany(host => Ends.Select(end => $"https://{host}{end}"))).Distinct(StringComparer.Ordinal)];
}
