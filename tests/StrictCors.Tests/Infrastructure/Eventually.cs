using System.Diagnostics;

namespace StrictCors.Tests.Infrastructure;

/// <summary>Waits for what happens on other threads: checks again and again, up to a bound that only a failure reaches.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    /// <summary>Waits for an effect of the action. The condition does not hold before, or the wait would show nothing.</summary>
    public static Task AfterAsync(Action action, Func<bool> condition, string because) =>
        AfterAsync(action, () => Task.FromResult(condition()), because);

    public static async Task AfterAsync(Action action, Func<Task<bool>> condition, string because)
    {
        (await condition()).Should().BeFalse("otherwise the wait shows nothing");
        action();
        await TrueAsync(condition, because);
    }

    public static Task TrueAsync(Func<bool> condition, string because) => TrueAsync(() => Task.FromResult(condition()), because);

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
