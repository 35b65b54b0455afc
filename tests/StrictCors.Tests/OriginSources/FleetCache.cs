using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Hybrid;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.OriginSources;

/// <summary>A cache that several programs share. On demand it behaves like a server whose machine has failed: it never answers, and it
/// ignores the token.</summary>
internal sealed class FleetCache : HybridCache
{
    private readonly ConcurrentDictionary<string, (object? Value, DateTimeOffset EndsAt)> _entries = new(StringComparer.Ordinal);

    /// <summary>The clock of the cache's machine. Without one, entries never end.</summary>
    public TimeProvider? Clock { get; init; }

    /// <summary>Whether an operation was allowed to use the local level of the application's cache.</summary>
    public bool WasUsedLocally { get; private set; }

    public bool HangsOnReads { get; set; }

    public bool HangsOnWrites { get; set; }

    public bool Throws { get; set; }

    public bool ThrowsOnWrites { get; set; }

    /// <summary>What each write waits for before it is stored.</summary>
    public Task WritesWaitFor { get; set; } = Task.CompletedTask;

    public Signal Reads { get; } = new();

    public Signal Writes { get; } = new();

    public Signal Removals { get; } = new();

    public int Entries => _entries.Count;

    /// <summary>Until one answer is here: no request waits for that.</summary>
    public Task SharedAsync() => Eventually.TrueAsync(() => Entries == 1, "one answer is shared");

    /// <summary>Replaces what every entry holds.</summary>
    public void Overwrite(object value)
    {
        foreach (var key in _entries.Keys)
        {
            _entries[key] = (value, DateTimeOffset.MaxValue);
        }
    }

    public override async ValueTask<T> GetOrCreateAsync<TState, T>(
        string key,
        TState state,
        Func<TState, CancellationToken, ValueTask<T>> factory,
        HybridCacheEntryOptions? options = null,
        IEnumerable<string>? tags = null,
        CancellationToken cancellationToken = default)
    {
        Reads.Raise();
        Note(options);
        await BehaveAsync(HangsOnReads);
        if (_entries.TryGetValue(key, out var entry) && !(Clock?.GetUtcNow() >= entry.EndsAt))
        {
            return (T)entry.Value!;
        }

        return options?.Flags?.HasFlag(HybridCacheEntryFlags.DisableUnderlyingData) == true ? default! : await factory(state, cancellationToken);
    }

    public override async ValueTask SetAsync<T>(
        string key, T value, HybridCacheEntryOptions? options = null, IEnumerable<string>? tags = null, CancellationToken cancellationToken = default)
    {
        Writes.Raise();
        Note(options);
        if (ThrowsOnWrites)
        {
            throw new InvalidOperationException("read-only replica");
        }

        await BehaveAsync(HangsOnWrites);
        await WritesWaitFor;
        _entries[key] = (value, (Clock?.GetUtcNow() ?? DateTimeOffset.UnixEpoch) + options!.Expiration!.Value);
    }

    public override ValueTask RemoveAsync(string key, CancellationToken cancellationToken = default)
    {
        _entries.TryRemove(key, out _);
        Removals.Raise();
        return ValueTask.CompletedTask;
    }

    public override ValueTask RemoveByTagAsync(string tag, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    private void Note(HybridCacheEntryOptions? options) =>
        WasUsedLocally |= options?.Flags?.HasFlag(HybridCacheEntryFlags.DisableLocalCache) != true;

    private Task BehaveAsync(bool hangs) =>
        Throws ? throw new InvalidOperationException("cache down") : hangs ? new TaskCompletionSource().Task : Task.CompletedTask;
}
