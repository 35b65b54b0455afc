using System.Diagnostics.CodeAnalysis;

namespace StrictCors.Matching;

/// <summary>Beginnings, or endings, of labels, and what belongs to each. Asked once for each length that occurs, which is one length or two:
/// not for every hyphen of a request's label, which has up to 31.</summary>
internal sealed class AffixLookup<T>(IEqualityComparer<string> comparer, Func<T> create)
    where T : class
{
    private readonly StringLookup<T> _values = new(comparer);

    /// <summary>Gets the lengths that occur, each once.</summary>
    public List<int> Lengths { get; } = [];

    /// <summary>Only while the set of patterns is compiled; afterwards nobody writes.</summary>
    public T GetOrAdd(string affix)
    {
        if (!_values.TryGet(affix, out var value))
        {
            _values.TryAdd(affix, value = create());
            if (!Lengths.Contains(affix.Length))
            {
                Lengths.Add(affix.Length);
            }
        }

        return value;
    }

    public bool TryGet(ReadOnlySpan<char> affix, [NotNullWhen(true)] out T? value) =>
        _values.TryGet(affix, out value);
}
