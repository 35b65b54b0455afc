using StrictCors.Origins;
using StrictCors.Tests.Infrastructure;
using static StrictCors.Tests.Origins.LongestParts;

namespace StrictCors.Tests.Origins;

/// <summary>The grammar of a request's origin, row by row.</summary>
[Trait("Specification", "origins §1")]
public class SerializedOriginTests
{
    [Theory]
    // scheme
    [InlineData("http://example.com", "http", "example.com", 80)]
    [InlineData("https://example.com", "https", "example.com", 443)]
    [InlineData("chrome-extension://abcdefghijklmnopabcdefghijklmnop", "chrome-extension", "abcdefghijklmnopabcdefghijklmnop", -1)]
    [InlineData("moz-extension://53f0d0a4-7f3b-4a4e-9d43-1c7c3ad4d7d2", "moz-extension", "53f0d0a4-7f3b-4a4e-9d43-1c7c3ad4d7d2", -1)]
    [InlineData("safari-web-extension://0c0c0c0c-aaaa-bbbb-cccc-0123456789ab", "safari-web-extension", "0c0c0c0c-aaaa-bbbb-cccc-0123456789ab", -1)]
    [InlineData("capacitor://localhost", "capacitor", "localhost", -1)]
    [InlineData("tauri://localhost", "tauri", "localhost", -1)]
    [InlineData("app://localhost", "app", "localhost", -1)]
    [InlineData("vscode-webview://0abc", "vscode-webview", "0abc", -1)]
    [InlineData("a+b-c.d1://x", "a+b-c.d1", "x", -1)]
    [InlineData("a://b", "a", "b", -1)]
    [InlineData("ws://example.com", "ws", "example.com", -1)]
    [InlineData(Scheme64 + "://x", Scheme64, "x", -1)]
    // domain
    [InlineData("https://a", "https", "a", 443)]
    [InlineData("https://localhost", "https", "localhost", 443)]
    [InlineData("https://a.b.c.d.e.f.g", "https", "a.b.c.d.e.f.g", 443)]
    [InlineData("https://" + Label63, "https", Label63, 443)]
    [InlineData("https://" + Label63 + ".com", "https", Label63 + ".com", 443)]
    [InlineData("https://" + Domain253, "https", Domain253, 443)]
    [InlineData("https://xn--bcher-kva.example", "https", "xn--bcher-kva.example", 443)]
    [InlineData("https://xn--nonsense", "https", "xn--nonsense", 443)]
    [InlineData("https://r3---sn-4g5e6nzl.example", "https", "r3---sn-4g5e6nzl.example", 443)]
    [InlineData("https://ab--cd.example", "https", "ab--cd.example", 443)]
    [InlineData("https://a_b.example", "https", "a_b.example", 443)]
    [InlineData("https://_dmarc.example", "https", "_dmarc.example", 443)]
    [InlineData("https://_", "https", "_", 443)]
    [InlineData("https://a_.example", "https", "a_.example", 443)]
    [InlineData("http://7d2f9c", "http", "7d2f9c", 80)]
    [InlineData("http://123.example", "http", "123.example", 80)]
    [InlineData("http://1.2.3.example", "http", "1.2.3.example", 80)]
    [InlineData("http://0x7f.example", "http", "0x7f.example", 80)]
    [InlineData("http://example.1a", "http", "example.1a", 80)]
    [InlineData("http://example.0xg", "http", "example.0xg", 80)]
    [InlineData("http://example.x0", "http", "example.x0", 80)]
    [InlineData("http://1.2.3.4x", "http", "1.2.3.4x", 80)]
    [InlineData("http://1.2.3.4.example", "http", "1.2.3.4.example", 80)]
    [InlineData("http://example.1-2", "http", "example.1-2", 80)]
    [InlineData("http://1_2", "http", "1_2", 80)]
    [InlineData("https://example.com.", "https", "example.com.", 443)]
    [InlineData("https://localhost.:8443", "https", "localhost.", 8443)]
    [InlineData("https://-example.com", "https", "-example.com", 443)]
    [InlineData("https://example-.com", "https", "example-.com", 443)]
    [InlineData("https://example.com-", "https", "example.com-", 443)]
    [InlineData("https://-", "https", "-", 443)]
    // other schemes: nothing in the host has a meaning
    [InlineData("app://.", "app", ".", -1)]
    [InlineData("app://-", "app", "-", -1)]
    [InlineData("app://..", "app", "..", -1)]
    [InlineData("app://a~b", "app", "a~b", -1)]
    [InlineData("app://1.2.3.4.5", "app", "1.2.3.4.5", -1)]
    [InlineData("app://.:80", "app", ".", 80)]
    [InlineData("capacitor-electron://-", "capacitor-electron", "-", -1)]
    [InlineData("moz-extension://123", "moz-extension", "123", -1)]
    [InlineData("app://" + Label63 + Label63, "app", Label63 + Label63, -1)]
    [InlineData("file://", "file", "", -1)]
    [InlineData("file://host", "file", "host", -1)]
    [InlineData("htps://example.com", "htps", "example.com", -1)]
    // IPv4
    [InlineData("http://0.0.0.0", "http", "0.0.0.0", 80)]
    [InlineData("http://127.0.0.1", "http", "127.0.0.1", 80)]
    [InlineData("http://255.255.255.255", "http", "255.255.255.255", 80)]
    [InlineData("http://192.168.100.200:8080", "http", "192.168.100.200", 8080)]
    [InlineData("http://1.9.10.99", "http", "1.9.10.99", 80)]
    [InlineData("http://100.199.200.249", "http", "100.199.200.249", 80)]
    [InlineData("http://250.251.252.253", "http", "250.251.252.253", 80)]
    [InlineData("app://127.0.0.1", "app", "127.0.0.1", -1)]
    // IPv6
    [InlineData("http://[::]", "http", "[::]", 80)]
    [InlineData("http://[::1]", "http", "[::1]", 80)]
    [InlineData("http://[::1]:3000", "http", "[::1]", 3000)]
    [InlineData("http://[1::]", "http", "[1::]", 80)]
    [InlineData("http://[2001:db8::1]", "http", "[2001:db8::1]", 80)]
    [InlineData("http://[1:2:3:4:5:6:7:8]", "http", "[1:2:3:4:5:6:7:8]", 80)]
    [InlineData("http://[1:0:3:4:5:6:7:8]", "http", "[1:0:3:4:5:6:7:8]", 80)]
    [InlineData("http://[0:2:3:4:5:6:7:8]", "http", "[0:2:3:4:5:6:7:8]", 80)]
    [InlineData("http://[1:2:3:4:5:6:7:0]", "http", "[1:2:3:4:5:6:7:0]", 80)]
    [InlineData("http://[::3:4:5:6:7:8]", "http", "[::3:4:5:6:7:8]", 80)]
    [InlineData("http://[1:2:3:4:5:6::]", "http", "[1:2:3:4:5:6::]", 80)]
    [InlineData("http://[1::4:5:6:7:8]", "http", "[1::4:5:6:7:8]", 80)]
    [InlineData("http://[2001:0:0:1::1]", "http", "[2001:0:0:1::1]", 80)]
    [InlineData("http://[2001::1:0:0:1]", "http", "[2001::1:0:0:1]", 80)]
    [InlineData("http://[2001:db8::1:0:0:1]", "http", "[2001:db8::1:0:0:1]", 80)]
    [InlineData("http://[1:0:3:0:5::]", "http", "[1:0:3:0:5::]", 80)]
    [InlineData("http://[::102:304]", "http", "[::102:304]", 80)]
    [InlineData("http://[::ffff:0:102:304]", "http", "[::ffff:0:102:304]", 80)]
    [InlineData("http://[::1:ffff:102:304]", "http", "[::1:ffff:102:304]", 80)]
    [InlineData("http://[64:ff9b::102:304]", "http", "[64:ff9b::102:304]", 80)]
    [InlineData("http://[fe80::1]", "http", "[fe80::1]", 80)]
    [InlineData("http://[abcd:ef01:2345:6789:abcd:ef01:2345:6789]:65535", "http", "[abcd:ef01:2345:6789:abcd:ef01:2345:6789]", 65535)]
    // port
    [InlineData("http://example.com:1", "http", "example.com", 1)]
    [InlineData("http://example.com:65535", "http", "example.com", 65535)]
    [InlineData("http://example.com:443", "http", "example.com", 443)]
    [InlineData("https://example.com:80", "https", "example.com", 80)]
    [InlineData("https://example.com:8443", "https", "example.com", 8443)]
    [InlineData("capacitor://localhost:80", "capacitor", "localhost", 80)]
    [InlineData("capacitor://localhost:443", "capacitor", "localhost", 443)]
    // the whole, at its limit of 326 characters
    [InlineData(Scheme64 + "://" + Domain253 + ":65535", Scheme64, Domain253, 65535)]
    public void A_serialised_origin_is_read(string text, string scheme, string host, int port)
    {
        SerializedOrigin.TryParse(text, out var origin).Should().BeTrue();
        origin.Scheme.ToString().Should().Be(scheme);
        origin.Host.ToString().Should().Be(host);
        origin.Port.Should().Be(port);
        origin.Authority.ToString().Should().Be(text[(scheme.Length + 3)..]);

        Origin.TryParse(text, out var parsed).Should().BeTrue();
        (parsed.Scheme, parsed.Host, parsed.Port).Should().Be((scheme, host, port));
        parsed.ToString().Should().Be(text);
    }

