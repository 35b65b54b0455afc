using System.Globalization;
using StrictCors.Matching;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Matching;

public class StringLookupTests
{
    // Around the number up to which texts are compared one by one.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(100)]
    public void Each_text_has_its_own_value_and_nothing_else_has_one(int count)
    {
        var table = new StringLookup<int>(StringComparer.Ordinal, count);
        var texts = Enumerable.Range(0, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"text-{i:000}")).ToList();
        for (var i = 0; i < count; i++)
        {
            table.Count.Should().Be(i);
            table.TryAdd(texts[i], i).Should().BeTrue();
            table.TryAdd(texts[i], -2).Should().BeFalse("it is there already");
        }

        table.Count.Should().Be(count);
        texts.Select(text => table.TryGet(text, out var value) ? value : -1).Should().Equal(Enumerable.Range(0, count));
        foreach (var text in (string[])["", "text-00", "text-0000", "text-999", "Text-000", "text-000 "])
        {
            table.TryGet(text, out _).Should().BeFalse(text);
        }
    }

    [Fact]
    public void A_few_are_told_from_a_text_of_another_length_without_reading_it()
    {
        var comparer = new CountingComparer();
        var table = new StringLookup<int>(comparer);
        table.TryAdd("https://app.example.com", 1);

        comparer.Count(() => table.TryGet("https://other.example.com", out _)).Should().Be(0);
        comparer.Count(() => table.TryGet("https://app.example.org", out _)).Should().Be("https://app.example.org".Length);
    }
}
