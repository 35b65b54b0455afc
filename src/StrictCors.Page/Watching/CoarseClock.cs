namespace StrictCors.Page.Watching;

/// <summary>The time for people, to a few milliseconds. Each request needs it, and the exact time takes longer than all else that is
/// recorded.</summary>
internal sealed class CoarseClock(TimeProvider time)
{
    // A machine that has slept or got another time has the right one soon after.
    private const int Adjusted = 100;

    // Less than this is the coarseness of the ticks, and would let the time go back.
    private const int Tolerated = 50;

    private long _offset;
    private long _next = long.MinValue;

    /// <summary>The milliseconds of Unix time.</summary>
    public long Now()
    {
        var ticks = Environment.TickCount64;
        if (ticks >= Volatile.Read(ref _next))
        {
            Adjust(ticks);
        }

        return ticks + Volatile.Read(ref _offset);
    }

    private void Adjust(long ticks)
    {
        var offset = time.GetUtcNow().ToUnixTimeMilliseconds() - ticks;
        if (Math.Abs(offset - Volatile.Read(ref _offset)) > Tolerated)
        {
            Volatile.Write(ref _offset, offset);
        }

        Volatile.Write(ref _next, ticks + Adjusted);
    }
}
