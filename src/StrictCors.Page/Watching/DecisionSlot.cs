using Microsoft.AspNetCore.Http;
using StrictCors.Policies;

namespace StrictCors.Page.Watching;

/// <summary>A place in the ring. Who has claimed it has it alone, whether to write or to read. A request never waits for it: if it is claimed, the
/// ring gets another place instead.</summary>
internal sealed class DecisionSlot
{
    private RecordedRequest _request = new();

    // Not null once someone has looked: then the request is in there.
    private RecordedDecision? _read;

    // Twice the number of the decision; while it is claimed, one more.
    private long _state;

    /// <summary>A free place.</summary>
    public DecisionSlot()
    {
    }

    /// <summary>A place that is claimed for a decision.</summary>
    public DecisionSlot(long number) => _state = Claimed(number);

    /// <summary>Claims the place for a decision. It stays as it is if it is claimed, or if a later decision is in it.</summary>
    public bool TryClaim(long number)
    {
        var state = Volatile.Read(ref _state);
        return (state & 1) == 0 && state < Done(number) && Interlocked.CompareExchange(ref _state, Claimed(number), state) == state;
    }

    /// <summary>Whether a later decision has the place.</summary>
    public bool IsPast(long number) => Volatile.Read(ref _state) > Claimed(number);

    /// <summary>Writes the decision that the place was claimed for.</summary>
    public void Write(long number, HttpContext context, in CorsRequest request, PolicyDecision decided, StrictCorsOptions? options, long time)
    {
        _read = null;
        _request.Fill(context, request, decided, options, time);
        if (_request.IsLong)
        {
            Take(number).Settle();
        }

        Volatile.Write(ref _state, Done(number));
    }

    /// <summary>The decision of that number, the same object for everyone; null if it is not here, or not any more. One thread reads at a
    /// time.</summary>
    public RecordedDecision? Read(long number)
    {
        if (Interlocked.CompareExchange(ref _state, Claimed(number), Done(number)) != Done(number))
        {
            return null;
        }

        var read = _read ?? Take(number);
        Volatile.Write(ref _state, Done(number));
        return read;
    }

    private static long Done(long number) => 2 * number;

    private static long Claimed(long number) => (2 * number) + 1;

    /// <summary>Moves the request out of the place, so that the next one does not overwrite it.</summary>
    private RecordedDecision Take(long number)
    {
        _read = new(number, _request);
        _request = new();
        return _read;
    }
}
