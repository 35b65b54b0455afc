namespace StrictCors.OriginSources;

/// <summary>An answer of this process: from when it counts, and how long it is valid.</summary>
internal sealed class KeptAnswer(Moment start, TimeSpan validFor, bool isShared)
{
    // Divisions of the time that is valid. A renewal that fails leaves the answer in force until its end, and three more attempts.
    private const int RenewalAfter = 2;
    private const int RetryAfter = 8;

    private long _renewal = validFor.Ticks / RenewalAfter;

    /// <summary>Gets a value indicating whether the shared cache has had the answer.</summary>
    public bool IsShared => isShared;

    public bool IsValid(TimeProvider time) => start.Age(time) < validFor;

    /// <summary>The time until the answer ends.</summary>
    public TimeSpan Left(TimeProvider time) => validFor - start.Age(time);

    /// <summary>Whether it is time to renew the answer.</summary>
    public bool IsRenewalDue(TimeProvider time) => start.Age(time).Ticks >= Volatile.Read(ref _renewal);

    /// <summary>Whether the answer is to be renewed now. Only one caller gets this answer, until it is time for the next attempt.</summary>
    public bool TryClaimRenewal(TimeProvider time)
    {
        var due = Volatile.Read(ref _renewal);
        var age = start.Age(time).Ticks;
        return age >= due && Interlocked.CompareExchange(ref _renewal, age + (validFor.Ticks / RetryAfter), due) == due;
    }

    /// <summary>A source that reads the request itself cannot be queried without one.</summary>
    public void StopRenewing() => Volatile.Write(ref _renewal, long.MaxValue);
}
