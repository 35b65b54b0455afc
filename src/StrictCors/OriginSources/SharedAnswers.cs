using Microsoft.Extensions.Caching.Hybrid;
using StrictCors.Policies;

namespace StrictCors.OriginSources;

/// <summary>The answers "allowed" that all instances of the application share, in its HybridCache. Each is stored as the time of its query,
/// so that every reader knows its age. A cache that is slow or unavailable costs time; it changes no answer.</summary>
internal sealed class SharedAnswers(HybridCache cache, TimeProvider time)
{
    /// <summary>A query to the source usually takes less. A cache that takes longer saves nothing.</summary>
    private static readonly TimeSpan MaxWait = TimeSpan.FromMilliseconds(500);

    /// <summary>How long a cache that failed is not used: without the pause every request would wait for it, and its unfinished
    /// operations would accumulate.</summary>
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(1);

    private static readonly HybridCacheEntryOptions ReadOnly = new()
    {
        Flags = HybridCacheEntryFlags.DisableUnderlyingData | HybridCacheEntryFlags.DisableLocalCacheWrite,
    };

    private long _pausedUntil = long.MinValue;

    private bool IsPaused => time.GetTimestamp() < Volatile.Read(ref _pausedUntil);

    /// <summary>The time of the query to which the answer was "allowed", or null.</summary>
    public async ValueTask<DateTimeOffset?> FindAsync(string key, OriginSourceSettings settings)
    {
        if (IsPaused)
        {
            return null;
        }

        using var limit = CreateLimit(settings);
        try
        {
            var reading = cache.GetOrCreateAsync(key, static _ => ValueTask.FromResult(0L), ReadOnly, tags: null, limit.Token);
            var ticks = await reading.AsTask().WithinAsync(limit.Token);
            return ticks > 0 && ticks < DateTime.MaxValue.Ticks ? new(ticks, TimeSpan.Zero) : null;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            Pause();
            return null;
        }
    }

    /// <summary>Completes when the cache has stored the answer. No request needs to wait for that.</summary>
    public async Task KeepAsync(string key, OriginSourceSettings settings, DateTimeOffset queriedAt, TimeSpan lifetime)
    {
        if (IsPaused)
        {
            return;
        }

        using var limit = CreateLimit(settings);
        try
        {
            var options = new HybridCacheEntryOptions { Expiration = lifetime, LocalCacheExpiration = lifetime };
            await cache.SetAsync(key, queriedAt.UtcTicks, options, tags: null, limit.Token).AsTask().WithinAsync(limit.Token);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            Pause();
        }
    }

    private CancellationTokenSource CreateLimit(OriginSourceSettings settings) => new(settings.Timeout < MaxWait ? settings.Timeout : MaxWait, time);

    private void Pause() =>
        Volatile.Write(ref _pausedUntil, time.GetTimestamp() + (long)(PauseAfterFailure.TotalSeconds * time.TimestampFrequency));
}
