using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Internal;
using StrictCors.Policies;

namespace StrictCors.OriginSources;

/// <summary>The answers of origin sources while they are valid: in this process, and the answer "allowed" in the application's HybridCache too,
/// if there is one. The time runs from the query, because the source may have read its data right after it.</summary>
internal sealed class OriginAnswers : IDisposable
{
    /// <summary>About 3 MB at most.</summary>
    private const int MaxLocalAnswers = 10_000;

    private static readonly object Known = new();

    private readonly TimeProvider _time;
    private readonly SharedAnswers? _shared;

    // Two caches: a client can invent denied origins without end, and they must not evict allowed ones.
    private readonly MemoryCache _denied;
    private readonly MemoryCache _allowed;

    public OriginAnswers(HybridCache? cache, TimeProvider time)
    {
        _time = time;
        _shared = cache is null ? null : new SharedAnswers(cache, time);
        _denied = CreateCache(time);
        _allowed = CreateCache(time);
    }

    /// <summary>The answer that is known in this process.</summary>
    public bool? Find(string key) =>
        _denied.TryGetValue(key, out _) ? false
        : _allowed.TryGetValue(key, out _) ? true
        : null;

    /// <summary>Whether the shared cache has the answer "allowed". It is kept here for the rest of its time, so that the shared cache is not
    /// read for it again.</summary>
    public async ValueTask<bool> IsSharedAsync(string key, OriginSourceSettings settings)
    {
        if (_shared is null || await _shared.FindAsync(key, settings) is not { } queriedAt)
        {
            return false;
        }

        // The clock of another machine may be ahead of this one. The time then runs from now.
        var now = _time.GetUtcNow();
        var left = settings.AllowedFor - (queriedAt < now ? now - queriedAt : TimeSpan.Zero);
        Set(_allowed, key, left);
        return left > TimeSpan.Zero;
    }

    public void Keep(string key, OriginSourceSettings settings, DateTimeOffset queriedAt, bool isAllowed)
    {
        var left = (isAllowed ? settings.AllowedFor : settings.DeniedFor) - (_time.GetUtcNow() - queriedAt);
        Set(isAllowed ? _allowed : _denied, key, left);
        if (isAllowed && left > TimeSpan.Zero)
        {
            _ = _shared?.KeepAsync(key, settings, queriedAt, left);
        }
    }

    public void Dispose()
    {
        _denied.Dispose();
        _allowed.Dispose();
    }

    private static MemoryCache CreateCache(TimeProvider time) =>
        new(new MemoryCacheOptions { SizeLimit = MaxLocalAnswers, Clock = new CacheClock(time) });

    private static void Set(MemoryCache answers, string key, TimeSpan lifetime)
    {
        if (lifetime > TimeSpan.Zero)
        {
            answers.Set(key, Known, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = lifetime, Size = 1 });
        }
    }

    /// <summary>The clock of the application, for a <see cref="MemoryCache"/>, which does not accept a <see cref="TimeProvider"/>.</summary>
    private sealed class CacheClock(TimeProvider time) : ISystemClock
    {
        public DateTimeOffset UtcNow => time.GetUtcNow();
    }
}
