using System.Collections.Concurrent;

namespace StrictCors.Tests.OriginSources;

/// <summary>Tenants whose domains come and go. Remembers when each one was there: what an answer may rest on.</summary>
internal sealed class StormSource(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<(DateTimeOffset At, bool IsThere)>> _history = new(StringComparer.Ordinal);

    /// <summary>How many queries of a hundred go wrong.</summary>
    public int Faults { get; set; }

    /// <summary>Whether the others take no time.</summary>
    public bool IsFast { get; set; }

    public void Set(string origin, string host, bool isThere) =>
        _history.GetOrAdd($"{origin} {host}", _ => new()).Enqueue((time.GetUtcNow(), isThere));

    /// <summary>Whether the domain was there at any moment of a time.</summary>
    public bool WasThere(string origin, string host, DateTimeOffset from, DateTimeOffset to)
    {
        var isThere = false;
        foreach (var (at, now) in _history.GetValueOrDefault($"{origin} {host}") ?? [])
        {
            if (at > to)
            {
                break;
            }

            isThere = now || (isThere && at > from);
        }

        return isThere;
    }

    /// <summary>Whether the domain was there all the time since then.</summary>
    public bool IsThereSince(string origin, string host, DateTimeOffset from) =>
        _history.TryGetValue($"{origin} {host}", out var history) && history.Last() is (var at, true) && at < from;

    public async ValueTask<bool> AnswerAsync(StrictCorsOriginQuery query, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var isThere = WasThere(query.Origin.ToString(), query.Host, now, now);
        if (Chance.Of(100) < Faults)
        {
            switch (Chance.Of(3))
            {
                case 0:
                    throw new InvalidOperationException("database down");
                case 1:
                    await Task.Delay(TimeSpan.FromSeconds(10), time, CancellationToken.None);
                    break;
                default:
                    await Task.Delay(TimeSpan.FromSeconds(2), time, cancellationToken);
                    break;
            }
        }

        await (IsFast ? Task.CompletedTask : Task.Delay(TimeSpan.FromMilliseconds(Chance.Of(100)), time, cancellationToken));
        return isThere;
    }

    /// <summary>A source as an application writes it.</summary>
    internal sealed class Service(StormSource storm) : IStrictCorsOriginSource
    {
        public ValueTask<bool> IsAllowedAsync(StrictCorsOriginQuery query, CancellationToken cancellationToken) =>
            storm.AnswerAsync(query, cancellationToken);
    }
}
