using System.Diagnostics;
using static StrictCors.Tests.Evaluation.TestPolicy;
using static StrictCors.Tests.Evaluation.TestRequest;

namespace StrictCors.Tests.Evaluation;

/// <summary>The time of a decision grows at most with the length of the request, and not beyond what is bounded.</summary>
public class ComplexityTests
{
    private static readonly StrictCorsPolicy[] Policies =
    [
        ForApp(web => web.WithHeaders("a")),
        ForApp(web => web.AllowAnyHeader()),
        ForApp(web => web.AllowAnyHeader().AllowCredentials()),
    ];

    // What lies beyond the bound is not read: were it, these would be malformed instead.
    [Theory]
    [InlineData("(")]
    [InlineData("\0,")]
    [InlineData(" a b ,")]
    public void What_is_too_long_is_not_scanned(string unit)
    {
        foreach (var policy in Policies)
        {
            policy.Evaluate(Preflight(App, "GET", Repeat(unit, 30_000))).Reason.Should().Be(CorsDenialReason.TooManyHeaders);
        }
    }

    [Fact]
    public void Behind_the_hundred_and_twenty_ninth_name_nothing_is_scanned() =>
        ForApp().Evaluate(Preflight(App, "GET", Repeat("a,", 2 * 129) + "(")).Reason.Should().Be(CorsDenialReason.TooManyHeaders);

    [Fact]
    public void An_origin_that_is_too_long_is_malformed_whatever_it_holds() =>
        ForApp(web => web.WithOrigins("https://*.example.com")).Evaluate(Actual("https://" + Repeat("a.", 30_000) + "example.com")).Reason.Should().Be(CorsDenialReason.OriginMalformed);

    // Quadratic work would be 64 times as much for 8 times the length; linear work is at most 8 times. The line is drawn between them.
    [Theory]
    [InlineData(",")]
    [InlineData(" ")]
    [InlineData(" ,")]
    [InlineData("\t\t,")]
    [InlineData(",,,,,,,, ")]
    [InlineData("a")]
    public void Time_is_linear_up_to_the_bound(string unit)
    {
        foreach (var policy in Policies)
        {
            var one = Shortest(policy, Preflight(App, "GET", Repeat(unit, 1024)));
            var eight = Shortest(policy, Preflight(App, "GET", Repeat(unit, 8192)));

            (eight / one).Should().BeLessThan(24);
        }
    }

    [Fact]
    public void Time_is_linear_in_lines()
    {
        var one = Shortest(Policies[2], Preflight(App, "GET", string.Join('\n', Enumerable.Repeat(",,", 500))));
        var eight = Shortest(Policies[2], Preflight(App, "GET", string.Join('\n', Enumerable.Repeat(",,", 4000))));

        (eight / one).Should().BeLessThan(24);
    }

    private static string Repeat(string unit, int length) => string.Concat(Enumerable.Repeat(unit, (length / unit.Length) + 1))[..length];

    /// <summary>The shortest of many runs, which is the one that nothing else got into.</summary>
    private static double Shortest(StrictCorsPolicy policy, in CorsRequest request)
    {
        var shortest = long.MaxValue;
        for (var run = 0; run < 50; run++)
        {
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < 20; i++)
            {
                policy.Evaluate(request);
            }

            shortest = Math.Min(shortest, Stopwatch.GetTimestamp() - start);
        }

        return shortest;
    }
}
