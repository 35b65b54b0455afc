using Microsoft.Extensions.Caching.Hybrid;

namespace StrictCors.OriginSources;

/// <summary>The yeses that a fleet shares, in the application's HybridCache: each with the time of its question, so that its age is known
/// wherever it is read. A cache that is slow or down costs speed, never an answer.</summary>
internal sealed class SharedAnswers(HybridCache cache)
{
    /// <summary>Asking the source takes no longer than that, as a rule. A cache that does saves nothing.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    private static readonly HybridCacheEntryOptions ReadOnly = new() { Flags = HybridCacheEntryFlags.DisableUnderlyingData | HybridCacheEntryFlags.DisableLocalCacheWrite };

    /// <summary>In milliseconds. A cache that failed is left alone for a while: not every request has to find out again, and what it does
    /// not answer does not pile up.</summary>
    private const long Rest = 1000;

    private long _restsUntil = long.MinValue;

    private bool IsResting => Environment.TickCount64 < Volatile.Read(ref _restsUntil);

    /// <summary>The time of the question to which the answer was yes, or null.</summary>
    public async ValueTask<DateTimeOffset?> FindAsync(string key, OriginSource source)
    {
        if (IsResting)
        {
            return null;
        }

        using var limit = LimitFor(source);
        try
        {
            var ticks = await cache.GetOrCreateAsync(key, static _ => ValueTask.FromResult(0L), ReadOnly, tags: null, limit.Token).AsTask().WithinAsync(limit.Token);
            return ticks > 0 && ticks < DateTime.MaxValue.Ticks ? new(ticks, TimeSpan.Zero) : null;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            LeaveAlone();
            return null;
        }
    }

    /// <summary>Completes when the cache has taken it. Nobody needs to wait for that.</summary>
    public async Task KeepAsync(string key, OriginSource source, DateTimeOffset askedAt, TimeSpan lifetime)
    {
        if (IsResting)
        {
            return;
        }

        using var limit = LimitFor(source);
        try
        {
            var options = new HybridCacheEntryOptions { Expiration = lifetime, LocalCacheExpiration = lifetime };
            await cache.SetAsync(key, askedAt.UtcTicks, options, tags: null, limit.Token).AsTask().WithinAsync(limit.Token);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            LeaveAlone();
        }
    }

    private static CancellationTokenSource LimitFor(OriginSource source) => new(source.Timeout < Patience ? source.Timeout : Patience);

    private void LeaveAlone() => Volatile.Write(ref _restsUntil, Environment.TickCount64 + Rest);
}
