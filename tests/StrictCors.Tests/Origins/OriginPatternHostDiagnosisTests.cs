using StrictCors.Tests.Checks;
using static StrictCors.Tests.Origins.OriginPatternDiagnosisTests;

namespace StrictCors.Tests.Origins;

/// <summary>What is wrong with the host or the port of a pattern, and what to write.</summary>
[Trait("Specification", "origins §3")]
public class OriginPatternHostDiagnosisTests
{
    [Theory]
    // case, international names
    [InlineData("HTTPS://example.com", "SC1112", "lower case", "https://example.com")]
    [InlineData("https://*.Example.com", "SC1112", "lower case", "https://*.example.com")]
    [InlineData("https://App--*-X.Example.com", "SC1112", "lower case", "https://app--*-x.example.com")]
    [InlineData("https://*-App.Example.com", "SC1112", "lower case", "https://*-app.example.com")]
    [InlineData("http://[2001:DB8::1]", "SC1112", "lower case", "http://[2001:db8::1]")]
    [InlineData("moz-extension://53F0D0A4-7f3b", "SC1112", "lower case", "moz-extension://53f0d0a4-7f3b")]
    [InlineData("https://bücher.example:8443", "SC1113", "Punycode", "https://xn--bcher-kva.example:8443")]
    [InlineData("https://BÜCHER.example/", "SC1111", "trailing slash", "https://xn--bcher-kva.example")]
    [InlineData("https://*.bücher.example", "SC1113", "Punycode", "https://*.xn--bcher-kva.example")]
    [InlineData("https://xn--ü.example", "SC1113", "Punycode", null)]
    [InlineData("https://ex\u0430mple.com", "SC1113", "Punycode", "https://xn--exmple-4nf.com")]
    // ports
    [InlineData("http://example.com:80", "SC1114", "80 is the default port of http", "http://example.com")]
    [InlineData("https://*.example.com:443", "SC1114", "443 is the default port of https", "https://*.example.com")]
    [InlineData("https://:443", "SC1114", "443 is the default port of https", null)]
    [InlineData("https://example.com:", "SC1115", "1 to 65535", "https://example.com")]
    [InlineData("https://example.com:0443", "SC1115", "without leading zeros", "https://example.com")]
    [InlineData("https://example.com:08443", "SC1115", "without leading zeros", "https://example.com:8443")]
    [InlineData("https://example.com:99999", "SC1115", "1 to 65535", null)]
    [InlineData("https://example.com:0", "SC1115", "1 to 65535", null)]
    [InlineData("https://example.com:-1", "SC1115", "1 to 65535", null)]
    [InlineData("https://example.com:http", "SC1115", "1 to 65535", null)]
    [InlineData("http://localhost:3000-3010", "SC1115", "1 to 65535", null)]
    [InlineData("http://localhost:30*", "SC1115", "or '*'", null)]
    [InlineData("https://example.com:８０８０", "SC1115", "1 to 65535", null)]
    // any host
    [InlineData("http://*:8080", "SC1116", "'*' alone", null)]
    [InlineData("https://*:*", "SC1116", "'*' alone", null)]
    [InlineData("https://**", "SC1116", "'*' alone", null)]
    [InlineData("https://*.*", "SC1116", "'*' alone", null)]
    [InlineData("*://*/*", "SC1116", "'*' alone", null)]
    [InlineData("*:8080", "SC1116", "'*' alone", null)]
    [InlineData("*:*", "SC1116", "'*' alone", null)]
    [InlineData("*.*", "SC1116", "'*' alone", null)]
    [InlineData("**", "SC1116", "'*' alone", null)]
    // stars
    [InlineData("https://example.com*", "SC1117", "leftmost label", null)]
    [InlineData("https://www.*.com", "SC1117", "leftmost label", null)]
    [InlineData("https://*.app-*.example.com", "SC1117", "once, in the leftmost label", null)]
    [InlineData("https://app-*-*.example.com", "SC1117", "once, in the leftmost label", null)]
    [InlineData("https://**.example.com", "SC1117", "once, in the leftmost label", "https://*.example.com")]
    [InlineData("https://*..*.example.com", "SC1117", "once, in the leftmost label", null)]
    [InlineData("https://app-*", "SC1117", "needs a domain after it", null)]
    [InlineData("https://*com", "SC1117", "needs a domain after it", null)]
    [InlineData("https://*app.example.com", "SC1117", "must be separated by", "https://*.app.example.com")]
    [InlineData("https://a*b.example.com", "SC1117", "must be separated by", "https://a-*-b.example.com")]
    [InlineData("https://a*-b.example.com", "SC1117", "must be separated by", "https://a-*-b.example.com")]
    [InlineData("https://app_*.example.com", "SC1117", "must be separated by", null)]
    [InlineData("https://-*.example.com", "SC1117", "must be separated by", null)]
    [InlineData("chrome-extension://*.abc", "SC1118", "Only http and https", null)]
    [InlineData("moz-extension://*:*", "SC1118", "Only http and https", "moz-extension://*")]
    [InlineData("moz-extension://*/*", "SC1111", "no path", "moz-extension://*")]
    [InlineData("app://./", "SC1111", "trailing slash", "app://.")]
    [InlineData("app://-/index.html", "SC1111", "no path", "app://-")]
    [InlineData("APP://.", "SC1112", "lower case", "app://.")]
    [InlineData("app://", "SC1121", "not an origin", null)]
    // schemes one slip away
    [InlineData("htps://example.com", "SC1129", "misspelt 'https'", "https://example.com")]
    [InlineData("httpss://*.example.com", "SC1129", "misspelt 'https'", "https://*.example.com")]
    [InlineData("hhtp://localhost:3000", "SC1129", "misspelt 'http'", "http://localhost:3000")]
    [InlineData("HTTPSS://Example.com:443", "SC1129", "misspelt 'https'", "https://example.com")]
    [InlineData("htpt://example.com", "SC1129", "misspelt 'http'", "http://example.com")]
    [InlineData("htps://*", "SC1116", "'*' alone", null)]
    [InlineData("http;//example.com", "SC1121", "separated by '://'", "http://example.com")]
    [InlineData("http;://example.com", "SC1121", "separated by '://'", "http://example.com")]
    // two hosts
    [InlineData("https://good.com@evil.com", "SC1110", "for a user, not for a host", null)]
    [InlineData("https://good.com:443@evil.com", "SC1110", "for a user, not for a host", null)]
    [InlineData("https://localhost@evil.com", "SC1110", "for a user, not for a host", null)]
    [InlineData("https://localhost:3000@evil.com", "SC1110", "for a user, not for a host", null)]
    [InlineData("https://good%2ecom@evil.com", "SC1110", "for a user, not for a host", null)]
    [InlineData("good.com@evil.com", "SC1110", "for a user, not for a host", null)]
    [InlineData(" https://good.com@evil.com", "SC1103", "white space", null)]
    [InlineData("https://*@evil.com", "SC1110", "for a user, not for a host", null)]
    [InlineData("chrome-extension://abc:*", "SC1118", "Only http and https", "chrome-extension://abc")]
    [InlineData("capacitor://*.localhost", "SC1118", "Only http and https", null)]
    [InlineData("http://192.168.1.*", "SC1118", "IP address cannot contain a wildcard", null)]
    [InlineData("http://*.0.0.1", "SC1118", "IP address cannot contain a wildcard", null)]
    [InlineData("http://[2001:db8::*]", "SC1118", "IP address cannot contain a wildcard", null)]
    [InlineData("http://*.example.1", "SC1118", "is not a valid domain", null)]
    // addresses
    [InlineData("https://[::ffff:1.2.3.4]", "SC1119", "not IPv4-mapped", "https://1.2.3.4")]
    [InlineData("http://[2001:db8:0:0:0:0:0:1]:8080", "SC1119", "compressed", "http://[2001:db8::1]:8080")]
    [InlineData("http://[::1.2.3.4]", "SC1119", "RFC 5952", "http://[::102:304]")]
    [InlineData("http://[fe80::1%eth0]", "SC1119", "without a zone", null)]
    [InlineData("http://[::1", "SC1119", "in brackets", null)]
    [InlineData("http://::1", "SC1119", "in brackets", "http://[::1]")]
    [InlineData("http://127.1", "SC1119", "four decimal numbers", "http://127.0.0.1")]
    [InlineData("http://0x7f.0.0.1", "SC1119", "four decimal numbers", "http://127.0.0.1")]
    [InlineData("http://2130706433", "SC1119", "four decimal numbers", "http://127.0.0.1")]
    [InlineData("http://256.0.0.1", "SC1119", "from 0 to 255", null)]
    [InlineData("http://1.2.3.4.5", "SC1119", "four decimal numbers", null)]
    // other hosts
    [InlineData("https://example.com.", "SC1120", "trailing dot", "https://example.com")]
    [InlineData("https://*.example.com.", "SC1120", "trailing dot", "https://*.example.com")]
    [InlineData("https://.example.com", "SC1121", "no leading dot", null)]
    [InlineData("https://example..com", "SC1121", "not an origin", null)]
    [InlineData("https://example.com.:8443", "SC1120", "only if the user typed it", "https://example.com:8443")]
    [InlineData("https://exa!mple.com", "SC1121", "not an origin", null)]
    [InlineData("http://1.2.3.4!", "SC1121", "not an origin", null)]
    [InlineData("https://ex%61mple.com", "SC1121", "percent-encoded", "https://example.com")]
    [InlineData("https://example.com:443:443", "SC1121", "not an origin", null)]
    [InlineData("https://", "SC1121", "not an origin", null)]
    [InlineData("https://abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijkl.example", "SC1121", "at most 63", null)]
    // placeholders
    [InlineData("https://${HOST}", "SC1121", "Placeholders", null)]
    [InlineData("${FRONTEND_URL}", "SC1121", "Placeholders", null)]
    [InlineData("$FRONTEND_URL", "SC1121", "Placeholders", null)]
    [InlineData("%FRONTEND_URL%", "SC1121", "Placeholders", null)]
    [InlineData("#{Frontend.Url}#", "SC1121", "Placeholders", null)]
    [InlineData("$(FrontendUrl)", "SC1121", "Placeholders", null)]
    [InlineData("https://{tenant}.example.com", "SC1121", "Placeholders", null)]
    [InlineData("https://{{ tenant }}.example.com", "SC1121", "Placeholders", null)]
    [InlineData("https://<tenant>.example.com", "SC1121", "Placeholders", null)]
    internal void Mistakes_that_people_make(string text, string code, string fragment, string? suggestion) =>
        Check(text, code, fragment, suggestion);

    [Fact]
    public void A_name_that_needs_the_tables_of_Unicode_gets_the_right_suggestion_or_none()
    {
        var problem = Spelling.ProblemOf("https://ｅｘａｍｐｌｅ.com");

        problem.Code.Should().Be("SC1113");
        (problem.Fix!.Replacements is [var host] ? host : "https://example.com").Should().Be("https://example.com");
    }

    [Fact]
    public void Half_a_surrogate_pair_is_not_taken_for_a_name() =>
        Check("https://a" + '\uD800' + ".example", "SC1113", "Punycode", null);
}
