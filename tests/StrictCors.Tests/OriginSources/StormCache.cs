using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Hybrid;

namespace StrictCors.Tests.OriginSources;

/// <summary>A shared cache that fails, hangs, or returns garbage and entries of a year ago, as chance has it.</summary>
internal sealed class StormCache(TimeProvider time) : HybridCache
{
    private readonly ConcurrentDictionary<string, (object? Value, DateTimeOffset EndsAt)> _entries = new(StringComparer.Ordinal);

    /// <summary>How many operations of a hundred go wrong.</summary>
    public int Faults { get; set; }

    public int Entries => _entries.Count;

    public override async ValueTask<T> GetOrCreateAsync<TState, T>(
        string key,
        TState state,
        Func<TState, CancellationToken, ValueTask<T>> factory,
        HybridCacheEntryOptions? options = null,
        IEnumerable<string>? tags = null,
        CancellationToken cancellationToken = default)
    {
        var garbage = await BehaveAsync(cancellationToken);
        return garbage is { } found ? (T)(object)found
            : _entries.TryGetValue(key, out var entry) && time.GetUtcNow() < entry.EndsAt ? (T)entry.Value!
            : default!;
    }

    public override async ValueTask SetAsync<T>(
        string key, T value, HybridCacheEntryOptions? options = null, IEnumerable<string>? tags = null, CancellationToken cancellationToken = default)
    {
        // The lifetime counts from the writer's command.
        var endsAt = time.GetUtcNow() + options!.Expiration!.Value;
        await BehaveAsync(cancellationToken);
        _entries[key] = (value, endsAt);
    }

    public override ValueTask RemoveAsync(string key, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public override ValueTask RemoveByTagAsync(string tag, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    private async Task<long?> BehaveAsync(CancellationToken cancellationToken)
    {
        if (Chance.Of(100) >= Faults)
        {
            return null;
        }

        switch (Chance.Of(4))
        {
            case 0:
                throw new InvalidOperationException("cache down");
            case 1:
                await Task.Delay(TimeSpan.FromSeconds(2), time, CancellationToken.None);
                return null;
            case 2:
                await Task.Delay(TimeSpan.FromSeconds(1), time, cancellationToken);
                return null;
            default:
                return Chance.Of(2) == 0 ? long.MaxValue - Chance.Any() : time.GetUtcNow().AddYears(-1).Ticks;
        }
    }
}
