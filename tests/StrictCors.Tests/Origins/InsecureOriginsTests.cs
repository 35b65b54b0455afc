using StrictCors.Origins;

namespace StrictCors.Tests.Origins;

/// <summary>Origins that a policy with credentials allows only with DangerouslyAllowInsecureOrigins.</summary>
[Trait("Specification", "origins §3")]
public class InsecureOriginsTests
{
    [Theory]
    [InlineData("http", "example.com", true)]
    [InlineData("http", "192.168.0.1", true)]
    [InlineData("http", "localhost.example.com", true)]
    [InlineData("http", "localhost", false)]
    [InlineData("http", "app.localhost", false)]
    [InlineData("http", "127.0.0.2", false)]
    [InlineData("http", "[::1]", false)]
    [InlineData("https", "example.com", false)]
    [InlineData("https", "localhost", false)]
    [InlineData("chrome-extension", "abcdef", false)]
    public void Contains_http_except_on_loopback(string scheme, string host, bool expected) =>
        Schemes.IsInsecure(scheme, host).Should().Be(expected);
}
