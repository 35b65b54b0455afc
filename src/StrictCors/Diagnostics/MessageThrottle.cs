namespace StrictCors.Diagnostics;

/// <summary>
/// Lets one message a minute through for each decision (policy, kind, reason) and origin, and never more than <see cref="SlotCount"/>
/// a minute in all, so that a client that invents origins grows neither the memory nor the log.
/// </summary>
/// <remarks>A denied request and a denied WebSocket handshake of one page are logged separately, because neither message explains the
/// other denial. Slots are not addressed by hash: two origins that share a slot would hide each other's first message, which is the most
/// useful one. With this design only a flood of messages hides any of them, and their number is logged when the minute is over.</remarks>
/// <param name="time">The clock.</param>
/// <param name="reportHidden">Logs how many messages a flood has hidden.</param>
internal sealed class MessageThrottle(TimeProvider time, Action<int>? reportHidden = null) : IDisposable
{
    public const int SlotCount = 128;

    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    // An origin has at most 326 characters. Values that are longer are not valid origins, so they may share a key.
    private const int MaxKeyLength = 327;

    private readonly Lock _lock = new();
    private readonly int[] _keys = new int[SlotCount];
    private readonly long[] _lastSaid = new long[SlotCount];
    private readonly int[] _suppressed = new int[SlotCount];
    private int _count;

    // Messages without a slot since the timer was started. A timer, because after a flood there may be no further message.
    private int _hidden;
    private ITimer? _report;

    // When the oldest message was logged, as of the last search. Slots only get newer messages, so the next search can wait until this
    // message expires.
    private long _oldest;

    /// <summary>Whether to log it now.</summary>
    /// <param name="decision">What was decided.</param>
    /// <param name="origin">The origin as it came in.</param>
    /// <param name="suppressed">How many messages with the same key were suppressed since the last one that was logged.</param>
    public bool IsDue(in CorsDecision decision, ReadOnlySpan<char> origin, out int suppressed)
    {
        suppressed = 0;
        var key = Key(decision, origin);
        lock (_lock)
        {
            var now = time.GetTimestamp();
            var slot = Array.IndexOf(_keys, key, 0, _count);
            if (slot >= 0 && !IsOver(_lastSaid[slot], now))
            {
                _suppressed[slot]++;
                return false;
            }

            if (slot >= 0)
            {
                suppressed = _suppressed[slot];
            }
            else if (!TryTake(now, out slot))
            {
                Hide();
                return false;
            }

            (_keys[slot], _lastSaid[slot], _suppressed[slot]) = (key, now, 0);
            return true;
        }
    }

    /// <summary>Whether <see cref="IsDue"/> would return true now. Nothing is counted.</summary>
    public bool WouldBeDue(in CorsDecision decision, ReadOnlySpan<char> origin)
    {
        var key = Key(decision, origin);
        lock (_lock)
        {
            var now = time.GetTimestamp();
            var slot = Array.IndexOf(_keys, key, 0, _count);
            return slot >= 0 ? IsOver(_lastSaid[slot], now) : _count < SlotCount || IsOldestOver(now);
        }
    }

    public void Dispose() => _report?.Dispose();

    // The hash of a string is seeded at random in every process: a client cannot choose two origins with one key.
    private static int Key(in CorsDecision decision, ReadOnlySpan<char> origin) =>
        HashCode.Combine(decision, string.GetHashCode(origin[..Math.Min(origin.Length, MaxKeyLength)]));

    /// <summary>A slot that was never used, otherwise the one whose message is oldest, once its minute is over.</summary>
    private bool TryTake(long now, out int slot)
    {
        slot = -1;
        if (_count < SlotCount)
        {
            slot = _count++;
        }
        else if (IsOldestOver(now))
        {
            slot = Array.IndexOf(_lastSaid, _oldest);
        }

        return slot >= 0;
    }

    private bool IsOldestOver(long now)
    {
        if (IsOver(_oldest, now))
        {
            _oldest = _lastSaid.Min();
        }

        return IsOver(_oldest, now);
    }

    private void Hide()
    {
        if (_hidden++ > 0 || reportHidden is null)
        {
            return;
        }

        if (_report is null)
        {
            _report = time.CreateTimer(static throttle => ((MessageThrottle)throttle!).ReportHidden(), this, Interval, Timeout.InfiniteTimeSpan);
        }
        else
        {
            _report.Change(Interval, Timeout.InfiniteTimeSpan);
        }
    }

    private void ReportHidden()
    {
        int hidden;
        lock (_lock)
        {
            (hidden, _hidden) = (_hidden, 0);
        }

        reportHidden!(hidden);
    }

    private bool IsOver(long said, long now) => time.GetElapsedTime(said, now) >= Interval;
}
