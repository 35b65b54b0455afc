using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace StrictCors.Matching;

/// <summary>Texts, and what belongs to each. A few are compared one by one: that ends at the first difference, mostly at the length,
/// where a hash reads the whole text before it can say no.</summary>
/// <param name="comparer">Ordinal; a test counts what it is asked.</param>
/// <param name="capacity">How many texts will be added, where that is known. Growing, a table of a million would leave three of its kind
/// to collect and end half empty.</param>
internal sealed class StringLookup<T>(IEqualityComparer<string> comparer, int capacity = 0)
{
    private const int MostCompared = 4;

    private readonly IAlternateEqualityComparer<ReadOnlySpan<char>, string> _comparer = (IAlternateEqualityComparer<ReadOnlySpan<char>, string>)comparer;
    private readonly List<KeyValuePair<string, T>> _few = [];
    private Dictionary<string, T>? _many;

    public int Count => _many?.Count ?? _few.Count;

    /// <summary>False where the text is there already. Only while the set of patterns is compiled; afterwards nobody writes.</summary>
    public bool TryAdd(string text, T value)
    {
        if (_many is null && TryGet(text, out _))
        {
            return false;
        }

        if (_many is null && _few.Count < MostCompared)
        {
            _few.Add(new(text, value));
            return true;
        }

        if (_many is null)
        {
            _many = new(capacity, comparer);
            _few.ForEach(pair => _many.Add(pair.Key, pair.Value));
            _few.Clear();
        }

        return _many.TryAdd(text, value);
    }

    public bool TryGet(ReadOnlySpan<char> text, [MaybeNullWhen(false)] out T value)
    {
        if (_many is not null)
        {
            return _many.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out value);
        }

        foreach (ref readonly var pair in CollectionsMarshal.AsSpan(_few))
        {
            if (pair.Key.Length == text.Length && _comparer.Equals(text, pair.Key))
            {
                value = pair.Value;
                return true;
            }
        }

        value = default;
        return false;
    }
}
