namespace StrictCors.OriginSources;

/// <summary>A point in time, by the two clocks of this machine. The monotonic one stands still while a machine sleeps, and the wall clock can be
/// set back. The age is the longer of the two, so that neither makes an answer last longer.</summary>
internal readonly record struct Moment(long Timestamp, DateTimeOffset Utc)
{
    public static Moment Now(TimeProvider time) => new(time.GetTimestamp(), time.GetUtcNow());

    public TimeSpan Age(TimeProvider time)
    {
        var elapsed = time.GetElapsedTime(Timestamp);
        var passed = time.GetUtcNow() - Utc;
        return elapsed > passed ? elapsed : passed;
    }
}
