using StrictCors.Origins;

namespace StrictCors.Tests.Origins;

/// <summary>What a person is told who wrote something else than a pattern. Message fragments are checked, not whole messages.</summary>
[Trait("Specification", "origins §3")]
public class OriginPatternDiagnosisTests
{
    [Theory]
    [InlineData("https://example.com/", OriginPatternFault.Path, "Remove the trailing slash", "https://example.com")]
    [InlineData("https://example.com/app", OriginPatternFault.Path, "origin has no path", "https://example.com")]
    [InlineData("https://Example.com", OriginPatternFault.UpperCase, "lower case", "https://example.com")]
    [InlineData("https://example.com:443", OriginPatternFault.DefaultPort, "443 is the default port of https", "https://example.com")]
    [InlineData("https://bücher.example", OriginPatternFault.NotPunycode, "Punycode", "https://xn--bcher-kva.example")]
    [InlineData("example.com", OriginPatternFault.SchemeMissing, "scheme is missing", "https://example.com")]
    [InlineData("*.example.com", OriginPatternFault.SchemeMissing, "scheme is missing", "https://*.example.com")]
    [InlineData("https://a.example, https://b.example", OriginPatternFault.SeveralOrigins, "One origin per entry.", "\"https://a.example\", \"https://b.example\"")]
    [InlineData("https://user@example.com", OriginPatternFault.UserInformation, "No user information", "https://example.com")]
    [InlineData("http*://example.com", OriginPatternFault.WildcardScheme, "One entry per scheme", "https://example.com")]
    [InlineData("*://example.com", OriginPatternFault.WildcardScheme, "One entry per scheme", "https://example.com")]
    [InlineData("https://*", OriginPatternFault.AnyHost, "'*' alone allows every origin", "*")]
    [InlineData("https://*example.com", OriginPatternFault.MisplacedStar, "never touches a letter: '*.' stands for any subdomain", "https://*.example.com")]
    [InlineData("https://app*.example.com", OriginPatternFault.MisplacedStar, "'app-*.' for a prefix", "https://app-*.example.com")]
    [InlineData("https://foo.*.com", OriginPatternFault.MisplacedStar, "star belongs in the leftmost label", null)]
    [InlineData("https://*.*.example.com", OriginPatternFault.MisplacedStar, "star belongs in the leftmost label", "https://*.example.com")]
    [InlineData("https://example.*", OriginPatternFault.MisplacedStar, "star belongs in the leftmost label", null)]
    [InlineData(@"^https://.*\.example\.com$", OriginPatternFault.RegularExpression, "No regular expressions", "https://*.example.com")]
    [InlineData("http://[0:0:0:0:0:0:0:1]", OriginPatternFault.AddressSpelling, "compressed", "http://[::1]")]
    [InlineData("file:///x", OriginPatternFault.OpaqueScheme, "send as 'null'", "null")]
    [InlineData("data:", OriginPatternFault.OpaqueScheme, "send as 'null'", "null")]
    [InlineData("wss://example.com", OriginPatternFault.WebSocketScheme, "carries the page's origin", "https://example.com")]
    [InlineData(" https://example.com", OriginPatternFault.WhiteSpace, "Remove the white space", "https://example.com")]
    internal void The_table_of_the_specification(string text, OriginPatternFault fault, string fragment, string? suggestion) =>
        Check(text, fault, fragment, suggestion);

