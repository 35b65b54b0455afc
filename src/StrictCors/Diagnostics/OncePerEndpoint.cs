using System.Collections.Concurrent;

namespace StrictCors.Diagnostics;

/// <summary>Allows one message per endpoint, for a bounded number of endpoints. Without the bound, an endless series of names would grow
/// the memory: YARP adds and removes routes while the program runs.</summary>
internal sealed class OncePerEndpoint
{
    public const int MaxEndpoints = 1024;

    private readonly ConcurrentDictionary<string, bool> _said = new(StringComparer.Ordinal);

    // The check for a known name comes first: it runs for every response, and Count takes every lock of the dictionary.
    public bool IsFirst(string endpoint) => !_said.ContainsKey(endpoint) && _said.Count < MaxEndpoints && _said.TryAdd(endpoint, true);
}
