using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace StrictCors.Matching;

/// <summary>Values by text. Up to four texts are compared one by one: a comparison usually ends at the length, but a hash reads the whole
/// text first.</summary>
/// <param name="comparer">Ordinal. A test passes one that counts the comparisons.</param>
/// <param name="capacity">The number of texts that will be added, if it is known. A table that grows to a million entries leaves several
/// smaller tables to collect and ends half empty.</param>
internal sealed class StringLookup<T>(IEqualityComparer<string> comparer, int capacity = 0)
{
    private const int MostCompared = 4;

    private readonly IAlternateEqualityComparer<ReadOnlySpan<char>, string> _comparer =
        (IAlternateEqualityComparer<ReadOnlySpan<char>, string>)comparer;
    private readonly List<KeyValuePair<string, T>> _few = [];
    private Dictionary<string, T>? _many;

    public int Count => _many?.Count ?? _few.Count;

    /// <summary>False if the text is already there. Called only while the set of patterns is compiled; afterwards the lookup does not
    /// change.</summary>
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
