using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Hybrid;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.OriginSources;

/// <summary>A cache that several programs share. On demand it behaves like a server whose machine has failed: it never answers, and it
/// ignores the token.</summary>
internal sealed class FleetCache : HybridCache
{
    private readonly ConcurrentDictionary<string, object?> _entries = new(StringComparer.Ordinal);

    public bool HangsOnReads { get; set; }

    public bool HangsOnWrites { get; set; }

    public bool Throws { get; set; }

    public Signal Reads { get; } = new();

    public Signal Writes { get; } = new();

    public int Entries => _entries.Count;

    public override async ValueTask<T> GetOrCreateAsync<TState, T>(
        string key,
        TState state,
        Func<TState, CancellationToken, ValueTask<T>> factory,
        HybridCacheEntryOptions? options = null,
        IEnumerable<string>? tags = null,
        CancellationToken cancellationToken = default)
    {
        Reads.Raise();
        await BehaveAsync(HangsOnReads);
        if (_entries.TryGetValue(key, out var entry))
        {
            return (T)entry!;
        }

        return options?.Flags?.HasFlag(HybridCacheEntryFlags.DisableUnderlyingData) == true ? default! : await factory(state, cancellationToken);
    }

    public override async ValueTask SetAsync<T>(
        string key, T value, HybridCacheEntryOptions? options = null, IEnumerable<string>? tags = null, CancellationToken cancellationToken = default)
    {
        Writes.Raise();
        await BehaveAsync(HangsOnWrites);
        _entries[key] = value;
    }

    public override ValueTask RemoveAsync(string key, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public override ValueTask RemoveByTagAsync(string tag, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    private Task BehaveAsync(bool hangs) =>
        Throws ? throw new InvalidOperationException("cache down") : hangs ? new TaskCompletionSource().Task : Task.CompletedTask;
}
