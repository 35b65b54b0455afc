using System.Diagnostics;

namespace StrictCors.Tests.Reload;

/// <summary>Waits for what happens on other threads: looks again and again, up to a bound that only a failure reaches.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    public static Task TrueAsync(Func<bool> condition, string because)
    {
        return TrueAsync(() => Task.FromResult(condition()), because);
    }

    public static async Task TrueAsync(Func<Task<bool>> condition, string because)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            Stopwatch.GetElapsedTime(started).Should().BeLessThan(Bound, because);
            await Task.Delay(TimeSpan.FromMilliseconds(2));
        }
    }
}
