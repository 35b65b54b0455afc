namespace StrictCors.Diagnostics;

/// <summary>Decides when to log that something fails: the first time, and then once it works again. Something that fails and works in turns is
/// logged once a minute at most.</summary>
internal sealed class Outage(TimeProvider time)
{
    private readonly Lock _lock = new();
    private long? _lastSaid;
    private bool _isSaid;
    private long _since;

    // Read without the lock, because nearly every call finds that nothing has failed.
    private int _failures;

    /// <summary>Whether to log the failure.</summary>
    /// <param name="unsaid">How many failures were not logged before this one.</param>
    public bool Fails(out int unsaid)
    {
        lock (_lock)
        {
            unsaid = _failures++;
            if (unsaid == 0)
            {
                _since = time.GetTimestamp();
            }

            if (_isSaid || (_lastSaid is { } last && time.GetElapsedTime(last) < MessageThrottle.Interval))
            {
                return false;
            }

            (_lastSaid, _isSaid) = (time.GetTimestamp(), true);
            return true;
        }
    }

    /// <summary>Whether to log the recovery.</summary>
    /// <param name="failures">How many failures there were.</param>
    /// <param name="lasted">The time since the first one.</param>
    public bool Works(out int failures, out TimeSpan lasted)
    {
        (failures, lasted) = (0, TimeSpan.Zero);
        if (Volatile.Read(ref _failures) == 0)
        {
            return false;
        }

        lock (_lock)
        {
            var isSaid = _isSaid;
            (failures, lasted) = (_failures, time.GetElapsedTime(_since));
            (_failures, _isSaid) = (0, false);
            return isSaid;
        }
    }
}
