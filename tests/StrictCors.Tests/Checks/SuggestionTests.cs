using StrictCors.Checks;

namespace StrictCors.Tests.Checks;

/// <summary>A suggestion as data: what a tool can put in the place of an entry, and whether that allows more than what was written.</summary>
public class SuggestionTests
{
    [Theory]
    [InlineData("https://example.com/", "https://example.com", false)]
    [InlineData("https://Example.com:443", "https://example.com", false)]
    [InlineData("*.example.com", "https://*.example.com", false)]
    [InlineData("htps//example.com", "https://example.com", false)]
    [InlineData("htp//example.com", "http://example.com", false)]
    [InlineData("htps:/example.com", "https://example.com", false)]
    [InlineData("https.//example.com", "https://example.com", false)]
    [InlineData("https://*example.com", "https://*.example.com", false)]
    [InlineData("http://localhost:*/", "http://localhost:*", false)]
    [InlineData(@"^https://app\.example\.com$", "https://app.example.com", false)]
    [InlineData(@"^https://.*\.example\.com$", "https://*.example.com", false)]
    [InlineData(@"^https://(.+)\.example\.com$", "https://*.example.com", false)]
    [InlineData("https://**.example.com", "https://*.example.com", false)]
    [InlineData("*://*.example.com", "https://*.example.com", false)]
    public void A_replacement_of_an_origin(string entry, string replacement, bool widens)
    {
        var problem = Spelling.ProblemOf(entry);

        problem.Fix!.Replacements.Should().Equal(replacement);
        problem.Fix.Widens.Should().Be(widens);
        problem.Suggestion.Should().Be(replacement);
    }

    // Origins §3, "Suggestions": what covers more than the author named is advice.
    [Theory]
    [InlineData("https://*", "'*' alone for every origin, or better a list of origins")]
    [InlineData("*:3000", "'*' alone for every origin, or better a list of origins")]
    [InlineData("*.*", "'*' alone for every origin, or better a list of origins")]
    [InlineData(".*", "list the origins; '*' alone allows every origin")]
    [InlineData("NULL", "remove the entry, or 'null' with DangerouslyAllowNullOrigin")]
    [InlineData("data:", "remove the entry, or 'null' with DangerouslyAllowNullOrigin")]
    [InlineData("file:///x", "a scheme of the application's own, such as 'app://.'; or 'null' or 'file://' with DangerouslyAllowNullOrigin")]
    [InlineData(".example.com", "list the origins, or write 'https://*.example.com' if all that it covers is meant")]
    [InlineData("https://.example.com/*", "list the origins, or write 'https://*.example.com' if all that it covers is meant")]
    [InlineData("*://.example.com", "list the origins, or write 'https://*.example.com' if all that it covers is meant")]
    [InlineData("https://*.*.example.com", "list the origins, or write 'https://*.example.com' if all that it covers is meant")]
    [InlineData(@"^https://[^.]+\.example\.com$", "list the origins, or write 'https://*.example.com' if all that it covers is meant")]
    [InlineData(@"https://\w+\.example\.com", "list the origins, or write 'https://*.example.com' if all that it covers is meant")]
    [InlineData(@"^https://app-\d+\.example\.com$", "list the origins, or write 'https://app-*.example.com' if all that it covers is meant")]
    [InlineData(@"^http://localhost:\d+$", "list the origins, or write 'http://localhost:*' if all that it covers is meant")]
    [InlineData("https://a.example, .b.example",
        "list the origins, or write 'https://a.example', 'https://*.b.example' if all that it covers is meant")]
    [InlineData("https://*.*.a.example;.b.example",
        "list the origins, or write 'https://*.a.example', 'https://*.b.example' if all that it covers is meant")]
    [InlineData("*, https://a.example",
        "list '*', 'https://a.example', of which '*' must be the only entry and 'null' needs DangerouslyAllowNullOrigin")]
    [InlineData("null;https://a.example",
        "list 'null', 'https://a.example', of which '*' must be the only entry and 'null' needs DangerouslyAllowNullOrigin")]
    [InlineData("https://good.com@evil.com", "the origin that is meant")]
    [InlineData("https://foo.*.com", "'https://*.example.com' or 'https://app-*.example.com'")]
    public void What_would_widen_is_advice(string entry, string advice)
    {
        var problem = Spelling.ProblemOf(entry);

        problem.Fix!.Replacements.Should().BeNull();
        problem.Suggestion.Should().Be(advice);
    }

    [Fact]
    public void One_entry_becomes_several() =>
        Spelling.ProblemOf("https://a.example, https://b.example").Fix!.Replacements.Should().Equal("https://a.example", "https://b.example");

    [Fact]
    public void Advice_has_no_replacement() => Spelling.ProblemOf("").Fix!.Replacements.Should().BeNull();

    [Theory]
    [InlineData("wbe", "web", true)]
    [InlineData("zzz", "existing: web, internal", false)]
    [InlineData("webhooks", "existing: web, internal", false)]
    public void A_name(string written, string text, bool isReplacement)
    {
        var suggestion = Suggestion.Name(["web", "internal"], written)!;

        suggestion.Text.Should().Be(text);
        (suggestion.Replacements is not null).Should().Be(isReplacement);
    }

    [Fact]
    public void A_list_of_one_name_is_not_a_replacement() => Suggestion.Name(["public"], "xyz")!.Replacements.Should().BeNull();

    [Theory]
    [InlineData("AllowedOrigin", "AllowedOrigins", false)]
    [InlineData("DangerouslyAllowNullOrigins", "DangerouslyAllowNullOrigin", true)]
    public void A_key_that_may_allow_more_widens(string key, string meant, bool widens) =>
        Problems.UnknownKey("p", key, [meant], meant).Fix!.Widens.Should().Be(widens);

    // configuration.md, "Suggestions": nothing that is suggested is ever cut.
    [Fact]
    public void A_replacement_is_shown_whole_or_not_at_all()
    {
        Suggestion.Replace(new string('a', 1000)).Text.Should().HaveLength(1000);
        Suggestion.Replace(new string('a', 1001)).Replacements.Should().BeNull();
        Suggestion.Replace("a\nb").Replacements.Should().BeNull();
        Suggestion.ReplaceByEntries([new string('a', 500), new string('b', 500)]).Text.Should().Be("one value per entry");
    }

    [Fact]
    public void The_codes_of_warnings_start_with_SC3_and_those_of_analyzers_with_SC4() => Problems.All.Should().OnlyContain(kind => kind.IsWarning
        == (kind.Id.StartsWith("SC3", StringComparison.Ordinal) || kind.Id.StartsWith("SC4", StringComparison.Ordinal)));
}
