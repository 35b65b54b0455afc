using System.Collections.Concurrent;

namespace StrictCors.Diagnostics;

/// <summary>Says a thing once for each endpoint, and for a bounded number of endpoints: names without an end (YARP's routes come and
/// go) must not grow the memory.</summary>
internal sealed class OncePerEndpoint
{
    public const int MaxEndpoints = 1024;

    private readonly ConcurrentDictionary<string, bool> _said = new(StringComparer.Ordinal);

    // The check for a known name comes first: it runs for every response, and Count takes every lock of the dictionary.
    public bool IsFirst(string endpoint) => !_said.ContainsKey(endpoint) && _said.Count < MaxEndpoints && _said.TryAdd(endpoint, true);
}
