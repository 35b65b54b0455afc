namespace StrictCors.Tests.Origins;

[Trait("Specification", "origins §2")]
public class OriginFromUriTests
{
    [Theory]
    [InlineData("https://example.com", "https://example.com")]
    [InlineData("https://example.com/path?query#fragment", "https://example.com")]
    [InlineData("HTTPS://EXAMPLE.COM:443/", "https://example.com")]
    [InlineData("http://example.com:80", "http://example.com")]
    [InlineData("http://example.com:443", "http://example.com:443")]
    [InlineData("https://example.com:8443/x", "https://example.com:8443")]
    [InlineData("https://user@example.com", "https://example.com")]
    [InlineData("https://user:p%40ss@example.com:8443", "https://example.com:8443")]
    [InlineData("https://bücher.example/", "https://xn--bcher-kva.example")]
    [InlineData("https://BÜCHER.example/", "https://xn--bcher-kva.example")]
    [InlineData("https://xn--bcher-kva.example/", "https://xn--bcher-kva.example")]
    [InlineData("https://日本語.example/", "https://xn--wgv71a119e.example")]
    [InlineData("https://a_b.example/", "https://a_b.example")]
    [InlineData("http://127.0.0.1:5000/", "http://127.0.0.1:5000")]
    [InlineData("http://127.1/", "http://127.0.0.1")]
    [InlineData("http://0x7f.1/", "http://127.0.0.1")]
    [InlineData("http://[::1]/", "http://[::1]")]
    [InlineData("http://[0:0:0:0:0:0:0:1]:8080/", "http://[::1]:8080")]
    [InlineData("http://[2001:DB8:0:0:1:0:0:1]/", "http://[2001:db8::1:0:0:1]")]
    [InlineData("http://[::1.2.3.4]/", "http://[::102:304]")]
    [InlineData("http://[2001:db8:0:1:1:1:1:1]/", "http://[2001:db8:0:1:1:1:1:1]")]
    [InlineData("capacitor://localhost/index.html", "capacitor://localhost")]
    [InlineData("chrome-extension://ABCDEF/page.html", "chrome-extension://abcdef")]
    [InlineData("app://host:5/", "app://host:5")]
    // The URL standard knows these ports too; an "Origin" never has these schemes.
    [InlineData("ws://example.com:80/", "ws://example.com")]
    [InlineData("ftp://example.com:21/", "ftp://example.com")]
    [InlineData("https://example.com./", "https://example.com.")]
    [InlineData("https://a-.example/", "https://a-.example")]
    [InlineData("https://-a.example/", "https://-a.example")]
    [InlineData("moz-extension://10.0.0.01/page.html", "moz-extension://10.0.0.01")]
    public void The_origin_of_a_URL(string url, string expected)
    {
        Origin.TryFromUri(new Uri(url), out var origin).Should().BeTrue();
        origin.ToString().Should().Be(expected);
    }

    [Theory]
    [InlineData("/relative")]
    [InlineData("relative")]
    [InlineData("")]
    [InlineData("file:///etc/passwd")]
    [InlineData("file://server/share")]
    [InlineData("data:text/html,x")]
    [InlineData("about:blank")]
    [InlineData("javascript:void(0)")]
    [InlineData("blob:https://example.com/0c0c")]
    [InlineData("urn:isbn:0451450523")]
    [InlineData("mailto:user@example.com")]
    [InlineData("news:comp.lang")]
    [InlineData("http://example.1/")]
    [InlineData("http://[fe80::1%25eth0]/")]
    [InlineData("http://[::ffff:1.2.3.4]/")]
    [InlineData("http://xn--ü.example/")]
    public void A_URL_without_a_serialised_tuple_origin(string url)
    {
        Origin.TryFromUri(new Uri(url, UriKind.RelativeOrAbsolute), out var origin).Should().BeFalse();
        origin.Should().Be(default(Origin));
    }

    [Fact]
    public void A_file_path_has_no_origin() => Origin.TryFromUri(new Uri(@"\\server\share"), out _).Should().BeFalse();

    [Fact]
    public void Nothing_has_no_origin() => Origin.TryFromUri(null, out _).Should().BeFalse();

    // Encoded as they are, these would name hosts that no browser knows: it sends "example.com" for both. With the tables of
    // Unicode .NET says so too; without them (InvariantGlobalization, as in this test run) there is no answer.
    [Theory]
    [InlineData("https://ｅｘａｍｐｌｅ.com/")]
    [InlineData("https://exam\u00ADple.com/")]
    public void A_name_that_needs_the_tables_of_Unicode_is_right_or_absent(string url)
    {
        if (Origin.TryFromUri(new Uri(url), out var origin))
        {
            origin.ToString().Should().Be("https://example.com");
        }
    }

    [Fact]
    public void A_Uri_that_dotnet_itself_cannot_take_apart_has_no_origin() =>
        Origin.TryFromUri(new Uri("a+b.c-1://[0:ffff:00:ffff:0:a:db8:a:/0]:8080/x"), out _).Should().BeFalse();
}
