using Microsoft.AspNetCore.Http;
using StrictCors.Policies;

namespace StrictCors.Page.Watching;

/// <summary>The last decisions. A new one takes the place of the oldest. Requests write without a lock and without new objects, because all of them
/// come here.</summary>
internal sealed class DecisionRing
{
    public const int Capacity = 200;

    private readonly DecisionSlot[] _slots = new DecisionSlot[Capacity];

    // Only those who look at the page wait for it.
    private readonly Lock _reading = new();

    private long _last;

    public DecisionRing()
    {
        for (var i = 0; i < Capacity; i++)
        {
            _slots[i] = new();
        }
    }

    public void Add(HttpContext context, in CorsRequest request, PolicyDecision decided, StrictCorsOptions? options, long time)
    {
        var number = Interlocked.Increment(ref _last);
        Claim(number)?.Write(number, context, request, decided, options, time);
    }

    /// <summary>The decisions with a higher number, oldest first, as far as they are still here.</summary>
    public List<RecordedDecision> After(long number)
    {
        var last = Interlocked.Read(ref _last);
        var decisions = new List<RecordedDecision>();
        lock (_reading)
        {
            for (var next = Math.Max(number, last - Capacity) + 1; next <= last; next++)
            {
                if (Place(next).Read(next) is { } decision)
                {
                    decisions.Add(decision);
                }
                else if (!Place(next).IsPast(next))
                {
                    // It has its number and is not yet in its place. The ones after it wait, so that none is left out.
                    break;
                }
            }
        }

        return decisions;
    }

    /// <summary>The decision with that number; null if another one has taken its place.</summary>
    public RecordedDecision? Find(long number)
    {
        lock (_reading)
        {
            return number > 0 ? Place(number).Read(number) : null;
        }
    }

    /// <summary>All decisions that are here, even if one before them is not yet.</summary>
    public IEnumerable<RecordedDecision> All()
    {
        var last = Interlocked.Read(ref _last);
        for (var number = Math.Max(0, last - Capacity) + 1; number <= last; number++)
        {
            if (Find(number) is { } decision)
            {
                yield return decision;
            }
        }
    }

    private ref DecisionSlot Place(long number) => ref _slots[number % Capacity];

    /// <summary>The place of a decision, claimed for it; null if a later one has it.</summary>
    private DecisionSlot? Claim(long number)
    {
        var slot = Volatile.Read(ref Place(number));
        while (!slot.TryClaim(number))
        {
            if (slot.IsPast(number))
            {
                return null;
            }

            // A thread that has claimed the place was interrupted. It keeps it, and its decision is too old for the ring when it goes on.
            var other = new DecisionSlot(number);
            var found = Interlocked.CompareExchange(ref Place(number), other, slot);
            if (found == slot)
            {
                return other;
            }

            slot = found;
        }

        return slot;
    }
}
