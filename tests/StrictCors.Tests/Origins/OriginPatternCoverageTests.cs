using StrictCors.Matching;
using StrictCors.Origins;

namespace StrictCors.Tests.Origins;

/// <summary>Which origins a pattern covers.</summary>
[Trait("Specification", "origins §3")]
public class OriginPatternCoverageTests
{
    [Theory]
    [InlineData("a.example.com", true)]
    [InlineData("example.com", false)]
    [InlineData(".example.com", false)]
    [InlineData("aexample.com", false)]
    [InlineData("com", false)]
    public void A_star_with_a_dot_stands_for_a_label_at_least(string host, bool expected)
    {
        OriginPattern.TryParse("https://*.example.com", out var pattern).Should().BeTrue();

        pattern!.MatchesHost(host).Should().Be(expected);
    }

    [Theory]
    [Trait("Specification", "origins §4")]
    // exact
    [InlineData("https://example.com", "https://example.com", true)]
    [InlineData("https://example.com", "https://example.com:8443", false)]
    [InlineData("https://example.com", "http://example.com", false)]
    [InlineData("https://example.com", "http://example.com:443", false)]
    [InlineData("https://example.com", "https://sub.example.com", false)]
    [InlineData("https://example.com", "https://example.com.evil.example", false)]
    [InlineData("https://example.com", "https://evilexample.com", false)]
    [InlineData("https://example.com", "https://example.co", false)]
    [InlineData("https://a.example", "https://axexample", false)]
    [InlineData("capacitor://localhost", "capacitor://localhost", true)]
    [InlineData("capacitor://localhost", "capacitor://localhost:80", false)]
    [InlineData("capacitor://localhost", "http://localhost", false)]
    // any port, the default one included
    [InlineData("http://localhost:*", "http://localhost", true)]
    [InlineData("http://localhost:*", "http://localhost:1", true)]
    [InlineData("http://localhost:*", "http://localhost:65535", true)]
    [InlineData("http://localhost:*", "https://localhost", false)]
    [InlineData("http://localhost:*", "http://sub.localhost", false)]
    [InlineData("http://localhost:*", "capacitor://localhost", false)]
    [InlineData("http://[::1]:*", "http://[::1]:3000", true)]
    [InlineData("http://127.0.0.1:*", "http://127.0.0.1:3000", true)]
    [InlineData("http://127.0.0.1:*", "http://127.0.0.2:3000", false)]
    // one or more labels, never the bare domain
    [InlineData("https://*.example.com", "https://a.example.com", true)]
    [InlineData("https://*.example.com", "https://a.b.c.example.com", true)]
    [InlineData("https://*.example.com", "https://a-b.example.com", true)]
    [InlineData("https://*.example.com", "https://xn--bcher-kva.example.com", true)]
    [InlineData("https://*.example.com", "https://a_b.example.com", true)]
    [InlineData("https://*.example.com", "https://example.com.example.com", true)]
    [InlineData("https://*.example.com", "https://example.com", false)]
    [InlineData("https://*.example.com", "https://evilexample.com", false)]
    [InlineData("https://*.example.com", "https://evil-example.com", false)]
    [InlineData("https://*.example.com", "https://a.example.com.evil.example", false)]
    [InlineData("https://*.example.com", "https://a.example.com:8443", false)]
    // The other scheme's default is a port like any other.
    [InlineData("https://*.example.com", "https://a.example.com:80", false)]
    [InlineData("http://*.example.com", "http://a.example.com:443", false)]
    [InlineData("https://*.example.com:80", "https://a.example.com:80", true)]
    [InlineData("https://*.example.com:80", "https://a.example.com", false)]
    [InlineData("https://*.example.com:*", "https://a.example.com:80", true)]
    [InlineData("http://localhost:*", "http://localhost:443", true)]
    [InlineData("https://*.example.com", "http://a.example.com", false)]
    [InlineData("https://*.example.com:8443", "https://a.example.com:8443", true)]
    [InlineData("https://*.example.com:8443", "https://a.example.com", false)]
    [InlineData("https://*.example.com:*", "https://a.example.com", true)]
    [InlineData("https://*.example.com:*", "https://a.example.com:8443", true)]
    [InlineData("https://*.example.com:*", "https://example.com:8443", false)]
    [InlineData("https://*.com", "https://example.com", true)]
    // exactly one label, with a fixed prefix or suffix
    [InlineData("https://app-*.example.com", "https://app-1.example.com", true)]
    [InlineData("https://app-*.example.com", "https://app-a-b-c.example.com", true)]
    [InlineData("https://app-*.example.com", "https://app--a.example.com", true)]
    [InlineData("https://app-*.example.com", "https://app.example.com", false)]
    [InlineData("https://app-*.example.com", "https://app1.example.com", false)]
    [InlineData("https://app-*.example.com", "https://xapp-1.example.com", false)]
    [InlineData("https://app-*.example.com", "https://x-app-1.example.com", false)]
    [InlineData("https://app-*.example.com", "https://app-1.b.example.com", false)]
    [InlineData("https://app-*.example.com", "https://b.app-1.example.com", false)]
    [InlineData("https://app-*.example.com", "https://app-1.evilexample.com", false)]
    [InlineData("https://app-*.example.com", "https://example.com", false)]
    [InlineData("https://app-*.example.com", "https://app-1_2.example.com", false)]
    [InlineData("https://app-*.example.com", "http://app-1.example.com", false)]
    [InlineData("https://app-*.example.com", "https://app-1.example.com:8443", false)]
    [InlineData("https://app-*.example.com:*", "https://app-1.example.com:8443", true)]
    [InlineData("https://*-app.example.com", "https://1-app.example.com", true)]
    [InlineData("https://*-app.example.com", "https://1--app.example.com", true)]
    [InlineData("https://*-app.example.com", "https://app.example.com", false)]
    [InlineData("https://*-app.example.com", "https://1-app-x.example.com", false)]
    [InlineData("https://*-app.example.com", "https://1app.example.com", false)]
    [InlineData("https://*-app.example.com", "https://b.1-app.example.com", false)]
    [InlineData("https://a-*-b.example.com", "https://a-1-b.example.com", true)]
    [InlineData("https://a-*-b.example.com", "https://a-1-2-b.example.com", true)]
    [InlineData("https://a-*-b.example.com", "https://a---b.example.com", true)]
    [InlineData("https://a-*-b.example.com", "https://a--b.example.com", false)]
    [InlineData("https://a-*-b.example.com", "https://a-b.example.com", false)]
    [InlineData("https://a-*-a.example.com", "https://a-a.example.com", false)]
    [InlineData("https://a_b-*.example.com", "https://a_b-1.example.com", true)]
    // the star alone is every origin; null is covered by no origin that can be taken apart
    [InlineData("*", "https://example.com", true)]
    [InlineData("*", "capacitor://localhost", true)]
    [InlineData("null", "https://null", false)]
    public void A_pattern_covers_an_origin_or_it_does_not(string text, string origin, bool expected)
    {
        OriginPattern.TryParse(text, out var pattern).Should().BeTrue();
        SerializedOrigin.TryParse(origin, out var parsed).Should().BeTrue();

        pattern!.Matches(parsed).Should().Be(expected);
        new OriginSet([pattern]).Match(origin).Should().Be(expected ? OriginVerdict.Allowed : OriginVerdict.NotAllowed);
    }
}
