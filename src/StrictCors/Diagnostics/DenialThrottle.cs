namespace StrictCors.Diagnostics;

/// <summary>
/// Lets one message a minute through for each reason and origin. A fixed number of slots, so that a client that invents origins
/// grows neither the memory nor, past that number a minute, the log; two origins that share a slot share its minute.
/// </summary>
internal sealed class DenialThrottle(TimeProvider time)
{
    public const int SlotCount = 128;

    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private readonly Slot[] _slots = [.. Enumerable.Range(0, SlotCount).Select(_ => new Slot())];

    /// <summary>Whether to say it now.</summary>
    /// <param name="reason">Why it was denied.</param>
    /// <param name="origin">The origin as it came in.</param>
    /// <param name="suppressed">How many like it were passed over since the last time.</param>
    public bool IsDue(CorsDenialReason reason, string? origin, out int suppressed)
    {
        var slot = _slots[(uint)HashCode.Combine(reason, origin) % SlotCount];
        lock (slot)
        {
            var now = time.GetTimestamp();
            if (slot.LastSaid is { } last && time.GetElapsedTime(last, now) < Interval)
            {
                slot.Suppressed++;
                suppressed = 0;
                return false;
            }

            suppressed = slot.Suppressed;
            slot.Suppressed = 0;
            slot.LastSaid = now;
            return true;
        }
    }

    private sealed class Slot
    {
        public long? LastSaid { get; set; }

        public int Suppressed { get; set; }
    }
}
