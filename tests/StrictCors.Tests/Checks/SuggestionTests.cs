using StrictCors.Checks;

namespace StrictCors.Tests.Checks;

/// <summary>A suggestion as data: what a tool can put in the place of an entry, and whether that allows more than what was written.</summary>
public class SuggestionTests
{
    [Theory]
    [InlineData("https://example.com/", "https://example.com", false)]
    [InlineData("https://Example.com:443", "https://example.com", false)]
    [InlineData("*.example.com", "https://*.example.com", false)]
    [InlineData("https://*example.com", "https://*.example.com", false)]
    [InlineData("http://localhost:*/", "http://localhost:*", false)]
    [InlineData("NULL", "null", false)]
    [InlineData("https://*", "*", true)]
    [InlineData("file:///x", "null", true)]
    [InlineData(".example.com", "https://*.example.com", true)]
    [InlineData("https://*.*.example.com", "https://*.example.com", true)]
    [InlineData(@"^https://app\.example\.com$", "https://app.example.com", false)]
    [InlineData(@"^https://.*\.example\.com$", "https://*.example.com", true)]
    [InlineData("https://.example.com/*", "https://*.example.com", true)]
    [InlineData("*://.example.com", "https://*.example.com", true)]
    [InlineData("*://*.example.com", "https://*.example.com", false)]
    public void A_replacement_of_an_origin(string entry, string replacement, bool widens)
    {
        var problem = Spelling.ProblemOf(entry);

        problem.Fix!.Replacements.Should().Equal(replacement);
        problem.Fix.Widens.Should().Be(widens);
        problem.Suggestion.Should().Be(replacement);
    }

    [Fact]
    public void One_entry_becomes_several() =>
        Spelling.ProblemOf("https://a.example, https://b.example").Fix!.Replacements.Should().Equal("https://a.example", "https://b.example");

    [Fact]
    public void Advice_has_no_replacement() => Spelling.ProblemOf("").Fix!.Replacements.Should().BeNull();

    [Theory]
    [InlineData("wbe", "web", true)]
    [InlineData("zzz", "web, internal", false)]
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
    [InlineData("DisallowCredentials", "AllowCredentials", true)]
    [InlineData("DangerouslyAllowNullOrigins", "DangerouslyAllowNullOrigin", true)]
    public void A_key_that_may_allow_more_widens(string key, string meant, bool widens) =>
        Problems.UnknownKey("p", key, null, [meant], meant).Fix!.Widens.Should().Be(widens);

    [Theory]
    [InlineData("X-A, X-B", false)]
    [InlineData("X-A: *", true)]
    public void A_star_that_becomes_an_entry_widens(string written, bool widens) => TokenSuggestion.For(written)!.Widens.Should().Be(widens);

    [Fact]
    public void A_replacement_is_the_value_and_not_what_is_shown_of_it()
    {
        var path = "/" + new string('a', 200);

        Problems.InvalidExemptPath("p", path + "*", path).Fix!.Replacements.Should().Equal(path);
    }

    [Fact]
    public void The_codes_of_warnings_start_with_SC3() =>
        Problems.All.Should().OnlyContain(kind => kind.IsWarning == kind.Id.StartsWith("SC3", StringComparison.Ordinal));
}
