namespace StrictCors.LoadTests.Infrastructure;

/// <summary>How much is done: little in every test run, much where the variable STRICTCORS_LONG is set.</summary>
internal static class Extent
{
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("STRICTCORS_LONG") is { Length: > 0 } and not ("false" or "0");

    /// <summary>Whichever of these two comes first ends the traffic.</summary>
    public static TimeSpan Duration => IsLong ? TimeSpan.FromMinutes(10) : TimeSpan.FromSeconds(15);

    public static long Requests => IsLong ? 20_000_000 : 500_000;

    public static int Hosts => IsLong ? 1000 : 100;
}
