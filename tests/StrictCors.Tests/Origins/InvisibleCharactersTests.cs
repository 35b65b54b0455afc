using StrictCors.Origins;

namespace StrictCors.Tests.Origins;

/// <summary>What nobody sees in a text, and goes; the joiners, which some names need, stay.</summary>
public class InvisibleCharactersTests
{
    [Theory]
    [InlineData("a", "a")]
    [InlineData("", "")]
    [InlineData(" \t\r\n", "")]
    [InlineData("\u200b a b \ufeff", "a b")]
    [InlineData("\u200ca\u200d", "\u200ca\u200d")]
    public void They_go_at_both_ends(string text, string expected) => InvisibleCharacters.Trim(text).Should().Be(expected);
}
