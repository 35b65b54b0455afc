using System.Globalization;
using StrictCors.Matching;

namespace StrictCors.Tests.Matching;

[Trait("Specification", "origins §4")]
public class RecentMatchesTests
{
    private readonly RecentMatches _recent = new();

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("abc")]
    [InlineData("abcd")]
    [InlineData("https://app.example.com")]
    public void What_was_said_about_a_text_is_said_again(string text)
    {
        Said(text).Should().BeNull();
        _recent.Keep(text, isCovered: true);
        Said(text).Should().BeTrue();
        Said(text + "x").Should().BeNull();
    }

    [Fact]
    public void The_verdict_belongs_to_the_text_and_not_to_the_object()
    {
        _recent.Keep("https://app.example.com", isCovered: false);

        Said(new string("https://app.example.com".AsSpan())).Should().BeFalse();
        Said("https://App.example.com").Should().BeNull();
    }

    // Far more than there are slots: whatever shares one with another, nobody gets the other's verdict.
    [Fact]
    public void A_newcomer_displaces_and_is_never_taken_for_what_was_there()
    {
        var origins = Origins(5_000);
        foreach (var origin in origins)
        {
            Said(origin).Should().BeNull();
            _recent.Keep(origin, IsCovered(origin));
            Said(origin).Should().Be(IsCovered(origin));
        }

        origins.Where(origin => Said(origin) is { } said && said != IsCovered(origin)).Should().BeEmpty();
        origins.Count(origin => Said(origin) is not null).Should().BeInRange(64, 128, "a slot for each verdict is all there is");
    }

    [Theory]
    [InlineData("https://t{0}.example.com")]
    [InlineData("http://localhost:{0}")]
    [InlineData("https://app-pr-{0}.a-longer-name.example.com")]
    public void A_few_find_room_beside_each_other(string form)
    {
        var origins = Enumerable.Range(1000, 16).Select(i => string.Format(CultureInfo.InvariantCulture, form, i)).ToList();
        origins.ForEach(origin => _recent.Keep(origin, isCovered: true));

        origins.Count(origin => Said(origin) == true).Should().BeGreaterThanOrEqualTo(12);
    }

    [Fact]
    public void Many_threads_get_no_wrong_verdict()
    {
        var origins = Origins(500);
        var wrong = 0;
        Parallel.For(0, 200_000, i =>
        {
            var origin = origins[i * 7919 % origins.Count];
            if (Said(origin) is { } said && said != IsCovered(origin))
            {
                Interlocked.Increment(ref wrong);
            }

            _recent.Keep(origin, IsCovered(origin));
        });

        wrong.Should().Be(0);
    }

    private static List<string> Origins(int count) =>
        [.. Enumerable.Range(0, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"https://t{i}.example.com"))];

    private static bool IsCovered(string origin) => origin.Length % 2 == 0;

    private bool? Said(string text) => _recent.Find(text);
}