    [Fact]
    public void The_limits_are_those_of_the_specification()
    {
        Scheme64.Should().HaveLength(64).And.HaveLength(SerializedOrigin.MaxSchemeLength);
        Label63.Should().HaveLength(63).And.HaveLength(HostGrammar.MaxLabelLength);
        Domain253.Should().HaveLength(253).And.HaveLength(HostGrammar.MaxDomainLength);
        (Scheme64 + "://" + Domain253 + ":65535").Should().HaveLength(326).And.HaveLength(SerializedOrigin.MaxLength);
    }

    [Fact]
    public void Every_character_outside_the_grammar_is_malformed_wherever_it_stands()
    {
        const string text = "https://ex.example:8443";
        for (var character = '\0'; character < char.MaxValue; character++)
        {
            if (character is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or '_' or '.' or '+' or ':')
            {
                continue;
            }

            for (var i = 0; i <= text.Length; i++)
            {
                if (SerializedOrigin.TryParse(text.Insert(i, character.ToString()), out _))
                {
                    Assert.Fail($"U+{(int)character:X4} at {i} was accepted.");
                }
            }
        }
    }

    [Fact]
    public void Reading_allocates_nothing()
    {
        string[] texts = ["https://app.example.com:8443", "http://[2001:db8::1]", "http://127.0.0.1", "null", "https://Example.com", Scheme64
            + "://" + Domain253 + ":65535", new string('a', 1_000_000)];

        var accepted = 0;
        Allocations.Of(() =>
        {
            foreach (var text in texts)
            {
                accepted += SerializedOrigin.TryParse(text, out _) ? 1 : 0;
            }
        }).Should().Be(0);
        accepted.Should().BePositive();
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("app.localhost")]
    [InlineData("a.b.localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.254")]
    [InlineData("[::1]")]
    [Trait("Specification", "origins §3")]
    public void Loopback_never_leaves_the_machine(string host) => HostGrammar.IsLoopback(host).Should().BeTrue();

    [Theory]
    [InlineData("localhost.example")]
    [InlineData("mylocalhost")]
    [InlineData("localhost.")]
    [InlineData("127.0.0.1.example")]
    [InlineData("127.example")]
    [InlineData("128.0.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("192.168.0.1")]
    [InlineData("[::]")]
    [InlineData("[::2]")]
    [InlineData("")]
    [Trait("Specification", "origins §3")]
    public void Other_hosts_are_no_loopback(string host) => HostGrammar.IsLoopback(host).Should().BeFalse();
}
