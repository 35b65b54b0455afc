using StrictCors.Protocol;

namespace StrictCors.Tests.Protocol;

/// <summary>The classes of methods and header names in Fetch and RFC 9110.</summary>
public class HttpNamesTests
{
    [Theory]
    [InlineData("a", true)]
    [InlineData("!#$%&'*+-.^_`|~09AZaz", true)]
    [InlineData("", false)]
    [InlineData("a b", false)]
    [InlineData("a,b", false)]
    [InlineData("a:", false)]
    [InlineData("\"a\"", false)]
    [InlineData("a\0", false)]
    [InlineData("ä", false)]
    public void Token(string text, bool expected) => HttpNames.IsToken(text).Should().Be(expected);

    [Theory]
    [InlineData("CONNECT", true)]
    [InlineData("TRACE", true)]
    [InlineData("track", true)]
    [InlineData("GET", false)]
    [InlineData("TRACER", false)]
    public void Forbidden_method(string method, bool expected) => HttpNames.IsForbiddenMethod(method).Should().Be(expected);

    [Theory]
    [InlineData("DELETE", true)]
    [InlineData("get", true)]
    [InlineData("Head", true)]
    [InlineData("OPTIONS", true)]
    [InlineData("POST", true)]
    [InlineData("put", true)]
    [InlineData("patch", false)]
    [InlineData("PATCH", false)]
    public void Normalized_method(string method, bool expected) => HttpNames.IsNormalizedMethod(method).Should().Be(expected);

    [Theory]
    [InlineData("GET", true)]
    [InlineData("HEAD", true)]
    [InlineData("POST", true)]
    [InlineData("get", false)]
    [InlineData("PUT", false)]
    [InlineData("OPTIONS", false)]
    public void Safelisted_method(string method, bool expected) => HttpNames.IsSafelistedMethod(method).Should().Be(expected);

    [Theory]
    [InlineData("Cookie", true)]
    [InlineData("HOST", true)]
    [InlineData("transfer-encoding", true)]
    [InlineData("Via", true)]
    [InlineData("Proxy-Authorization", true)]
    [InlineData("sec-fetch-site", true)]
    [InlineData("Access-Control-Request-Method", true)]
    [InlineData("Access-Control-Allow-Origin", false)]
    [InlineData("Authorization", false)]
    [InlineData("Content-Type", false)]
    [InlineData("Secret", false)]
    [InlineData("X-Sec-A", false)]
    public void Forbidden_request_header(string name, bool expected) => HttpNames.IsForbiddenRequestHeader(name).Should().Be(expected);

    [Theory]
    [InlineData("Access-Control-Allow-Origin", true)]
    [InlineData("access-control-max-age", true)]
    [InlineData("Access-Control-Request-Headers", false)]
    [InlineData("Access", false)]
    public void Header_of_responses_only(string name, bool expected) => HttpNames.IsResponseOnlyHeader(name).Should().Be(expected);

    [Theory]
    [InlineData("Authorization", false)]
    [InlineData("if-none-match", true)]
    [InlineData("User-Agent", true)]
    [InlineData("Sec-Fetch-Mode", true)]
    [InlineData("Access-Control-Request-Method", true)]
    [InlineData("Accept", false)]
    [InlineData("Connection", false)]
    [InlineData("Date", false)]
    [InlineData("Sec-Other", false)]
    public void Header_of_requests_only(string name, bool expected) => HttpNames.IsRequestOnlyHeader(name).Should().Be(expected);

    [Theory]
    [InlineData("Set-Cookie", true)]
    [InlineData("set-cookie2", true)]
    [InlineData("Cookie", false)]
    public void Forbidden_response_header(string name, bool expected) => HttpNames.IsForbiddenResponseHeader(name).Should().Be(expected);

    [Theory]
    [InlineData("Cache-Control", true)]
    [InlineData("content-length", true)]
    [InlineData("Pragma", true)]
    [InlineData("ETag", false)]
    [InlineData("Content-Encoding", false)]
    public void Safelisted_response_header(string name, bool expected) => HttpNames.IsSafelistedResponseHeader(name).Should().Be(expected);
}
