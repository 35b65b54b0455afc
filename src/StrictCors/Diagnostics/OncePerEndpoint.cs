using System.Collections.Concurrent;

namespace StrictCors.Diagnostics;

/// <summary>Allows one message per endpoint, for a bounded number of endpoints. Without the bound, an endless series of names would grow
/// the memory: YARP adds and removes routes while the program runs.</summary>
internal sealed class OncePerEndpoint
{
    public const int MaxEndpoints = 1024;

    private readonly ConcurrentDictionary<string, bool> _said = new(StringComparer.Ordinal);

    private volatile bool _isFull;

    /// <summary>Whether to log the message now.</summary>
    public bool IsFirst(string endpoint) => WouldBeFirst(endpoint) && _said.TryAdd(endpoint, true);

    /// <summary>Whether <see cref="IsFirst"/> would return true now. This runs for every response, and Count takes every lock of the
    /// dictionary.</summary>
    public bool WouldBeFirst(string endpoint)
    {
        if (_isFull || _said.ContainsKey(endpoint))
        {
            return false;
        }

        _isFull = _said.Count >= MaxEndpoints;
        return !_isFull;
    }
}
