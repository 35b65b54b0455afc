using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.Caching.Memory;

namespace StrictCors.Sources;

/// <summary>The answers of origin sources, for as long as they last.</summary>
internal sealed class OriginAnswers(HybridCache? shared, TimeProvider time) : IDisposable
{
    /// <summary>About 3 MB at the most.</summary>
    private const int MaxLocalAnswers = 10_000;

    private static readonly HybridCacheEntryOptions ReadOnly = new() { Flags = HybridCacheEntryFlags.DisableUnderlyingData | HybridCacheEntryFlags.DisableLocalCacheWrite };

    // Two, so that denied origins, which a client can invent without end, never push out allowed ones.
    private readonly MemoryCache _denied = new(new MemoryCacheOptions { SizeLimit = MaxLocalAnswers });
    private readonly MemoryCache _allowed = new(new MemoryCacheOptions { SizeLimit = MaxLocalAnswers });

    public async ValueTask<bool?> FindAsync(OriginSourceKey key, OriginSource source)
    {
        if (_denied.TryGetValue(key.Text, out _))
        {
            return false;
        }

        if (shared is null)
        {
            return _allowed.TryGetValue(key.Text, out _) ? true : null;
        }

        // A yes is kept with the time at which it was given: a second layer of the cache starts its own clock when it copies.
        var givenAt = await ReadSharedAsync(shared, key.Text);
        return givenAt > 0 && time.GetUtcNow().Ticks - givenAt < source.AllowedFor.Ticks ? true : null;
    }

    public async ValueTask KeepAsync(OriginSourceKey key, OriginSource source, bool isAllowed)
    {
        if (!isAllowed)
        {
            Set(_denied, key.Text, source.DeniedFor);
        }
        else if (shared is null)
        {
            Set(_allowed, key.Text, source.AllowedFor);
        }
        else if (source.AllowedFor > TimeSpan.Zero)
        {
            await WriteSharedAsync(shared, key.Text, source.AllowedFor);
        }
    }

    public void Dispose()
    {
        _denied.Dispose();
        _allowed.Dispose();
    }

    private static void Set(MemoryCache cache, string key, TimeSpan lifetime)
    {
        if (lifetime > TimeSpan.Zero)
        {
            cache.Set(key, true, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = lifetime, Size = 1 });
        }
    }

    /// <summary>The time in ticks, or 0. A shared cache that is down costs speed, never an answer.</summary>
    private static async ValueTask<long> ReadSharedAsync(HybridCache cache, string key)
    {
        try
        {
            return await cache.GetOrCreateAsync(key, static _ => ValueTask.FromResult(0L), ReadOnly);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return 0;
        }
    }

    private async ValueTask WriteSharedAsync(HybridCache cache, string key, TimeSpan lifetime)
    {
        try
        {
            await cache.SetAsync(key, time.GetUtcNow().Ticks, new HybridCacheEntryOptions { Expiration = lifetime, LocalCacheExpiration = lifetime });
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The answer is right without being kept.
        }
    }
}
