using StrictCors.Text;

namespace StrictCors.Tests.Text;

/// <summary>The first of many items, and how many more there are.</summary>
public class ShortListTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a", "<a>")]
    [InlineData("a b", "<a>, <b>")]
    [InlineData("a b c", "<a>, <b> and 1 more")]
    [InlineData("a b c d", "<a>, <b> and 2 more")]
    public void It_shows_the_first_and_counts_the_others(string items, string expected) =>
        ShortList.Join(items.Split(' ', StringSplitOptions.RemoveEmptyEntries), 2, item => $"<{item}>").Should().Be(expected);

    [Fact]
    public void Items_that_are_not_shown_are_not_prepared()
    {
        var prepared = 0;

        ShortList.Join(Enumerable.Repeat("a", 1_000_000).ToList(), 3, item => item + ++prepared, "; ").Should().Be("a1; a2; a3 and 999997 more");

        prepared.Should().Be(3);
    }
}
