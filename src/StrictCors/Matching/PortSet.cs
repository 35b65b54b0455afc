using StrictCors.Origins;

namespace StrictCors.Matching;

/// <summary>The pairs of scheme and port that are allowed for one form of host. Almost always this is one pair, which needs no table.</summary>
internal sealed class PortSet
{
    private const int None = -1;

    // Only http and https, because no other scheme has wildcards. The scheme is bit 16, the port is the bits below, 0 means any port.
    private int _first = None;
    private HashSet<int>? _others;

    /// <summary>Called only while the set of patterns is compiled; afterwards the set does not change.</summary>
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
        // Other schemes have no entry, and the port -1 of a scheme without a port would change the other bits.
        origin.Scheme is "http" or "https"
        && (Contains(Entry(origin.Scheme, origin.Port)) || Contains(Entry(origin.Scheme, OriginPattern.AnyPort)));

    private bool Contains(int entry) => entry == _first || (_others is not null && _others.Contains(entry));

    private static int Entry(ReadOnlySpan<char> scheme, int port) => (scheme.Length == "https".Length ? 1 << 16 : 0) | port;
}
