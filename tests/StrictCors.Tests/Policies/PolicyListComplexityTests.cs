using StrictCors.Matching;
using StrictCors.Origins;
using StrictCors.Policies;
using StrictCors.Tests.Infrastructure;
using static StrictCors.Tests.Policies.TestRequest;

namespace StrictCors.Tests.Policies;

/// <summary>G7: what a list of policies costs, in characters of the origin that are hashed and compared. The sets have enough origins to be hash
/// tables, so a look-up that finds nothing hashes the origin once and compares nothing.</summary>
public sealed class PolicyListComplexityTests
{
    private const int OriginsOfEach = 20;

    private readonly CountingComparer _comparer = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(10)]
    public void G7_Each_policy_that_does_not_cover_the_origin_costs_one_look_up(int number)
    {
        var policies = Policies(10);
        var origin = OriginOf(number);

        var alone = Work(Policies(1), OriginOf(1));

        (Work(policies, origin) - alone).Should().Be((number - 1) * origin.Length);
    }

    [Fact]
    public void G7_The_policies_after_the_one_that_decides_cost_nothing() =>
        Work(Policies(10), OriginOf(1)).Should().Be(Work(Policies(1), OriginOf(1)));

    [Theory]
    [InlineData("https://stranger.example")]
    [InlineData("https://a.wild-3.example")]
    public void G7_An_origin_that_comes_again_costs_one_look_up_in_each_policy_wildcards_or_not(string origin)
    {
        var policies = Policies(10, "https://*.wild-{0}.example");
        Work(policies, origin);

        var tried = origin.Contains("wild", StringComparison.Ordinal) ? 3 : 10;

        Work(policies, origin).Should().Be(tried * origin.Length);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("GET")]
    public void G7_A_preflight_costs_the_same_look_ups(string method)
    {
        var policies = Policies(4);

        var work = _comparer.Count(() => PreflightEvaluator.Evaluate(policies, Preflight(OriginOf(4), method, "x-key"), out _));

        work.Should().Be(Work(policies, OriginOf(4)));
    }

    private long Work(EndpointPolicy policies, string origin) => _comparer.Count(() => ActualEvaluator.Evaluate(policies, Actual(origin)));

    private EndpointPolicy Policies(int count, string further = "https://further-{0}.example") =>
        EndpointPolicy.With([.. Enumerable.Range(1, count).Select(number => new StrictCorsPolicy
        {
            Name = $"policy-{number}",
            Origins = new OriginSet([.. Enumerable.Range(0, OriginsOfEach).Select(i => Pattern($"https://app-{i:00}.list-{number:00}.example")),
                Pattern(further.Replace("{0}", $"{number}", StringComparison.Ordinal))], _comparer),
        })]);

    private static string OriginOf(int number) => $"https://app-07.list-{number:00}.example";

    private static OriginPattern Pattern(string text) => OriginPattern.TryParse(text, out var pattern) ? pattern : throw new ArgumentException(text);
}
