using StrictCors.Origins;
using static StrictCors.Tests.Origins.LongestParts;

namespace StrictCors.Tests.Origins;

/// <summary>What is not an origin of a request, row by row: a scheme that is wrong, a part too many, no origin at all.</summary>
[Trait("Specification", "origins §1")]
public class MalformedOriginTests
{
    [Theory]
    // no origin at all
    [InlineData("")]
    [InlineData("*")]
    [InlineData("example.com")]
    [InlineData("//example.com")]
    [InlineData("://example.com")]
    [InlineData("https")]
    [InlineData("https:")]
    [InlineData("https:/")]
    [InlineData("https://")]
    [InlineData("https:///")]
    [InlineData("https:example.com")]
    [InlineData("https:/example.com")]
    [InlineData("https:///example.com")]
    [InlineData("https:\\\\example.com")]
    // null and what looks like it (only the exact token is one, and that is no serialised tuple origin)
    [InlineData("null")]
    [InlineData("NULL")]
    [InlineData("Null")]
    [InlineData("null ")]
    [InlineData(" null")]
    [InlineData("null\0")]
    [InlineData("null,null")]
    [InlineData("null://")]
    // scheme
    [InlineData("HTTPS://example.com")]
    [InlineData("Https://example.com")]
    [InlineData("1http://example.com")]
    [InlineData("+http://example.com")]
    [InlineData("-http://example.com")]
    [InlineData(".http://example.com")]
    [InlineData("ht_tp://example.com")]
    [InlineData("ht tp://example.com")]
    [InlineData("htt*://example.com")]
    [InlineData("ht%74p://example.com")]
    [InlineData("ｈttp://example.com")]
    [InlineData("http ://example.com")]
    [InlineData("a" + Scheme64 + "://x")]
    // what is no part of an origin
    [InlineData("https://example.com/")]
    [InlineData("https://example.com/path")]
    [InlineData("https://example.com?query")]
    [InlineData("https://example.com#fragment")]
    [InlineData("https://example.com\\")]
    [InlineData("https://user@example.com")]
    [InlineData("https://user:password@example.com")]
    [InlineData("https://@example.com")]
    [InlineData("https://example.com@evil.example")]
    [InlineData("https://example.com:443@evil.example")]
    // nothing is trimmed
    [InlineData(" https://example.com")]
    [InlineData("https://example.com ")]
    [InlineData("\thttps://example.com")]
    [InlineData("https://example.com\t")]
    [InlineData("https://example.com\r\n")]
    [InlineData("https://example.com\nX-Injected: 1")]
    [InlineData("https://example.com\r")]
    [InlineData("https://example.com\0")]
    [InlineData("\0https://example.com")]
    [InlineData("https://example.com\u00A0")]
    [InlineData("https://example.com\u0085")]
    [InlineData("https://example.com\u2028")]
    [InlineData("https://example.com\u007F")]
    [InlineData("\uFEFFhttps://example.com")]
    [InlineData("\"https://example.com\"")]
    // two of them
    [InlineData("https://a.example https://b.example")]
    [InlineData("https://a.example,https://b.example")]
    [InlineData("https://a.example, https://b.example")]
    [InlineData("https://a.example;https://b.example")]
    [InlineData("https://a.example, null")]
    [InlineData("https://a.examplehttps://b.example")]
    [InlineData("https://https://a.example")]
    // no host
    [InlineData("file:///")]
    [InlineData("chrome-extension://")]
    [InlineData("data:text/html,x")]
    [InlineData("blob:https://example.com/0c0c")]
    // one character more than the limit
    [InlineData("a" + Scheme64 + "://" + Domain253 + ":65535")]
    [InlineData(Scheme64 + "://" + Domain253 + ":655350")]
    public void Anything_else_is_malformed(string text)
    {
        SerializedOrigin.TryParse(text, out _).Should().BeFalse();
        Origin.TryParse(text, out var origin).Should().BeFalse();
        origin.Should().Be(default(Origin));
    }
}
