using StrictCors.Text;

namespace StrictCors.Tests.Text;

/// <summary>Text from outside on its way to a log or a terminal.</summary>
[Trait("Specification", "configuration, All problems at once")]
public class DisplayTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("https://example.com", "https://example.com")]
    [InlineData("https://bücher.example", "https://bücher.example")]
    [InlineData("https://日本.example", "https://日本.example")]
    [InlineData("a\r\nforged: line", "a\\u000d\\u000aforged: line")]
    [InlineData("\u001B[31mred", "\\u001b[31mred")]
    [InlineData("a\0b", "a\\u0000b")]
    [InlineData("a\u202Eb", "a\\u202eb")]
    [InlineData("a\u200Bb", "a\\u200bb")]
    [InlineData("a\u2028b", "a\\u2028b")]
    [InlineData("a\u0301", "a\\u0301")]
    [InlineData("😀", "\\ud83d\\ude00")]
    [InlineData("~\0 ", "~\\u0000 ")]
    [InlineData(@"C:\x", @"C:\\x")]
    [InlineData(@"\u000a", @"\\u000a")]
    public void What_could_forge_is_escaped(string text, string expected) => Display.Escape(text).Should().Be(expected);

    // Nearly every text is harmless: it is shown as it came.
    [Theory]
    [InlineData(0)]
    [InlineData(19)]
    [InlineData(Display.MaxLength)]
    public void What_is_harmless_is_not_even_copied(int length)
    {
        var text = new string('~', length);

        Display.Escape(text).Should().BeSameAs(text);
    }

    [Fact]
    public void What_is_too_long_is_cut()
    {
        Display.Escape(new string('a', Display.MaxLength)).Should().HaveLength(Display.MaxLength);
        Display.Escape(new string('a', Display.MaxLength - 1) + "\0").Should().EndWith("a\\u0000");
        Display.Escape(new string('a', Display.MaxLength + 1)).Should().Be(new string('a', Display.MaxLength) + "… (121 characters)");
        Display.Escape(new string('\0', 1_000_000)).Length.Should().BeLessThan(1_000);
    }
}
