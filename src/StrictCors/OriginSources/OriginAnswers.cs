using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Internal;

namespace StrictCors.OriginSources;

/// <summary>The answers of origin sources in this process, while they are valid. That an origin was allowed is known for longer: its queries do
/// not wait behind those about origins that were never allowed.</summary>
internal sealed class OriginAnswers(TimeProvider time) : IDisposable
{
    /// <summary>A few megabytes at most.</summary>
    private const int MaxAnswers = 10_000;

    private static readonly TimeSpan KnownFor = TimeSpan.FromDays(1);
    private static readonly TimeSpan MaxKept = TimeSpan.FromDays(365);

    // Two caches: a client can invent denied origins without end, and they must not evict allowed ones.
    private readonly MemoryCache _denied = CreateCache(time);
    private readonly MemoryCache _allowed = CreateCache(time);

    /// <summary>The valid answer, or null.</summary>
    /// <param name="key">The key of the answer.</param>
    /// <param name="lastAllowed">The last answer "allowed", valid or not; null if the last answer is another one or too long ago.</param>
    public bool? Find(string key, out KeptAnswer? lastAllowed)
    {
        _ = _allowed.TryGetValue(key, out lastAllowed);
        return _denied.TryGetValue(key, out KeptAnswer? denied) && denied!.IsValid(time) ? false
            : lastAllowed?.IsValid(time) == true ? true
            : null;
    }

    public void KeepAllowed(string key, KeptAnswer answer)
    {
        _denied.Remove(key);
        var left = answer.Left(time);
        Set(_allowed, key, answer, left > KnownFor ? left : KnownFor);
    }

    public void KeepDenied(string key, Moment askedAt, TimeSpan validFor)
    {
        var answer = new KeptAnswer(askedAt, validFor, isShared: false);
        if (answer.Left(time) is { Ticks: > 0 } left)
        {
            Set(_denied, key, answer, left);
        }

        _allowed.Remove(key);
    }

    public void Dispose()
    {
        _denied.Dispose();
        _allowed.Dispose();
    }

    private static MemoryCache CreateCache(TimeProvider time) =>
        new(new MemoryCacheOptions { SizeLimit = MaxAnswers, Clock = new CacheClock(time) });

    private static void Set(MemoryCache answers, string key, KeptAnswer answer, TimeSpan lifetime) => answers.Set(
        key, answer, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = lifetime < MaxKept ? lifetime : MaxKept, Size = 1 });

    /// <summary>The clock of the application, for a <see cref="MemoryCache"/>, which does not accept a <see cref="TimeProvider"/>.</summary>
    private sealed class CacheClock(TimeProvider time) : ISystemClock
    {
        public DateTimeOffset UtcNow => time.GetUtcNow();
    }
}
