namespace StrictCors.Tests.Checks;

public class AllowedHeadersTests
{
    private const string Remove = "remove the entry";

    [Theory]
    // A token (RFC 9110 §5.6.2), one per entry.
    [InlineData("", "SC1301", Remove)]
    [InlineData(null, "SC1301", Remove)]
    [InlineData(";", "SC1301", Remove)]
    [InlineData("\n", "SC1301", Remove)]
    [InlineData("X-A, X-B", "SC1301", "\"X-A\", \"X-B\"")]
    [InlineData("X-A:", "SC1301", "\"X-A\"")]
    [InlineData(" X-A ", "SC1301", "\"X-A\"")]
    [InlineData("X-Ä", "SC1301", "a name of letters, digits and hyphens, without spaces")]
    [InlineData("X-A, X-Ä", "SC1301", "one value per entry")]
    [InlineData("\"X-A\"", "SC1301", "\"X-A\"")]
    [InlineData("[\"X-A\", \"X-B\"]", "SC1301", "\"X-A\", \"X-B\"")]
    [InlineData("Content Type", "SC1301", "\"Content-Type\"")]
    [InlineData("Request Token", "SC1301", "a name of letters, digits and hyphens, without spaces")]
    [InlineData("X-A X-B", "SC1301", "\"X-A\", \"X-B\"")]
    [InlineData("X-A: 5", "SC1301", "\"X-A\"")]
    [InlineData("X-A: *", "SC1301", "\"X-A\"")]
    [InlineData("X-Other, X-A", "SC1301", "\"X-A\"")]
    [InlineData("<your header>", "SC1301", "the name that the placeholder is for")]
    [InlineData("Origin, X-Requested-With, Content-Type, Accept", "SC1301", "\"X-Requested-With\", \"Content-Type\", \"Accept\"")]
    [InlineData("*, X-A", "SC1301", "either '*' alone, or the list without it")]
    // What looks like a wildcard and would match itself only.
    [InlineData("X-*", "SC1021", "list the names, or '*' alone for any")]
    [InlineData("any", "SC1021", "list the names, or '*' alone for any")]
    [InlineData("none", "SC1021", "remove the entry, or list the names")]
    // The response's side of the CORS protocol.
    [InlineData("Access-Control-Allow-Origin", "SC1303", Remove)]
    [InlineData("access-control-allow-credentials", "SC1303", Remove)]
    [InlineData("Access-Control-Allow-Methods", "SC1303", Remove)]
    [InlineData("Access-Control-Allow-Headers", "SC1303", Remove)]
    [InlineData("Access-Control-Expose-Headers", "SC1303", Remove)]
    [InlineData("Access-Control-Max-Age", "SC1303", Remove)]
    [InlineData("Access-Control-Allow-Private-Network", "SC1303", Remove)]
    public void AllowedHeaders_refuses(string? header, string code, string? suggestion)
    {
        var problem = PolicyProblems.Of(policy => policy.AllowedHeaders = ["X-Other", header!]).Should().ContainSingle().Subject;

        problem.Should().BeEquivalentTo(new { Code = code, Path = $"{PolicyProblems.Path}:AllowedHeaders:1", Suggestion = suggestion });
    }

    [Theory]
    [InlineData(998, true)]
    [InlineData(999, false)]
    [InlineData(1025, false)]
    public void A_text_beyond_all_measure_is_answered_in_words(int length, bool isShown) =>
        PolicyProblems.Of(policy => policy.AllowedHeaders = [new string('a', length) + ';']).Should().ContainSingle()
            .Which.Suggestion.Should().Be(isShown ? $"\"{new string('a', length)}\"" : "one value per entry");

    // Fetch, "forbidden request-header": by name, and by prefix.
    [Theory]
    [InlineData("Accept-Charset")]
    [InlineData("Accept-Encoding")]
    [InlineData("Access-Control-Request-Headers")]
    [InlineData("Access-Control-Request-Method")]
    [InlineData("Connection")]
    [InlineData("Content-Length")]
    [InlineData("Cookie")]
    [InlineData("Cookie2")]
    [InlineData("Date")]
    [InlineData("DNT")]
    [InlineData("Expect")]
    [InlineData("Host")]
    [InlineData("Keep-Alive")]
    [InlineData("Origin")]
    [InlineData("Referer")]
    [InlineData("Set-Cookie")]
    [InlineData("TE")]
    [InlineData("Trailer")]
    [InlineData("Transfer-Encoding")]
    [InlineData("Upgrade")]
    [InlineData("Via")]
    [InlineData("Proxy-Authorization")]
    [InlineData("Proxy-")]
    [InlineData("Sec-Fetch-Site")]
    [InlineData("Sec-")]
    public void AllowedHeaders_refuses_what_browsers_forbid_to_pages(string header)
    {
        foreach (var spelling in new[] { header, header.ToUpperInvariant(), header.ToLowerInvariant() })
        {
            var problem = PolicyProblems.Of(policy => policy.AllowedHeaders = [spelling]).Should().ContainSingle().Subject;

            problem.Should().BeEquivalentTo(
                new { Code = "SC1302", Path = $"{PolicyProblems.Path}:AllowedHeaders:0", Value = spelling, Suggestion = Remove });
        }
    }

    [Theory]
    [InlineData("*", "X-A", 0)]
    [InlineData("X-A", "*", 1)]
    public void AllowedHeaders_has_nothing_but_Authorization_beside_the_star(string first, string second, int index)
    {
        var problem = PolicyProblems.Of(policy => policy.AllowedHeaders = [first, second]).Should().ContainSingle().Subject;

        problem.Should().BeEquivalentTo(new { Code = "SC1304", Path = $"{PolicyProblems.Path}:AllowedHeaders:{index}", Value = "*" });
        problem.Suggestion.Should().Contain("\"*\" and \"Authorization\"");
    }

    [Theory]
    [InlineData("*")]
    [InlineData("*;Authorization")]
    [InlineData("authorization;*")]
    [InlineData("Authorization")]
    [InlineData("Content-Type;X-Request-Id")]
    [InlineData("X-A;x-a")]
    [InlineData("Accept;Accept-Language;Range;User-Agent;Cookies;Security-Token;Proxied")]
    public void AllowedHeaders_takes(string headers)
    {
        foreach (var withCredentials in new[] { false, true })
        {
            PolicyProblems.Of(policy => (policy.AllowedHeaders, policy.AllowCredentials) = (headers.Split(';'), withCredentials)).Should().BeEmpty();
        }
    }
}
