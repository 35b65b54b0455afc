using StrictCors.Protocol;

namespace StrictCors.Tests.Protocol;

/// <summary>Where a host ends and a port begins.</summary>
public class HostAndPortTests
{
    [Theory]
    [InlineData("", "", false, "")]
    [InlineData("example.com", "example.com", false, "")]
    [InlineData("example.com:", "example.com", true, "")]
    [InlineData("example.com:8443", "example.com", true, "8443")]
    [InlineData("example.com:*", "example.com", true, "*")]
    [InlineData("example.com:1:2", "example.com:1", true, "2")]
    [InlineData(":80", "", true, "80")]
    [InlineData("[::1]", "[::1]", false, "")]
    [InlineData("[::1]:", "[::1]", true, "")]
    [InlineData("[::1]:80", "[::1]", true, "80")]
    [InlineData("[::1]x", "[::1]x", false, "")]
    public void Split_is_at_the_last_colon_outside_of_brackets(string text, string host, bool hasPort, string port)
    {
        var parts = HostAndPort.Split(text);

        parts.Host.ToString().Should().Be(host);
        parts.HasPort.Should().Be(hasPort);
        parts.Port.ToString().Should().Be(port);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("example.com", 11)]
    [InlineData("example.com:", 11)]
    [InlineData("example.com:8443", 11)]
    [InlineData("example.com:8a", 14)]
    [InlineData("example.com:*", 13)]
    [InlineData("example.1", 9)]
    [InlineData("123", 3)]
    [InlineData(":80", 0)]
    [InlineData("[::1]", 5)]
    [InlineData("[::1]:80", 5)]
    public void Only_a_decimal_port_is_apart_from_the_host(string text, int length) =>
        HostAndPort.HostLengthBeforeDecimalPort(text).Should().Be(length);
}
