using Microsoft.Extensions.Caching.Hybrid;
using StrictCors.Diagnostics;
using StrictCors.Policies;

namespace StrictCors.OriginSources;

/// <summary>The answers "allowed" that all instances of the application share, in its HybridCache. A cache that is slow or unavailable costs
/// time; it changes no answer.</summary>
/// <remarks>No clock of another machine lengthens an answer, and no slow write. An entry ends in the cache after three quarters of
/// <c>AllowedFor</c>, however late it arrives there within the limit; what may have arrived later is removed. An instance that finds an entry keeps
/// it for the last quarter at most. Each is stored as the time of its query too, for a cache that does not end its entries.</remarks>
internal sealed class SharedAnswers(HybridCache cache, TimeProvider time, OriginSourceObserver observer)
{
    /// <summary>A query to the source usually takes less. A cache that takes longer saves nothing.</summary>
    private static readonly TimeSpan MaxWait = TimeSpan.FromMilliseconds(500);

    /// <summary>How long a cache that failed is not used: without the pause every request would wait for it.</summary>
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan MaxLifetime = TimeSpan.FromDays(365);

    /// <summary>Operations that have not ended, including those that no request waits for. A cache that hangs keeps their memory.</summary>
    private const int MaxOpen = 256;

    private const int KeptPart = 4;

    // The local level of the application's cache is not used: its memory is bounded by the application, for its own data.
    private static readonly HybridCacheEntryOptions Reading = new()
    {
        Flags = HybridCacheEntryFlags.DisableUnderlyingData | HybridCacheEntryFlags.DisableLocalCache,
    };

    private readonly NewKeys _newKeys = new(time);
    private long _pausedUntil = long.MinValue;
    private int _open;

    private bool IsUsable => time.GetTimestamp() >= Volatile.Read(ref _pausedUntil) && Volatile.Read(ref _open) < MaxOpen;

    /// <summary>The answer "allowed" of any instance, with the time for which it may be kept; null if there is none.</summary>
    public async Task<KeptAnswer?> FindAsync(string key, OriginSourceSettings settings)
    {
        if (!IsUsable || settings.AllowedFor <= TimeSpan.Zero)
        {
            return null;
        }

        var start = Moment.Now(time);
        var ticks = 0L;
        await UseAsync(SharedCacheOperation.Read, settings, async limit =>
            ticks = await cache.GetOrCreateAsync(key, static _ => ValueTask.FromResult(0L), Reading, tags: null, limit));

        // The age of an answer from the future is not known.
        var age = time.GetUtcNow().Ticks - ticks;
        if (ticks <= 0 || age < 0)
        {
            return null;
        }

        var left = Math.Min(settings.AllowedFor.Ticks - age, settings.AllowedFor.Ticks / KeptPart);
        return left > 0 ? new KeptAnswer(start, new TimeSpan(left), isShared: true) : null;
    }

    /// <summary>Whether the answer is to be stored in the cache.</summary>
    public bool Takes(OriginSourceSettings settings, Moment askedAt, KeptAnswer? lastAllowed) =>
        IsUsable && LifetimeOf(settings, askedAt) > TimeSpan.Zero && (lastAllowed is { IsShared: true } || _newKeys.TryAdd());

    /// <summary>Completes when the cache has stored the answer. No request needs to wait for that.</summary>
    public Task KeepAsync(string key, OriginSourceSettings settings, Moment askedAt) => UseAsync(SharedCacheOperation.Write, settings, async limit =>
    {
        var start = Moment.Now(time);
        var lifetime = LifetimeOf(settings, askedAt);
        if (lifetime <= TimeSpan.Zero)
        {
            return;
        }

        var writing = new HybridCacheEntryOptions
        {
            Expiration = lifetime < MaxLifetime ? lifetime : MaxLifetime,
            Flags = HybridCacheEntryFlags.DisableLocalCache,
        };
        try
        {
            await cache.SetAsync(key, askedAt.Utc.UtcTicks, writing, tags: null, limit);
        }
        finally
        {
            if (start.Age(time) > LimitOf(settings))
            {
                await cache.RemoveAsync(key, CancellationToken.None);
            }
        }
    });

    /// <summary>The cache counts from the arrival of the entry, which is within the limit or does not count.</summary>
    private TimeSpan LifetimeOf(OriginSourceSettings settings, Moment askedAt) =>
        settings.AllowedFor - (settings.AllowedFor / KeptPart) - askedAt.Age(time) - LimitOf(settings);

    /// <summary>Half of the source's time at most: the source is still to be queried.</summary>
    private static TimeSpan LimitOf(OriginSourceSettings settings) => settings.Timeout / 2 < MaxWait ? settings.Timeout / 2 : MaxWait;

    private async Task UseAsync(SharedCacheOperation operation, OriginSourceSettings settings, Func<CancellationToken, Task> use)
    {
        using var limit = new CancellationTokenSource(LimitOf(settings), time);
        try
        {
            await CountAsync(use, limit.Token).WithinAsync(limit.Token);
            observer.SharedCacheAnswered(operation);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            Volatile.Write(ref _pausedUntil, time.GetTimestamp() + (long)(PauseAfterFailure.TotalSeconds * time.TimestampFrequency));
            observer.SharedCacheFailed(operation, exception);
        }
    }

    private async Task CountAsync(Func<CancellationToken, Task> use, CancellationToken limit)
    {
        Interlocked.Increment(ref _open);
        try
        {
            // A cache that blocks before its first await must not block the query.
            await Task.Yield();
            await use(limit);
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }
}
