using System.Globalization;
using StrictCors.Matching;
using StrictCors.Origins;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Matching;

/// <summary>What a match costs, in characters hashed and compared: it grows with the origin, not faster, and not with the number of
/// patterns.</summary>
public sealed class OriginSetComplexityTests
{
    private readonly CountingComparer _comparer = new();

    /// <summary>Patterns of every form, each host once.</summary>
    private static readonly string[] Forms = ["https://exact-{0}.example", "https://*.below-{0}.example", "http://port-{0}.example:*",
        "https://app-*.label-{0}.example"];

    [Theory]
    [InlineData("https://exact-7.example")]
    [InlineData("https://a.b.below-7.example")]
    [InlineData("http://port-7.example:8080")]
    [InlineData("https://app-x.label-7.example")]
    [InlineData("https://nobody.example")]
    [InlineData("https://nobody.anywhere")]
    [InlineData("https://nobody.below-7.example:8080")]
    public void The_number_of_patterns_changes_nothing(string origin)
    {
        var few = Set(10);
        var many = Set(10_000);

        var work = Work(few, origin);

        // One more comparison where two hashes share a bucket; never two thousand times as much.
        Work(many, origin).Should().BeLessThanOrEqualTo(work + (2 * origin.Length));
    }

    [Theory]
    [InlineData("a.", "deep.example", "many labels, all unknown")]
    [InlineData("a.", "below-1.example", "many labels below a wildcard with another port")]
    [InlineData("a.", "chain.example", "many labels, a pattern for each depth")]
    [InlineData("a-.", "label-1.example", "no host at all")]
    [InlineData("a-b.", "label-1.example", "labels with hyphens, below a pattern for one label")]
    public void Twice_the_length_is_at_most_twice_the_work(string unit, string end, string what)
    {
        var chain = Enumerable.Range(1, 100).Select(depth => $"https://*.{Repeat("a.", depth)}chain.example");
        OriginSet NewSet() => new([.. Patterns(10), .. chain.Select(Pattern)], _comparer);

        for (var count = 4; count <= 64; count *= 2)
        {
            var half = Work(NewSet(), $"http://{Host(unit, count, end)}");
            var whole = Work(NewSet(), $"http://{Host(unit, count * 2, end)}");
            if (Host(unit, count * 2, end).Length <= 253)
            {
                whole.Should().BeLessThanOrEqualTo((2 * half) + 8, "{0}, {1} times", what, count);
            }
        }
    }

    [Fact]
    public void The_hyphens_of_a_label_cost_nothing()
    {
        var set = Set(1);
        const int Count = 29;

        var without = Work(set, $"https://app-{Repeat("ab", Count)}b.label-0.example");
        var with = Work(set, $"https://app-{Repeat("a-", Count)}b.label-0.example");

        with.Should().Be(without);
    }

    // As many look-ups as the patterns have lengths, and no label is longer than 63.
    [Fact]
    public void Patterns_of_every_length_cost_what_a_label_can_cost()
    {
        var lengths = Enumerable.Range(1, 29).Select(i => Repeat("a-", i));
        var set = new OriginSet([.. lengths.Select(prefix => Pattern($"https://{prefix}*-z.example.com"))], _comparer);

        Work(set, $"https://{Repeat("a-", 31)}b.example.com").Should().BeLessThan(3 * 29 * 63);
    }

    [Theory]
    [InlineData("https://a.b.below-7.example")]
    [InlineData("https://nobody.below-7.example")]
    public void Asked_again_only_the_listed_origins_are_looked_through(string origin)
    {
        var set = Set(10);

        Work(set, origin).Should().BeGreaterThan(origin.Length);
        Work(set, origin).Should().Be(origin.Length);
    }

    [Fact]
    public void What_is_longer_than_any_origin_is_not_even_hashed() =>
        Work(Set(10), "https://" + Repeat("a.", 10_000) + "below-1.example").Should().Be(0);

    private long Work(OriginSet set, string origin) => _comparer.Count(() => set.Match(origin));

    private OriginSet Set(int count) => new([.. Patterns(count)], _comparer);

    private static IEnumerable<OriginPattern> Patterns(int count) =>
        Enumerable.Range(0, count).SelectMany(i => Forms.Select(form => Pattern(string.Format(CultureInfo.InvariantCulture, form, i))));

    private static OriginPattern Pattern(string text) => OriginPattern.TryParse(text, out var pattern) ? pattern : throw new ArgumentException(text);

    private static string Host(string unit, int count, string end) => Repeat(unit, count) + end;

    private static string Repeat(string unit, int count) => string.Concat(Enumerable.Repeat(unit, count));
}
