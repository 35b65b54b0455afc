using System.Diagnostics.CodeAnalysis;

namespace StrictCors.Matching;

/// <summary>Values by a prefix, or by a suffix, of a label. Looked up once per distinct affix length, usually one or two. A look-up per hyphen
/// of the request's label would be up to 31.</summary>
internal sealed class AffixLookup<T>(IEqualityComparer<string> comparer, Func<T> create)
    where T : class
{
    private readonly StringLookup<T> _values = new(comparer);

    /// <summary>Gets the distinct lengths of the affixes.</summary>
    public List<int> Lengths { get; } = [];

    /// <summary>Called only while the set of patterns is compiled; afterwards the lookup does not change.</summary>
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
