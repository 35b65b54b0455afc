using System.Collections.Concurrent;

namespace StrictCors.Diagnostics;

/// <summary>Says a thing once for each endpoint, and for a bounded number of endpoints: names without an end (YARP's routes come and
/// go) must not grow the memory.</summary>
internal sealed class OncePerEndpoint
{
    private const int MaxEndpoints = 1024;

    private readonly ConcurrentDictionary<string, bool> _said = new(StringComparer.Ordinal);

    public bool IsFirst(string endpoint) => _said.Count < MaxEndpoints && _said.TryAdd(endpoint, true);
}
