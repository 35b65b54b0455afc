using StrictCors.Origins;

namespace StrictCors.Tests.Origins;

/// <summary>The patterns that configuration may hold, and what each covers.</summary>
[Trait("Specification", "origins §3")]
public class OriginPatternTests
{
    private const string Label63 = "abcdefghijklmnopqrstuvwxyz0123456789-abcdefghijklmnopqrstuvwxyz";

    [Theory]
    [InlineData("*", OriginPatternKind.Any, "", "", 0)]
    [InlineData("null", OriginPatternKind.Null, "", "", 0)]
    // origin: exact
    [InlineData("https://example.com", OriginPatternKind.Exact, "https", "example.com", 443)]
    [InlineData("https://example.com:8443", OriginPatternKind.Exact, "https", "example.com", 8443)]
    [InlineData("http://localhost", OriginPatternKind.Exact, "http", "localhost", 80)]
    [InlineData("http://localhost:3000", OriginPatternKind.Exact, "http", "localhost", 3000)]
    [InlineData("http://127.0.0.1:3000", OriginPatternKind.Exact, "http", "127.0.0.1", 3000)]
    [InlineData("http://[::1]", OriginPatternKind.Exact, "http", "[::1]", 80)]
    [InlineData("https://xn--bcher-kva.example", OriginPatternKind.Exact, "https", "xn--bcher-kva.example", 443)]
    [InlineData("https://a_b.example", OriginPatternKind.Exact, "https", "a_b.example", 443)]
    [InlineData("chrome-extension://abcdefghijklmnop", OriginPatternKind.Exact, "chrome-extension", "abcdefghijklmnop", -1)]
    [InlineData("moz-extension://53f0d0a4-7f3b-4a4e-9d43-1c7c3ad4d7d2", OriginPatternKind.Exact, "moz-extension",
        "53f0d0a4-7f3b-4a4e-9d43-1c7c3ad4d7d2", -1)]
    [InlineData("capacitor://localhost", OriginPatternKind.Exact, "capacitor", "localhost", -1)]
    // scheme "://" host ":*": any port
    [InlineData("http://localhost:*", OriginPatternKind.Exact, "http", "localhost", 0)]
    [InlineData("https://example.com:*", OriginPatternKind.Exact, "https", "example.com", 0)]
    [InlineData("http://127.0.0.1:*", OriginPatternKind.Exact, "http", "127.0.0.1", 0)]
    [InlineData("http://[::1]:*", OriginPatternKind.Exact, "http", "[::1]", 0)]
    // whost = "*." domain
    [InlineData("https://*.example.com", OriginPatternKind.Subdomains, "https", "example.com", 443)]
    [InlineData("http://*.example.com", OriginPatternKind.Subdomains, "http", "example.com", 80)]
    [InlineData("https://*.example.com:8443", OriginPatternKind.Subdomains, "https", "example.com", 8443)]
    [InlineData("https://*.example.com:*", OriginPatternKind.Subdomains, "https", "example.com", 0)]
    [InlineData("https://*.a.b.example.com", OriginPatternKind.Subdomains, "https", "a.b.example.com", 443)]
    [InlineData("http://*.localhost:*", OriginPatternKind.Subdomains, "http", "localhost", 0)]
    [InlineData("https://*.com", OriginPatternKind.Subdomains, "https", "com", 443)]
    [InlineData("https://*.com:*", OriginPatternKind.Subdomains, "https", "com", 0)]
    [InlineData("https://*.xn--bcher-kva.example", OriginPatternKind.Subdomains, "https", "xn--bcher-kva.example", 443)]
    [InlineData("https://*.4chan", OriginPatternKind.Subdomains, "https", "4chan", 443)]
    // whost = [prefix "-"] "*" ["-" suffix] "." domain
    [InlineData("https://app-*.example.com", OriginPatternKind.Label, "https", "example.com", 443)]
    [InlineData("https://app-pr-*.example.com", OriginPatternKind.Label, "https", "example.com", 443)]
    [InlineData("https://*-app.example.com", OriginPatternKind.Label, "https", "example.com", 443)]
    [InlineData("https://app-*-team.example.com", OriginPatternKind.Label, "https", "example.com", 443)]
    [InlineData("https://app-*.example.com:8443", OriginPatternKind.Label, "https", "example.com", 8443)]
    [InlineData("https://app-*.example.com:*", OriginPatternKind.Label, "https", "example.com", 0)]
    [InlineData("https://a-*.b", OriginPatternKind.Label, "https", "b", 443)]
    [InlineData("https://a_b-*.example.com", OriginPatternKind.Label, "https", "example.com", 443)]
    [InlineData("https://a--*.example.com", OriginPatternKind.Label, "https", "example.com", 443)]
    [InlineData("https://*--a.example.com", OriginPatternKind.Label, "https", "example.com", 443)]
    internal void Every_form_is_read(string text, OriginPatternKind kind, string scheme, string host, int port)
    {
        OriginPattern.TryParse(text, out var pattern).Should().BeTrue();
        (pattern!.Kind, pattern.Scheme, pattern.Host, pattern.Port, pattern.Text).Should().Be((kind, scheme, host, port, text));
        pattern.IsWildcard.Should().Be(kind is OriginPatternKind.Subdomains or OriginPatternKind.Label);
        pattern.IsOrigin.Should().Be(kind == OriginPatternKind.Exact && port != OriginPattern.AnyPort);
        $"{pattern.Prefix}*{pattern.Suffix}".Should().Be(kind == OriginPatternKind.Label ? text.Split('/', '.')[2] : "*");
    }

