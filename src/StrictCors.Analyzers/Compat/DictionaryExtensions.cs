namespace StrictCors;

/// <summary>Members of dictionaries and sequences that .NET has and netstandard2.0 does not.</summary>
internal static class DictionaryExtensions
{
    public static AlternateLookup<TValue> Spans<TValue>(this Dictionary<string, TValue> dictionary) => new(dictionary);

    public static void Deconstruct<TKey, TValue>(this KeyValuePair<TKey, TValue> pair, out TKey key, out TValue value) =>
        (key, value) = (pair.Key, pair.Value);

    public static TValue? GetValueOrDefault<TValue>(this Dictionary<string, TValue> dictionary, string key) =>
        dictionary.TryGetValue(key, out var value) ? value : default;

    public static T FirstOrDefault<T>(this IEnumerable<T> items, T defaultValue)
    {
        foreach (var item in items)
        {
            return item;
        }

        return defaultValue;
    }

    public static T FirstOrDefault<T>(this IEnumerable<T> items, Func<T, bool> predicate, T defaultValue) =>
        items.Where(predicate).FirstOrDefault(defaultValue);
}

/// <summary>Looks a part of a text up. It allocates, which does not matter for a file of settings.</summary>
internal readonly struct AlternateLookup<TValue>(Dictionary<string, TValue> dictionary)
{
    public TValue this[ReadOnlySpan<char> key]
    {
        set => dictionary[key.ToString()] = value;
    }

    public bool TryGetValue(ReadOnlySpan<char> key, out TValue value) => dictionary.TryGetValue(key.ToString(), out value);
}
