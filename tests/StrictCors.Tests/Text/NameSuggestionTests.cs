using System.Globalization;
using StrictCors.Text;

namespace StrictCors.Tests.Text;

/// <summary>The known name that a misspelt name most likely means.</summary>
public class NameSuggestionTests
{
    [Theory]
    [InlineData("wbe", "web")]
    [InlineData("WEB", "web")]
    [InlineData("par", "partners")]
    [InlineData("xy", "web, partners, administration")]
    [InlineData("we", "web")]
    [InlineData("partnersAndFriends", "partners")]
    [InlineData("", "web, partners, administration")]
    public void Among_a_few(string name, string expected) => NameSuggestion.Among(["web", "partners", "administration"], name).Should().Be(expected);

    [Fact]
    public void If_nothing_is_near_the_first_ten_are_listed()
    {
        NameSuggestion.Among([], "xyzzy").Should().BeNull();
        NameSuggestion.Among(Names(10), "xyzzy").Should().Be(string.Join(", ", Names(10)));
        NameSuggestion.Among(Names(11), "xyzzy").Should().Be(string.Join(", ", Names(10)) + " and 1 more");
    }

    // The cost of a comparison is the product of the lengths.
    [Fact]
    public void A_name_of_more_than_64_characters_is_near_nothing()
    {
        var name = new string('a', 64);

        NameSuggestion.Among([name[..63] + "b", .. Names(10)], name).Should().Be(name[..63] + "b");
        NameSuggestion.Among([name + "b", .. Names(10)], name + "c").Should().EndWith("and 1 more");
        NameSuggestion.Among([name + "b", .. Names(10)], name[..63] + "c").Should().EndWith("and 1 more");
    }

    [Theory]
    [InlineData("ax", "ab")]
    [InlineData("xy", "ab, orders")] // two changes leave nothing of the name
    [InlineData("x", "ab, orders")]
    public void Of_a_short_name_something_must_be_left(string name, string expected) =>
        NameSuggestion.Among(["ab", "orders"], name).Should().Be(expected);

    private static IEnumerable<string> Names(int count) =>
        Enumerable.Range(0, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"policy-{i}"));
}
