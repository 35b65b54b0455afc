using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Hybrid;

namespace StrictCors.Tests.OriginSources;

/// <summary>A cache that several programs share. On demand it does what a server does whose machine has gone: nothing, and it heeds no
/// token either.</summary>
internal sealed class FleetCache : HybridCache
{
    private readonly ConcurrentDictionary<string, object?> _entries = new(StringComparer.Ordinal);
    private int _reads;
    private int _writes;

    public bool HangsOnReads { get; set; }

    public bool HangsOnWrites { get; set; }

    public bool Throws { get; set; }

    public int Reads => _reads;

    public int Writes => _writes;

    public int Entries => _entries.Count;

    public override async ValueTask<T> GetOrCreateAsync<TState, T>(
        string key, TState state, Func<TState, CancellationToken, ValueTask<T>> factory, HybridCacheEntryOptions? options = null, IEnumerable<string>? tags = null, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _reads);
        await DoAsItIsToldAsync(HangsOnReads);
        if (_entries.TryGetValue(key, out var entry))
        {
            return (T)entry!;
        }

        return options?.Flags?.HasFlag(HybridCacheEntryFlags.DisableUnderlyingData) == true ? default! : await factory(state, cancellationToken);
    }

    public override async ValueTask SetAsync<T>(string key, T value, HybridCacheEntryOptions? options = null, IEnumerable<string>? tags = null, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _writes);
        await DoAsItIsToldAsync(HangsOnWrites);
        _entries[key] = value;
    }

    public override ValueTask RemoveAsync(string key, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public override ValueTask RemoveByTagAsync(string tag, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    private Task DoAsItIsToldAsync(bool hangs) =>
        Throws ? throw new InvalidOperationException("cache down") : hangs ? Task.Delay(Timeout.Infinite, CancellationToken.None) : Task.CompletedTask;
}