    [Theory]
    // The star stands only in the leftmost label, only once, and never touches a letter.
    [InlineData("https://*")]
    [InlineData("https://*:8080")]
    [InlineData("https://*.")]
    [InlineData("https://*..com")]
    [InlineData("https://**.example.com")]
    [InlineData("https://*.*.example.com")]
    [InlineData("https://foo.*.com")]
    [InlineData("https://example.*")]
    [InlineData("https://*example.com")]
    [InlineData("https://app*.example.com")]
    [InlineData("https://a*b.example.com")]
    [InlineData("https://-*.example.com")]
    [InlineData("https://*-.example.com")]
    [InlineData("https://app-*-*.example.com")]
    [InlineData("https://app-*")]
    [InlineData("https://app-*.")]
    [InlineData("https://.*.example.com")]
    [InlineData("https://*_a.example.com")]
    [InlineData("https://a_*.example.com")]
    // No star in an IP address or in front of one.
    [InlineData("http://*.0.0.1")]
    [InlineData("http://127.0.0.*")]
    [InlineData("http://*.127.0.0.1")]
    [InlineData("http://*-1.0.0.1")]
    [InlineData("http://*.[::1]")]
    [InlineData("http://[*::1]")]
    [InlineData("http://*.1")]
    [InlineData("http://*.0x1")]
    // No star in a scheme; only http and https have wildcards.
    [InlineData("*://example.com")]
    [InlineData("http*://example.com")]
    [InlineData("capacitor://localhost:*")]
    [InlineData("capacitor://*")]
    [InlineData("extension://*")]
    [InlineData("chrome-extension://*:80")]
    [InlineData("chrome-extension://*:*")]
    [InlineData("chrome-extension://a*")]
    [InlineData("https://example.com.")]
    [InlineData("https://example.com.:8443")]
    [InlineData("https://example.com.:*")]
    [InlineData("https://*.example.com.")]
    [InlineData("file://host")]
    [InlineData("htps://example.com")]
    [InlineData("httpss://example.com")]
    [InlineData("hhtp://example.com")]
    [InlineData("htpt://example.com")]
    [InlineData("ttps://example.com")]
    [InlineData("http;://example.com")]
    [InlineData("chrome-extension://*.abc")]
    [InlineData("ws://*.example.com")]
    // Ports.
    [InlineData("https://*.example.com:443")]
    [InlineData("http://*.example.com:80")]
    [InlineData("https://*.example.com:0")]
    [InlineData("https://*.example.com:65536")]
    [InlineData("https://*.example.com:08443")]
    [InlineData("https://*.example.com:")]
    [InlineData("https://*.example.com:**")]
    [InlineData("https://*.example.com:8*")]
    [InlineData("https://example.com:**")]
    // One canonical spelling.
    [InlineData("https://*.Example.com")]
    [InlineData("HTTPS://*.example.com")]
    [InlineData("https://App-*.example.com")]
    [InlineData("https://*.example.com/")]
    [InlineData("https://user@*.example.com")]
    [InlineData("https://*.bücher.example")]
    [InlineData(" *")]
    [InlineData("NULL")]
    // Origins of these never reach a server.
    [InlineData("ws://example.com")]
    [InlineData("wss://example.com")]
    [InlineData("wss://example.com:8443")]
    [InlineData("file://server")]
    [InlineData("data://x")]
    [InlineData("blob://x")]
    [InlineData("filesystem://x")]
    public void Everything_else_is_refused(string text) => OriginPattern.TryParse(text, out _).Should().BeFalse();

    [Fact]
    public void A_pattern_that_no_origin_could_match_for_length_is_refused()
    {
        var host252 = string.Join('.', Label63, Label63, Label63, Label63[..59] + "x");
        host252.Should().HaveLength(252);

        OriginPattern.TryParse($"https://*.{host252[1..]}", out _).Should().BeTrue();
        OriginPattern.TryParse($"https://*.{host252}", out _).Should().BeFalse();
        OriginPattern.TryParse($"https://{Label63[..61]}-*.com", out _).Should().BeTrue();
        OriginPattern.TryParse($"https://{Label63[..62]}-*.com", out _).Should().BeFalse();
    }

    [Theory]
    [InlineData("a", true)]
    [InlineData("-a-", true)]
    [InlineData("", false)]
    [InlineData("_", false)]
    [InlineData("a.b", false)]
    public void A_star_stands_for_a_part_of_one_label(string text, bool expected) => OriginPattern.IsStarPart(text).Should().Be(expected);
}
