using StrictCors.Origins;

namespace StrictCors.Matching;

/// <summary>The patterns of one domain whose leftmost label is partly fixed (<c>app-pr-*.example.com</c>): by prefix, then by suffix, both
/// with their hyphen; "" if the pattern has none.</summary>
internal sealed class LabelPatterns(IEqualityComparer<string> comparer)
{
    private readonly AffixLookup<AffixLookup<PortSet>> _patterns = new(comparer, () => new(comparer, () => new()));

    public void Add(OriginPattern pattern) => _patterns.GetOrAdd(pattern.Prefix).GetOrAdd(pattern.Suffix).Add(pattern);

    public bool Match(ReadOnlySpan<char> label, in SerializedOrigin origin)
    {
        foreach (var length in _patterns.Lengths)
        {
            if (length < label.Length && _patterns.TryGet(label[..length], out var suffixes) && MatchRest(suffixes, label[length..], origin))
            {
                return true;
            }
        }

        return false;
    }

    private static bool MatchRest(AffixLookup<PortSet> suffixes, ReadOnlySpan<char> rest, in SerializedOrigin origin)
    {
        foreach (var length in suffixes.Lengths)
        {
            // The star stands for at least one character.
            if (length < rest.Length && suffixes.TryGet(rest[^length..], out var ports)
                && OriginPattern.IsStarPart(rest[..^length]) && ports.Contains(origin))
            {
                return true;
            }
        }

        return false;
    }
}
