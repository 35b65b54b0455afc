using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.Caching.Memory;

namespace StrictCors.OriginSources;

/// <summary>The answers of origin sources, for as long as they last: in this process, and a yes in the application's HybridCache too, where
/// there is one. Answers last from the question on, since the source may have looked right after it.</summary>
internal sealed class OriginAnswers(HybridCache? cache, TimeProvider time) : IDisposable
{
    /// <summary>About 3 MB at the most.</summary>
    private const int MaxLocalAnswers = 10_000;

    // Two, so that denied origins, which a client can invent without end, never push out allowed ones.
    private readonly MemoryCache _denied = new(new MemoryCacheOptions { SizeLimit = MaxLocalAnswers });
    private readonly MemoryCache _allowed = new(new MemoryCacheOptions { SizeLimit = MaxLocalAnswers });

    private readonly SharedAnswers? _shared = cache is null ? null : new SharedAnswers(cache);

    /// <summary>What is known in this process.</summary>
    public bool? Find(OriginSourceKey key) =>
        IsKnown(_denied, key) ? false
        : IsKnown(_allowed, key) ? true
        : null;

    /// <summary>Whether the fleet knows a yes. It is kept here for the rest of its time, so that the cache is not asked for it again.</summary>
    public async ValueTask<bool> IsSharedAsync(OriginSourceKey key, OriginSource source)
    {
        if (_shared is null || await _shared.FindAsync(key.Text, source) is not { } askedAt)
        {
            return false;
        }

        // The clock of another machine may be ahead of ours: then the answer lasts from now on, no longer.
        var now = time.GetUtcNow();
        var left = source.AllowedFor - (askedAt < now ? now - askedAt : TimeSpan.Zero);
        Set(_allowed, key, left);
        return left > TimeSpan.Zero;
    }

    public void Keep(OriginSourceKey key, OriginSource source, DateTimeOffset askedAt, bool isAllowed)
    {
        var left = (isAllowed ? source.AllowedFor : source.DeniedFor) - (time.GetUtcNow() - askedAt);
        Set(isAllowed ? _allowed : _denied, key, left);
        if (isAllowed && left > TimeSpan.Zero)
        {
            _ = _shared?.KeepAsync(key.Text, source, askedAt, left);
        }
    }

    public void Dispose()
    {
        _denied.Dispose();
        _allowed.Dispose();
    }

    private bool IsKnown(MemoryCache answers, OriginSourceKey key) => answers.TryGetValue(key.Text, out DateTimeOffset until) && time.GetUtcNow() < until;

    private void Set(MemoryCache answers, OriginSourceKey key, TimeSpan lifetime)
    {
        if (lifetime > TimeSpan.Zero)
        {
            answers.Set(key.Text, time.GetUtcNow() + lifetime, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = lifetime, Size = 1 });
        }
    }
}
