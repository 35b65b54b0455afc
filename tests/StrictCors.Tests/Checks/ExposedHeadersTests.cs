namespace StrictCors.Tests.Checks;

public class ExposedHeadersTests
{
    private const string Remove = "remove the entry";

    [Theory]
    [InlineData("", "SC1401", Remove)]
    [InlineData(null, "SC1401", Remove)]
    [InlineData("ETag, Link", "SC1401", "\"ETag\", \"Link\"")]
    [InlineData("ETäg", "SC1401", "a name of letters, digits and hyphens, without spaces")]
    // Fetch, "forbidden response-header name".
    [InlineData("Set-Cookie", "SC1402", Remove)]
    [InlineData("set-cookie2", "SC1402", Remove)]
    // Names that only requests have.
    [InlineData("cookie", "SC1403", Remove)]
    [InlineData("Origin", "SC1403", Remove)]
    [InlineData("Referer", "SC1403", Remove)]
    [InlineData("User-Agent", "SC1403", Remove)]
    [InlineData("If-None-Match", "SC1403", Remove)]
    [InlineData("Accept-Charset", "SC1403", Remove)]
    [InlineData("Accept-Language", "SC1403", Remove)]
    [InlineData("Cookie2", "SC1403", Remove)]
    [InlineData("DNT", "SC1403", Remove)]
    [InlineData("Expect", "SC1403", Remove)]
    [InlineData("From", "SC1403", Remove)]
    [InlineData("Host", "SC1403", Remove)]
    [InlineData("If-Match", "SC1403", Remove)]
    [InlineData("If-Modified-Since", "SC1403", Remove)]
    [InlineData("If-Range", "SC1403", Remove)]
    [InlineData("If-Unmodified-Since", "SC1403", Remove)]
    [InlineData("Max-Forwards", "SC1403", Remove)]
    [InlineData("Proxy-Authorization", "SC1403", Remove)]
    [InlineData("Range", "SC1403", Remove)]
    [InlineData("TE", "SC1403", Remove)]
    [InlineData("Upgrade-Insecure-Requests", "SC1403", Remove)]
    [InlineData("Sec-Fetch-Site", "SC1403", Remove)]
    [InlineData("Access-Control-Request-Method", "SC1403", Remove)]
    public void ExposedHeaders_refuses(string? header, string code, string? suggestion)
    {
        var problem = PolicyProblems.Of(policy => policy.ExposedHeaders = ["X-Other", header!]).Should().ContainSingle().Subject;

        problem.Should().BeEquivalentTo(
            new { Code = code, Path = $"{PolicyProblems.Path}:ExposedHeaders:1", Value = header ?? "", Suggestion = suggestion });
    }

    [Fact]
    public void ExposedHeaders_has_the_star_only_without_credentials()
    {
        var problem = PolicyProblems.Of(policy => (policy.ExposedHeaders, policy.AllowCredentials) = (["*"], true)).Should().ContainSingle().Subject;

        problem.Should().BeEquivalentTo(
            new { Code = "SC1404", Path = $"{PolicyProblems.Path}:ExposedHeaders:0", Value = "*", Suggestion = "list the headers" });
    }

    [Fact]
    public void ExposedHeaders_has_the_star_alone()
    {
        var problem = PolicyProblems.Of(policy => policy.ExposedHeaders = ["ETag", "*"]).Should().ContainSingle().Subject;

        problem.Should().BeEquivalentTo(
            new { Code = "SC1405", Path = $"{PolicyProblems.Path}:ExposedHeaders:1", Value = "*",
            Suggestion = "either '*' alone, or the list without it" });
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("*", "*")]
    [InlineData("ETag", "ETag")]
    // Sign-ins return tokens in it (whatwg/fetch#471).
    [InlineData("Authorization", "Authorization")]
    [InlineData("authorization;ETag", "authorization, ETag")]
    [InlineData("ETag;X-Total;etag", "ETag, X-Total")]
    // The CORS-safelisted seven are accepted and left out: pages read them anyway.
    [InlineData("Cache-Control;Content-Language;Content-Length;Content-Type;Expires;Last-Modified;Pragma", null)]
    [InlineData("content-type;ETag", "ETag")]
    public void ExposedHeaders_become_one_value(string headers, string? value) =>
        StrictCorsPolicy.Compile(
            new() { AllowedOrigins = ["https://app.example.com"], ExposedHeaders = headers.Split(';', StringSplitOptions.RemoveEmptyEntries) })
            .ExposeHeaders.Should().Be(value);
}
