using StrictCors.Text;

namespace StrictCors.Tests.Text;

/// <summary>What a configuration holds, on its way into one line of a message.</summary>
public class SingleLineTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a ~b", "a ~b")]
    [InlineData("bü 日本 €…", "bü 日本 €…")]
    [InlineData("a\nb", "a\\u000ab")]
    [InlineData("a\u202eb\u2028", "a\\u202eb\\u2028")]
    [InlineData("a\\u000ab", "a\\u000ab")]
    [InlineData("0123456789", "0123456789")]
    [InlineData("012345678\u0000", "012345678\\u0000")]
    [InlineData("0123456789a", "0123456789…")]
    [InlineData("012345678\u0000a", "012345678\\u0000…")]
    public void It_is_escaped_and_cut_at_the_bound(string text, string expected) => Display.SingleLine(text, 10).Should().Be(expected);

    [Fact]
    public void What_is_plain_and_fits_is_not_copied()
    {
        var text = new string('x', 10);

        Display.SingleLine(text, 10).Should().BeSameAs(text);
    }
}
