namespace StrictCors.Page.Watching;

/// <summary>The last decisions. A new one takes the place of the oldest. Requests write without a lock, because all of them come here.</summary>
internal sealed class DecisionRing
{
    public const int Capacity = 200;

    private readonly RecordedDecision?[] _decisions = new RecordedDecision?[Capacity];
    private long _last;

    public void Add(RecordedDecision decision)
    {
        decision.Number = Interlocked.Increment(ref _last);
        Volatile.Write(ref _decisions[decision.Number % Capacity], decision);
    }

    /// <summary>The decisions with a higher number, oldest first, as far as they are still here.</summary>
    public List<RecordedDecision> After(long number)
    {
        var last = Interlocked.Read(ref _last);
        var decisions = new List<RecordedDecision>();
        for (var next = Math.Max(number, last - Capacity) + 1; next <= last; next++)
        {
            var decision = Volatile.Read(ref _decisions[next % Capacity]);
            if (decision is null || decision.Number < next)
            {
                // It has its number and not yet its place. The ones after it wait, so that none is left out.
                break;
            }

            if (decision.Number == next)
            {
                decisions.Add(decision);
            }
        }

        return decisions;
    }

    /// <summary>The decision with that number; null if another one has taken its place.</summary>
    public RecordedDecision? Find(long number) =>
        number > 0 && Volatile.Read(ref _decisions[number % Capacity]) is { } decision && decision.Number == number ? decision : null;
}