    [Theory]
    // nothing
    [InlineData("", OriginPatternFault.Empty, "empty", "remove the entry")]
    [InlineData("   ", OriginPatternFault.Empty, "empty", "remove the entry")]
    [InlineData("\t\r\n", OriginPatternFault.Empty, "empty", "remove the entry")]
    [InlineData("\u200B\uFEFF", OriginPatternFault.Empty, "empty", "remove the entry")]
    // several in one
    [InlineData("localhost localhost", OriginPatternFault.SeveralOrigins, "One origin per entry.", "\"http://localhost\", \"http://localhost\"")]
    [InlineData("https://a.example//x", OriginPatternFault.Path, "origin has no path", "https://a.example")]
    // white space and what nobody sees
    [InlineData("https://example.com\n", OriginPatternFault.WhiteSpace, "white space", "https://example.com")]
    [InlineData("https:// example.com", OriginPatternFault.WhiteSpace, "white space", "https://example.com")]
    [InlineData("https ://example.com", OriginPatternFault.WhiteSpace, "white space", "https://example.com")]
    [InlineData("https://example.com /", OriginPatternFault.WhiteSpace, "white space", "https://example.com")]
    [InlineData("https://exa mple.com", OriginPatternFault.WhiteSpace, "white space", null)]
    [InlineData("http://localhost 3000", OriginPatternFault.WhiteSpace, "white space", null)]
    [InlineData("https://example.com\u200B", OriginPatternFault.WhiteSpace, "U+200B", "https://example.com")]
    [InlineData("\uFEFFhttps://example.com", OriginPatternFault.WhiteSpace, "U+FEFF", "https://example.com")]
    [InlineData("https://example.com\u00A0", OriginPatternFault.WhiteSpace, "U+00A0", "https://example.com")]
    [InlineData("https://exam\u00ADple.com", OriginPatternFault.WhiteSpace, "U+00AD", "https://example.com")]
    [InlineData("https://example.com\0", OriginPatternFault.WhiteSpace, "U+0000", "https://example.com")]
    [InlineData("\u202Ehttps://example.com", OriginPatternFault.WhiteSpace, "U+202E", "https://example.com")]
    [InlineData(" * ", OriginPatternFault.WhiteSpace, "white space", "*")]
    [InlineData("null ", OriginPatternFault.WhiteSpace, "white space", "null")]
    // quotation marks
    [InlineData("\"https://example.com\"", OriginPatternFault.NoOrigin, "quotation marks", "https://example.com")]
    [InlineData("'https://example.com'", OriginPatternFault.NoOrigin, "quotation marks", "https://example.com")]
    [InlineData("`https://example.com`", OriginPatternFault.NoOrigin, "quotation marks", "https://example.com")]
    [InlineData("\u201Chttps://example.com\u201D", OriginPatternFault.NoOrigin, "quotation marks", "https://example.com")]
    [InlineData("<https://example.com>", OriginPatternFault.NoOrigin, "quotation marks", "https://example.com")]
    [InlineData("[\"https://example.com\"]", OriginPatternFault.NoOrigin, "quotation marks", "https://example.com")]
    [InlineData("\"*\"", OriginPatternFault.NoOrigin, "quotation marks", "*")]
    [InlineData("\"null\"", OriginPatternFault.NoOrigin, "quotation marks", "null")]
    [InlineData("'self'", OriginPatternFault.NoOrigin, "quotation marks", null)]
    // several
    [InlineData("https://a.example;https://b.example", OriginPatternFault.SeveralOrigins, "One origin per entry.", "\"https://a.example\", \"https://b.example\"")]
    [InlineData("https://a.example https://b.example", OriginPatternFault.SeveralOrigins, "One origin per entry.", "\"https://a.example\", \"https://b.example\"")]
    [InlineData("https://a.example\r\nhttps://b.example", OriginPatternFault.SeveralOrigins, "One origin per entry.", "\"https://a.example\", \"https://b.example\"")]
    [InlineData("a.example, b.example", OriginPatternFault.SeveralOrigins, "One origin per entry.", "\"https://a.example\", \"https://b.example\"")]
    [InlineData("localhost:3000 localhost:4000", OriginPatternFault.SeveralOrigins, "One origin per entry.", "\"http://localhost:3000\", \"http://localhost:4000\"")]
    [InlineData("https://*.a.example/,https://B.example", OriginPatternFault.SeveralOrigins, "One origin per entry.", "\"https://*.a.example\", \"https://b.example\"")]
    [InlineData("[\"https://a.example\",\"https://b.example\"]", OriginPatternFault.SeveralOrigins, "One origin per entry.", "\"https://a.example\", \"https://b.example\"")]
    [InlineData("https://a.example, ???", OriginPatternFault.SeveralOrigins, "One origin per entry.", null)]
    [InlineData("https://a.example,", OriginPatternFault.SeveralOrigins, "remove the separator", "https://a.example")]
    [InlineData("https://a.example;", OriginPatternFault.SeveralOrigins, "remove the separator", "https://a.example")]
    [InlineData("https://a.examplehttps://b.example", OriginPatternFault.SeveralOrigins, "One origin per entry.", null)]
    [InlineData("https://example.com/a,b", OriginPatternFault.Path, "no path", "https://example.com")]
    // schemes
    [InlineData("localhost", OriginPatternFault.SchemeMissing, "scheme is missing", "http://localhost")]
    [InlineData("localhost:3000", OriginPatternFault.SchemeMissing, "scheme is missing", "http://localhost:3000")]
    [InlineData("localhost:*", OriginPatternFault.SchemeMissing, "scheme is missing", "http://localhost:*")]
    [InlineData("app.localhost:3000", OriginPatternFault.SchemeMissing, "scheme is missing", "http://app.localhost:3000")]
    [InlineData("127.0.0.1:5500", OriginPatternFault.SchemeMissing, "scheme is missing", "http://127.0.0.1:5500")]
    [InlineData("[::1]:3000", OriginPatternFault.SchemeMissing, "scheme is missing", "http://[::1]:3000")]
    [InlineData("::1", OriginPatternFault.SchemeMissing, "scheme is missing", "http://[::1]")]
    [InlineData("::1:8080", OriginPatternFault.SchemeMissing, "scheme is missing", null)]
    [InlineData("//example.com", OriginPatternFault.SchemeMissing, "scheme is missing", "https://example.com")]
    [InlineData("://example.com", OriginPatternFault.SchemeMissing, "scheme is missing", "https://example.com")]
    [InlineData("www.example.com/path", OriginPatternFault.SchemeMissing, "scheme is missing", "https://www.example.com")]
    [InlineData("*.example.com/", OriginPatternFault.SchemeMissing, "scheme is missing", "https://*.example.com")]
    [InlineData("*example.com", OriginPatternFault.SchemeMissing, "scheme is missing", "https://*.example.com")]
    [InlineData(".example.com", OriginPatternFault.SchemeMissing, "scheme is missing", "https://*.example.com")]
    [InlineData("example.com:443", OriginPatternFault.SchemeMissing, "scheme is missing", "https://example.com")]
    [InlineData("example.com:80", OriginPatternFault.SchemeMissing, "scheme is missing", "http://example.com")]
    [InlineData("example.com:8443", OriginPatternFault.SchemeMissing, "scheme is missing", "https://example.com:8443")]
    [InlineData("frontend:3000", OriginPatternFault.SchemeMissing, "scheme is missing", "https://frontend:3000")]
    [InlineData("data:8080", OriginPatternFault.SchemeMissing, "scheme is missing", "https://data:8080")]
    [InlineData("user@example.com", OriginPatternFault.SchemeMissing, "scheme is missing", "https://example.com")]
    [InlineData("bücher.example", OriginPatternFault.SchemeMissing, "scheme is missing", "https://xn--bcher-kva.example")]
    [InlineData("undefined", OriginPatternFault.SchemeMissing, "scheme is missing", null)]
    [InlineData("any", OriginPatternFault.SchemeMissing, "scheme is missing", null)]
    [InlineData("self", OriginPatternFault.SchemeMissing, "scheme is missing", null)]
    [InlineData("https", OriginPatternFault.SchemeMissing, "scheme is missing", null)]
    [InlineData("about:blank", OriginPatternFault.SchemeMissing, "scheme is missing", null)]
    [InlineData("https%3A%2F%2Fexample.com", OriginPatternFault.SchemeMissing, "scheme is missing", null)]
    [InlineData("https:/example.com", OriginPatternFault.NoOrigin, "'://', once", "https://example.com")]
    [InlineData("https//example.com", OriginPatternFault.NoOrigin, "'://', once", "https://example.com")]
    [InlineData("http:example.com", OriginPatternFault.NoOrigin, "'://', once", "http://example.com")]
    [InlineData("https:///example.com", OriginPatternFault.NoOrigin, "'://', once", "https://example.com")]
    [InlineData("https;//example.com", OriginPatternFault.NoOrigin, "'://', once", "https://example.com")]
    [InlineData(@"https:\\example.com", OriginPatternFault.NoOrigin, "'://', once", "https://example.com")]
    [InlineData("https://https://example.com", OriginPatternFault.NoOrigin, "'://', once", "https://example.com")]
    [InlineData("https://http://localhost:3000", OriginPatternFault.NoOrigin, "'://', once", "http://localhost:3000")]
    [InlineData("1http://example.com", OriginPatternFault.NoOrigin, "scheme is letters", null)]
    [InlineData("ht_tp://example.com", OriginPatternFault.NoOrigin, "scheme is letters", null)]
    [InlineData("*://*.example.com/*", OriginPatternFault.WildcardScheme, "One entry per scheme", "https://*.example.com")]
    [InlineData("ws://localhost:8080", OriginPatternFault.WebSocketScheme, "WebSocket", "http://localhost:8080")]
    [InlineData("wss://example.com:443", OriginPatternFault.WebSocketScheme, "WebSocket", "https://example.com")]
    [InlineData("WSS://*.example.com/socket", OriginPatternFault.WebSocketScheme, "WebSocket", "https://*.example.com")]
    [InlineData("file://server/share", OriginPatternFault.OpaqueScheme, "send as 'null'", "null")]
    [InlineData("file://server", OriginPatternFault.OpaqueScheme, "send as 'null'", "null")]
    [InlineData("FILE:///C:/Program Files/index.html", OriginPatternFault.OpaqueScheme, "send as 'null'", "null")]
    [InlineData("data:text/html,<b>x</b>", OriginPatternFault.OpaqueScheme, "send as 'null'", "null")]
    [InlineData("blob:https://example.com/0c0c", OriginPatternFault.OpaqueScheme, "page that made it", "https://example.com")]
    [InlineData("blob:null/0c0c", OriginPatternFault.OpaqueScheme, "page that made it", null)]
    // null
    [InlineData("NULL", OriginPatternFault.UpperCase, "lower case", "null")]
    [InlineData("Null", OriginPatternFault.UpperCase, "lower case", "null")]
    // user information, path
    [InlineData("https://user:p@ss$word@example.com", OriginPatternFault.UserInformation, "No user information", "https://example.com")]
    [InlineData("HTTPS://Example.com:443/", OriginPatternFault.Path, "trailing slash", "https://example.com")]
    [InlineData("http://localhost:3000/", OriginPatternFault.Path, "trailing slash", "http://localhost:3000")]
    [InlineData("http://localhost:*/", OriginPatternFault.Path, "trailing slash", "http://localhost:*")]
    [InlineData("https://example.com/*", OriginPatternFault.Path, "no path", "https://example.com")]
    [InlineData("https://*.example.com/*", OriginPatternFault.Path, "no path", "https://*.example.com")]
    [InlineData("https://example.com?", OriginPatternFault.Path, "no path, query", "https://example.com")]
    [InlineData("https://example.com?return=https://b.example", OriginPatternFault.Path, "no path, query", "https://example.com")]
    [InlineData("https://example.com#top", OriginPatternFault.Path, "fragment", "https://example.com")]
    [InlineData(@"https://example.com\", OriginPatternFault.Path, "no path", "https://example.com")]
    [InlineData("https://example.com/@user", OriginPatternFault.Path, "no path", "https://example.com")]
    [InlineData("https://example.com/a(b)", OriginPatternFault.Path, "no path", "https://example.com")]
    [InlineData("chrome-extension://abcdef/", OriginPatternFault.Path, "trailing slash", "chrome-extension://abcdef")]
    // case, international names
    [InlineData("HTTPS://example.com", OriginPatternFault.UpperCase, "lower case", "https://example.com")]
    [InlineData("https://*.Example.com", OriginPatternFault.UpperCase, "lower case", "https://*.example.com")]
    [InlineData("https://App--*-X.Example.com", OriginPatternFault.UpperCase, "lower case", "https://app--*-x.example.com")]
    [InlineData("http://[2001:DB8::1]", OriginPatternFault.UpperCase, "lower case", "http://[2001:db8::1]")]
    [InlineData("moz-extension://53F0D0A4-7f3b", OriginPatternFault.UpperCase, "lower case", "moz-extension://53f0d0a4-7f3b")]
    [InlineData("https://bücher.example:8443", OriginPatternFault.NotPunycode, "Punycode", "https://xn--bcher-kva.example:8443")]
    [InlineData("https://BÜCHER.example/", OriginPatternFault.Path, "trailing slash", "https://xn--bcher-kva.example")]
    [InlineData("https://*.bücher.example", OriginPatternFault.NotPunycode, "Punycode", "https://*.xn--bcher-kva.example")]
    [InlineData("https://xn--ü.example", OriginPatternFault.NotPunycode, "Punycode", null)]
    [InlineData("https://ex\u0430mple.com", OriginPatternFault.NotPunycode, "Punycode", "https://xn--exmple-4nf.com")]
    // ports
    [InlineData("http://example.com:80", OriginPatternFault.DefaultPort, "80 is the default port of http", "http://example.com")]
    [InlineData("https://*.example.com:443", OriginPatternFault.DefaultPort, "443 is the default port of https", "https://*.example.com")]
    [InlineData("https://example.com:", OriginPatternFault.InvalidPort, "1 to 65535", "https://example.com")]
    [InlineData("https://example.com:0443", OriginPatternFault.InvalidPort, "without leading zeros", "https://example.com")]
    [InlineData("https://example.com:08443", OriginPatternFault.InvalidPort, "without leading zeros", "https://example.com:8443")]
    [InlineData("https://example.com:99999", OriginPatternFault.InvalidPort, "1 to 65535", null)]
    [InlineData("https://example.com:0", OriginPatternFault.InvalidPort, "1 to 65535", null)]
    [InlineData("https://example.com:-1", OriginPatternFault.InvalidPort, "1 to 65535", null)]
    [InlineData("https://example.com:http", OriginPatternFault.InvalidPort, "1 to 65535", null)]
    [InlineData("http://localhost:3000-3010", OriginPatternFault.InvalidPort, "1 to 65535", null)]
    [InlineData("http://localhost:30*", OriginPatternFault.InvalidPort, "or '*'", null)]
    [InlineData("https://example.com:８０８０", OriginPatternFault.InvalidPort, "1 to 65535", null)]
    // any host
    [InlineData("http://*:8080", OriginPatternFault.AnyHost, "'*' alone", "*")]
    [InlineData("https://*:*", OriginPatternFault.AnyHost, "'*' alone", "*")]
    [InlineData("https://**", OriginPatternFault.AnyHost, "'*' alone", "*")]
    [InlineData("https://*.*", OriginPatternFault.AnyHost, "'*' alone", "*")]
    [InlineData("*://*/*", OriginPatternFault.AnyHost, "'*' alone", "*")]
    [InlineData("*:8080", OriginPatternFault.AnyHost, "'*' alone", "*")]
    [InlineData("*:*", OriginPatternFault.AnyHost, "'*' alone", "*")]
    [InlineData("*.*", OriginPatternFault.AnyHost, "'*' alone", "*")]
    [InlineData("**", OriginPatternFault.AnyHost, "'*' alone", "*")]
    // stars
    [InlineData("https://example.com*", OriginPatternFault.MisplacedStar, "leftmost label", null)]
    [InlineData("https://www.*.com", OriginPatternFault.MisplacedStar, "leftmost label", null)]
    [InlineData("https://*.app-*.example.com", OriginPatternFault.MisplacedStar, "leftmost label, once", null)]
    [InlineData("https://app-*-*.example.com", OriginPatternFault.MisplacedStar, "leftmost label, once", null)]
    [InlineData("https://**.example.com", OriginPatternFault.MisplacedStar, "leftmost label, once", "https://*.example.com")]
    [InlineData("https://app-*", OriginPatternFault.MisplacedStar, "needs a domain behind it", null)]
    [InlineData("https://*com", OriginPatternFault.MisplacedStar, "needs a domain behind it", null)]
    [InlineData("https://*app.example.com", OriginPatternFault.MisplacedStar, "never touches a letter", "https://*.app.example.com")]
    [InlineData("https://a*b.example.com", OriginPatternFault.MisplacedStar, "never touches a letter", "https://a-*-b.example.com")]
    [InlineData("https://a*-b.example.com", OriginPatternFault.MisplacedStar, "never touches a letter", "https://a-*-b.example.com")]
    [InlineData("https://app_*.example.com", OriginPatternFault.MisplacedStar, "never touches a letter", null)]
    [InlineData("https://-*.example.com", OriginPatternFault.MisplacedStar, "never touches a letter", null)]
    [InlineData("chrome-extension://*", OriginPatternFault.StarNotAllowedHere, "Only http and https", null)]
    [InlineData("chrome-extension://abc:*", OriginPatternFault.StarNotAllowedHere, "Only http and https", "chrome-extension://abc")]
    [InlineData("capacitor://*.localhost", OriginPatternFault.StarNotAllowedHere, "Only http and https", null)]
    [InlineData("http://192.168.1.*", OriginPatternFault.StarNotAllowedHere, "No star in an IP address", null)]
    [InlineData("http://*.0.0.1", OriginPatternFault.StarNotAllowedHere, "No star in an IP address", null)]
    [InlineData("http://[2001:db8::*]", OriginPatternFault.StarNotAllowedHere, "No star in an IP address", null)]
    [InlineData("http://*.example.1", OriginPatternFault.StarNotAllowedHere, "is no domain", null)]
    // addresses
    [InlineData("https://[::ffff:1.2.3.4]", OriginPatternFault.AddressSpelling, "not IPv4-mapped", "https://1.2.3.4")]
    [InlineData("http://[2001:db8:0:0:0:0:0:1]:8080", OriginPatternFault.AddressSpelling, "compressed", "http://[2001:db8::1]:8080")]
    [InlineData("http://[::1.2.3.4]", OriginPatternFault.AddressSpelling, "RFC 5952", "http://[::102:304]")]
    [InlineData("http://[fe80::1%eth0]", OriginPatternFault.AddressSpelling, "without a zone", null)]
    [InlineData("http://[::1", OriginPatternFault.AddressSpelling, "in brackets", null)]
    [InlineData("http://::1", OriginPatternFault.AddressSpelling, "in brackets", "http://[::1]")]
    [InlineData("http://127.1", OriginPatternFault.AddressSpelling, "four decimal numbers", "http://127.0.0.1")]
    [InlineData("http://0x7f.0.0.1", OriginPatternFault.AddressSpelling, "four decimal numbers", "http://127.0.0.1")]
    [InlineData("http://2130706433", OriginPatternFault.AddressSpelling, "four decimal numbers", "http://127.0.0.1")]
    [InlineData("http://256.0.0.1", OriginPatternFault.AddressSpelling, "from 0 to 255", null)]
    [InlineData("http://1.2.3.4.5", OriginPatternFault.AddressSpelling, "four decimal numbers", null)]
    // other hosts
    [InlineData("https://example.com.", OriginPatternFault.TrailingDot, "trailing dot", "https://example.com")]
    [InlineData("https://*.example.com.", OriginPatternFault.TrailingDot, "trailing dot", "https://*.example.com")]
    [InlineData("https://.example.com", OriginPatternFault.NoOrigin, "No leading dot", "https://*.example.com")]
    [InlineData("https://example..com", OriginPatternFault.NoOrigin, "no origin", null)]
    [InlineData("https://-example.com", OriginPatternFault.NoOrigin, "no origin", null)]
    [InlineData("https://exa!mple.com", OriginPatternFault.NoOrigin, "no origin", null)]
    [InlineData("https://ex%61mple.com", OriginPatternFault.NoOrigin, "no origin", null)]
    [InlineData("https://example.com:443:443", OriginPatternFault.NoOrigin, "no origin", null)]
    [InlineData("https://", OriginPatternFault.NoOrigin, "no origin", null)]
    [InlineData("https://abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijkl.example", OriginPatternFault.NoOrigin, "at most 63", null)]
    // placeholders
    [InlineData("https://${HOST}", OriginPatternFault.NoOrigin, "Placeholders", null)]
    [InlineData("${FRONTEND_URL}", OriginPatternFault.NoOrigin, "Placeholders", null)]
    [InlineData("$FRONTEND_URL", OriginPatternFault.NoOrigin, "Placeholders", null)]
    [InlineData("%FRONTEND_URL%", OriginPatternFault.NoOrigin, "Placeholders", null)]
    [InlineData("#{Frontend.Url}#", OriginPatternFault.NoOrigin, "Placeholders", null)]
    [InlineData("$(FrontendUrl)", OriginPatternFault.NoOrigin, "Placeholders", null)]
    [InlineData("https://{tenant}.example.com", OriginPatternFault.NoOrigin, "Placeholders", null)]
    [InlineData("https://{{ tenant }}.example.com", OriginPatternFault.NoOrigin, "Placeholders", null)]
    [InlineData("https://<tenant>.example.com", OriginPatternFault.NoOrigin, "Placeholders", null)]
    // regular expressions
    [InlineData(@"https://.*\.example\.com", OriginPatternFault.RegularExpression, "No regular", "https://*.example.com")]
    [InlineData(@"^https?://.*\.example\.com$", OriginPatternFault.RegularExpression, "No regular", "https://*.example.com")]
    [InlineData(@"^(http|https)://.*\.example\.com$", OriginPatternFault.RegularExpression, "No regular", "https://*.example.com")]
    [InlineData(@"/^https:\/\/.*\.example\.com$/", OriginPatternFault.RegularExpression, "No regular", "https://*.example.com")]
    [InlineData(@"^https://([a-z0-9-]+)\.example\.com$", OriginPatternFault.RegularExpression, "No regular", "https://*.example.com")]
    [InlineData(@"^https://[^.]+\.example\.com$", OriginPatternFault.RegularExpression, "No regular", "https://*.example.com")]
    [InlineData(@"https://\w+.example.com", OriginPatternFault.RegularExpression, "No regular", "https://*.example.com")]
    [InlineData(@"https://[a-z]+.example.com", OriginPatternFault.RegularExpression, "No regular", "https://*.example.com")]
    [InlineData("https://.*.example.com", OriginPatternFault.RegularExpression, "No regular", "https://*.example.com")]
    [InlineData(@".*\.example\.com", OriginPatternFault.RegularExpression, "No regular", "https://*.example.com")]
    [InlineData(@"\.example\.com$", OriginPatternFault.RegularExpression, "No regular", "https://*.example.com")]
    [InlineData(@"^https://app-\d+\.example\.com$", OriginPatternFault.RegularExpression, "No regular", "https://app-*.example.com")]
    [InlineData(@"^http://localhost:\d+$", OriginPatternFault.RegularExpression, "No regular", "http://localhost:*")]
    [InlineData("^http://localhost:[0-9]+$", OriginPatternFault.RegularExpression, "No regular", "http://localhost:*")]
    [InlineData("https?://example.com", OriginPatternFault.RegularExpression, "No regular", "https://example.com")]
    [InlineData("http(s)://example.com", OriginPatternFault.RegularExpression, "No regular", "https://example.com")]
    [InlineData(@"https:\/\/example.com", OriginPatternFault.RegularExpression, "No regular", "https://example.com")]
    [InlineData("^https://example.com$", OriginPatternFault.RegularExpression, "No regular", "https://example.com")]
    [InlineData(".*", OriginPatternFault.RegularExpression, "No regular", "*")]
    [InlineData("https://.*", OriginPatternFault.RegularExpression, "No regular", null)]
    [InlineData(@"^https://(.+\.)?example\.com$", OriginPatternFault.RegularExpression, "No regular", null)]
    [InlineData("https://(www|api).example.com", OriginPatternFault.RegularExpression, "No regular", null)]
    [InlineData("https://a.example|https://b.example", OriginPatternFault.RegularExpression, "No regular", null)]
    internal void Mistakes_that_people_make(string text, OriginPatternFault fault, string fragment, string? suggestion) =>
        Check(text, fault, fragment, suggestion);

    [Fact]
    public void A_name_that_needs_the_tables_of_Unicode_gets_the_right_suggestion_or_none()
    {
        var diagnosis = OriginPatternDiagnosis.Of("https://ｅｘａｍｐｌｅ.com");

        diagnosis.Fault.Should().Be(OriginPatternFault.NotPunycode);
        (diagnosis.Suggestion ?? "https://example.com").Should().Be("https://example.com");
    }

    [Fact]
    public void Half_a_surrogate_pair_is_not_taken_for_a_name() =>
        Check("https://a" + '\uD800' + ".example", OriginPatternFault.NotPunycode, "Punycode", null);

    [Fact]
    public void A_long_list_is_not_repeated()
    {
        var list = string.Join(';', Enumerable.Range(0, 50).Select(i => $"https://app-{i}.example.com"));

        Check(list, OriginPatternFault.SeveralOrigins, "One origin per entry.", null);
    }

    [Fact]
    public void A_text_beyond_all_measure_is_not_looked_into() =>
        Check("https://" + new string('a', 1_000_000), OriginPatternFault.NoOrigin, "at most 326", null);

    private static void Check(string text, OriginPatternFault fault, string fragment, string? suggestion)
    {
        OriginPattern.TryParse(text, out _).Should().BeFalse();

        var diagnosis = OriginPatternDiagnosis.Of(text);

        diagnosis.Fault.Should().Be(fault);
        diagnosis.Message.Should().Contain(fragment);
        diagnosis.Suggestion.Should().Be(suggestion);
    }
}
