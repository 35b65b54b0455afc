using System.Globalization;
using Microsoft.Extensions.Primitives;
using StrictCors.Matching;
using StrictCors.Policies;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Policies;

/// <summary>What a check of requested headers costs, in characters hashed and compared: it grows with the request, not faster, up to the
/// bounds and no further, and not with the policy.</summary>
public sealed class RequestedHeadersComplexityTests
{
    private readonly CountingComparer _comparer = new();

    [Theory]
    [InlineData("a", "listed")]
    [InlineData("x-header-7", "listed, behind those that are compared one by one")]
    [InlineData("nobody-lists-it", "not listed")]
    [InlineData(" \t a \t ", "white space")]
    [InlineData(",,,,a", "empty members")]
    public void Twice_the_names_are_at_most_twice_the_work(string member, string what)
    {
        foreach (var (policy, _) in Policies(10))
        {
            for (var count = 2; count <= RequestedHeaders.MaxNames / 2; count *= 2)
            {
                Work(policy, List(member, count * 2)).Should()
                    .BeLessThanOrEqualTo(2 * Work(policy, List(member, count)), "{0}, {1} times", what, count);
                Work(policy, Lines(member, count * 2)).Should()
                    .BeLessThanOrEqualTo(2 * Work(policy, Lines(member, count)), "{0}, {1} lines", what, count);
            }
        }
    }

    [Fact]
    public void The_number_of_listed_names_changes_nothing()
    {
        foreach (var ((few, _), (many, what)) in Policies(10).Zip(Policies(10_000)))
        {
            foreach (var name in (string[])["x-header-3", "x-header-9", "nobody-lists-it"])
            {
                var lines = List(name, 100);

                // One more comparison where two hashes share a bucket; never a thousand times as much.
                Work(many, lines).Should().BeLessThanOrEqualTo(Work(few, lines) + (100 * 2 * name.Length), "{0}, {1}", name, what);
            }
        }
    }

    [Fact]
    public void Beyond_the_bounds_no_work_is_left()
    {
        foreach (var (policy, what) in Policies(10))
        {
            Work(policy, List("a", 100_000)).Should().Be(0, "too long, {0}", what);
            Work(policy, List("a", 4000)).Should().Be(Work(policy, List("a", RequestedHeaders.MaxNames + 1)), "too many, {0}", what);
            Work(policy, new string(',', 8000)).Should().Be(0, "commas, {0}", what);
        }
    }

    [Fact]
    public void A_denied_origin_costs_no_work_on_the_names_at_all()
    {
        foreach (var (policy, what) in Policies(10))
        {
            _comparer.Count(() => policy.Evaluate(TestRequest.Preflight(TestPolicy.Stranger, "GET", List("a", 100).ToString()))).Should().Be(0, what);
        }
    }

    private long Work(StrictCorsPolicy policy, StringValues lines) => _comparer.Count(() => RequestedHeaders.Check(policy, lines));

    private IEnumerable<(StrictCorsPolicy Policy, string What)> Policies(int listed)
    {
        var names = Enumerable.Range(0, listed).Select(i => string.Create(CultureInfo.InvariantCulture, $"x-header-{i}")).Append("a");
        yield return (new() { Headers = new HeaderSet(names, isAny: false, _comparer) }, "a list");
        yield return (new() { Headers = new HeaderSet(names, isAny: true, _comparer) }, "any");
        yield return (new() { Headers = new HeaderSet(names, isAny: true, _comparer), AllowCredentials = true }, "any, with credentials");
    }

    private static StringValues List(string member, int count) => string.Join(",", Enumerable.Repeat(member, count));

    private static StringValues Lines(string member, int count) => Enumerable.Repeat(member, count).ToArray();
}
