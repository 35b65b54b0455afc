namespace StrictCors.Origins;

/// <summary>The patterns of one domain whose leftmost label is partly fixed (<c>app-pr-*.example.com</c>), found by the hyphens of
/// the label at hand: a label has at most 63 characters, so the work is bounded whatever the number of patterns.</summary>
internal sealed class LabelPatterns
{
    // By prefix, then by suffix, both with their hyphen; "" where the pattern fixes none.
    private readonly Dictionary<string, Dictionary<string, PortSet>> _patterns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, PortSet>>.AlternateLookup<ReadOnlySpan<char>> _bySpan;

    public LabelPatterns() => _bySpan = _patterns.GetAlternateLookup<ReadOnlySpan<char>>();

    public void Add(OriginPattern pattern)
    {
        if (!_patterns.TryGetValue(pattern.Prefix, out var suffixes))
        {
            _patterns.Add(pattern.Prefix, suffixes = new(StringComparer.Ordinal));
        }

        if (!suffixes.TryGetValue(pattern.Suffix, out var ports))
        {
            suffixes.Add(pattern.Suffix, ports = new PortSet());
        }

        ports.Add(pattern);
    }

    public bool Match(ReadOnlySpan<char> label, in SerializedOrigin origin)
    {
        for (var length = 0; length >= 0; length = NextPrefix(label, length))
        {
            if (_bySpan.TryGetValue(label[..length], out var suffixes) && MatchRest(suffixes, label[length..], origin))
            {
                return true;
            }
        }

        return false;
    }

    private static bool MatchRest(Dictionary<string, PortSet> suffixes, ReadOnlySpan<char> rest, in SerializedOrigin origin)
    {
        var bySpan = suffixes.GetAlternateLookup<ReadOnlySpan<char>>();

        // The star takes at least one character, so no suffix starts at 0.
        for (var star = rest.Length; star > 0; star = rest[..star].LastIndexOf('-'))
        {
            if (OriginPattern.IsStarPart(rest[..star]) && bySpan.TryGetValue(rest[star..], out var ports) && ports.Contains(origin))
            {
                return true;
            }
        }

        return false;
    }

    private static int NextPrefix(ReadOnlySpan<char> label, int length)
    {
        var hyphen = label[length..].IndexOf('-');
        return hyphen < 0 ? -1 : length + hyphen + 1;
    }
}
