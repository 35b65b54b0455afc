using StrictCors.Origins;

namespace StrictCors.Tests.Origins;

/// <summary>The scheme of an origin by itself.</summary>
[Trait("Specification", "origins §1")]
public class SchemeTests
{
    [Theory]
    [InlineData("a", true)]
    [InlineData("z9+-.", true)]
    [InlineData("", false)]
    [InlineData("A", false)]
    [InlineData("1a", false)]
    [InlineData("a_", false)]
    [InlineData("a:", false)]
    public void A_scheme(string text, bool expected) => SerializedOrigin.IsScheme(text).Should().Be(expected);

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void A_scheme_has_a_longest_length(int length, bool expected) => SerializedOrigin.IsScheme(new string('a', length)).Should().Be(expected);

    // Nearly all origins have one of these two: a million of them share two texts.
    [Theory]
    [InlineData("http", true)]
    [InlineData("https", true)]
    [InlineData("capacitor", false)]
    public void The_schemes_of_the_web_are_not_copied(string scheme, bool isShared)
    {
        var first = SchemeText($"{scheme}://a.example");
        var second = SchemeText($"{scheme}://b.example");

        (first, second).Should().Be((scheme, scheme));
        ReferenceEquals(first, second).Should().Be(isShared);
    }

    private static string SchemeText(string text) => SerializedOrigin.TryParse(text, out var origin) ? origin.SchemeText
        : throw new ArgumentException(text);
}
