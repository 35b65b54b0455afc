using System.Collections.Frozen;

namespace StrictCors.Matching;

/// <summary>The request headers of a policy.</summary>
internal sealed class HeaderSet
{
    public static readonly HeaderSet Empty = new([], isAny: false);

    private const int MaxCompared = 8;

    // Null if there are only those few: the code for a table takes a few milliseconds of a start.
    private readonly BySpan? _all;

    // The first few as browsers send them, in lower case (Fetch, "CORS-unsafe request-header names"): comparing costs a fifth of hashing.
    private readonly string[] _asSent;

    /// <param name="names">The names as written, without the star.</param>
    /// <param name="isAny">Whether the star was among them.</param>
    /// <param name="comparer">Ignores case by default; a test counts its calls.</param>
    public HeaderSet(IEnumerable<string> names, bool isAny, IEqualityComparer<string>? comparer = null)
    {
        Names = [.. names.Distinct(StringComparer.OrdinalIgnoreCase)];
        _asSent = [.. Names.Take(MaxCompared).Select(name => name.ToLowerInvariant())];
        _all = Names.Count > MaxCompared ? new(Names.ToFrozenSet(comparer ?? StringComparer.OrdinalIgnoreCase)) : null;
        IsAny = isAny;
    }

    /// <summary>Gets a value indicating whether every header is allowed, except Authorization, which has to be among the names.</summary>
    public bool IsAny { get; }

    /// <summary>Gets the names as written, each once.</summary>
    public IReadOnlyCollection<string> Names { get; }

    public bool Lists(ReadOnlySpan<char> name)
    {
        foreach (var listed in _asSent)
        {
            if (name.SequenceEqual(listed))
            {
                return true;
            }
        }

        return _all is { } all ? all.Names.Contains(name) : ListsInOtherCase(name);
    }

    private bool ListsInOtherCase(ReadOnlySpan<char> name)
    {
        foreach (var listed in _asSent)
        {
            if (name.Equals(listed, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private sealed class BySpan(FrozenSet<string> names)
    {
        public readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Names = names.GetAlternateLookup<ReadOnlySpan<char>>();
    }
}
