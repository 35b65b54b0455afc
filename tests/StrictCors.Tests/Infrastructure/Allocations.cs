namespace StrictCors.Tests.Infrastructure;

internal static class Allocations
{
    /// <summary>Bytes that one run allocates on this thread, after what is compiled and cached at first use.</summary>
    public static long Of(Action action)
    {
        for (var i = 0; i < 100; i++)
        {
            action();
        }

        var least = long.MaxValue;
        for (var i = 0; i < 10; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            action();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
