namespace StrictCors.Origins;

/// <summary>The pairs of scheme and port under which one host form is allowed. Immutable: <see cref="With"/> gives a larger one.</summary>
internal readonly struct PortSet
{
    // Sorted. http and https only (no other scheme has wildcards): the scheme is bit 16, the port the bits below, 0 for any port.
    private readonly int[]? _entries;

    private PortSet(int[] entries) => _entries = entries;

    public PortSet With(OriginPattern pattern)
    {
        var entry = Entry(pattern.Scheme, pattern.Port);
        var entries = _entries ?? [];
        var index = Array.BinarySearch(entries, entry);
        return index >= 0 ? this : new PortSet([.. entries[..~index], entry, .. entries[~index..]]);
    }

    public bool Contains(in SerializedOrigin origin)
    {
        // A port-less scheme would shift into the other bits; it has no entry here at all.
        if (_entries is null || origin.Port == SerializedOrigin.NoPort || origin.Scheme is not ("http" or "https"))
        {
            return false;
        }

        return Array.BinarySearch(_entries, Entry(origin.Scheme, origin.Port)) >= 0
            || Array.BinarySearch(_entries, Entry(origin.Scheme, OriginPattern.AnyPort)) >= 0;
    }

    private static int Entry(ReadOnlySpan<char> scheme, int port) => (scheme.Length == "https".Length ? 1 << 16 : 0) | port;
}
