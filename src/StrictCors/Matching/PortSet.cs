using StrictCors.Origins;

namespace StrictCors.Matching;

/// <summary>The pairs of scheme and port under which one form of host is allowed. Almost always it is one pair: that one costs no table.</summary>
internal sealed class PortSet
{
    private const int None = -1;

    // http and https only (no other scheme has wildcards): the scheme is bit 16, the port the bits below, 0 for any port.
    private int _first = None;
    private HashSet<int>? _others;

    /// <summary>Only while the set of patterns is compiled; afterwards nobody writes.</summary>
    public void Add(OriginPattern pattern)
    {
        var entry = Entry(pattern.Scheme, pattern.Port);
        if (_first == None)
        {
            _first = entry;
        }
        else if (entry != _first)
        {
            (_others ??= []).Add(entry);
        }
    }

    public bool Contains(in SerializedOrigin origin) =>
        // A port-less scheme would shift into the other bits; it has no entry here at all.
        origin.Scheme is "http" or "https"
        && (Contains(Entry(origin.Scheme, origin.Port)) || Contains(Entry(origin.Scheme, OriginPattern.AnyPort)));

    private bool Contains(int entry) => entry == _first || (_others is not null && _others.Contains(entry));

    private static int Entry(ReadOnlySpan<char> scheme, int port) => (scheme.Length == "https".Length ? 1 << 16 : 0) | port;
}
