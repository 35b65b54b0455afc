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
            Ratio(policy, Preflight(App, "GET", Repeat(unit, 1024)), Preflight(App, "GET", Repeat(unit, 8192))).Should().BeLessThan(24);
        }
    }

    [Fact]
    public void Time_is_linear_in_lines() =>
        Ratio(Policies[2], Preflight(App, "GET", Repeat(",\n", 1000)), Preflight(App, "GET", Repeat(",\n", 8000))).Should().BeLessThan(24);

    private static string Repeat(string unit, int length) => string.Concat(Enumerable.Repeat(unit, (length / unit.Length) + 1))[..length];

    /// <summary>Of the shortest times among many, taken in turn: those are the ones that nothing else on the machine got into.</summary>
    private static double Ratio(StrictCorsPolicy policy, in CorsRequest one, in CorsRequest eight)
    {
        var (shortestOne, shortestEight) = (long.MaxValue, long.MaxValue);
        var started = Stopwatch.GetTimestamp();
        for (var run = 0; run < 1000 && (run < 20 || Stopwatch.GetElapsedTime(started).TotalSeconds < 2); run++)
        {
            shortestOne = Math.Min(shortestOne, Time(policy, one));
            shortestEight = Math.Min(shortestEight, Time(policy, eight));
        }

        return (double)shortestEight / shortestOne;
    }

    private static long Time(StrictCorsPolicy policy, in CorsRequest request)
    {
        var start = Stopwatch.GetTimestamp();
        policy.Evaluate(request);
        return Stopwatch.GetTimestamp() - start;
    }
}
