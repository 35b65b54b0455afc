namespace StrictCors.Page.Watching;

/// <summary>The last decisions. A new one takes the place of the oldest.</summary>
internal sealed class DecisionRing
{
    public const int Capacity = 200;

    private readonly Lock _lock = new();
    private readonly RecordedDecision?[] _decisions = new RecordedDecision?[Capacity];
    private long _last;

    public void Add(RecordedDecision decision)
    {
        lock (_lock)
        {
            decision.Number = ++_last;
            _decisions[_last % Capacity] = decision;
        }
    }

    /// <summary>The decisions with a higher number, oldest first, as far as they are still here.</summary>
    public List<RecordedDecision> After(long number)
    {
        lock (_lock)
        {
            var decisions = new List<RecordedDecision>();
            for (var next = Math.Max(number, _last - Capacity) + 1; next <= _last; next++)
            {
                if (_decisions[next % Capacity] is { } decision)
                {
                    decisions.Add(decision);
                }
            }

            return decisions;
        }
    }

    /// <summary>The decision with that number; null if another one has taken its place.</summary>
    public RecordedDecision? Find(long number)
    {
        lock (_lock)
        {
            return number > 0 && _decisions[number % Capacity] is { } decision && decision.Number == number ? decision : null;
        }
    }
}
