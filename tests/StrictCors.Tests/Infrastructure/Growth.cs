using System.Diagnostics;

namespace StrictCors.Tests.Infrastructure;

/// <summary>How the time of some work grows with its size, where its steps cannot be counted. Four times the size is about four times the work, and
/// sixteen times if the work is quadratic. The fastest of several runs of both sizes are compared, so that a slow or shared machine changes
/// nothing.</summary>
internal static class Growth
{
    private const int Factor = 4;
    private const int Bound = 2 * Factor;
    private const int MinRounds = 3;
    private const int MaxRounds = 15;

    // Below this, a time is that of the clock and of one interruption.
    private static readonly long Shortest = Stopwatch.Frequency / 50_000;

    /// <summary>The work grows in proportion to the size, or less.</summary>
    /// <param name="prepare">Makes the work of a size. Its own time does not count.</param>
    /// <param name="size">The smaller size.</param>
    /// <param name="because">What the work is about.</param>
    public static void ShouldBeLinear(Func<int, Action> prepare, int size, string because = "")
    {
        var (few, many) = (prepare(size), prepare(Factor * size));
        var (shorter, longer) = (long.MaxValue, long.MaxValue);
        for (var round = 1; round <= MaxRounds; round++)
        {
            shorter = Math.Max(Shortest, Math.Min(shorter, TimeOf(few)));
            longer = Math.Min(longer, TimeOf(many));
            if (round >= MinRounds && longer < Bound * shorter)
            {
                return;
            }
        }

        ((double)longer / shorter).Should().BeLessThan(Bound, $"four times the size takes four times as long, {because}");
    }

    private static long TimeOf(Action work)
    {
        var started = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetTimestamp() - started;
    }
}
