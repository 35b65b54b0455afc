using StrictCors.Checks;

namespace StrictCors.Configuration;

/// <summary>An array that one layer gives, as long as its keys come as 0, 1, 2 and so on: the values are all that has to be kept, and not an object
/// with path and key for each. A file comes in this order.</summary>
/// <param name="layer">The layer.</param>
/// <param name="path">The path of the array, as this layer spells it.</param>
/// <param name="definesSpelling">Whether names in this layer are spelt as they are meant.</param>
internal sealed class LayeredArray(int layer, string path, bool definesSpelling)
{
    private readonly List<string?> _values = [];

    public int Layer { get; } = layer;

    public bool DefinesSpelling { get; } = definesSpelling;

    public ArrayEntries Entries => new(path, _values);

    /// <summary>Whether a key is the first one of an array.</summary>
    public static bool IsStart(string key, int start) => IsIndex(key, start, 0);

    /// <summary>Adds the value if it is the next one.</summary>
    /// <param name="key">The whole key.</param>
    /// <param name="start">Where in it the index is.</param>
    /// <param name="value">The value.</param>
    /// <param name="from">The layer that gives it.</param>
    public bool TryAdd(string key, int start, string? value, int from)
    {
        if (from != Layer || !IsIndex(key, start, _values.Count))
        {
            return false;
        }

        _values.Add(value);
        return true;
    }

    /// <summary>Whether the rest of a key is this number, as .NET writes it.</summary>
    private static bool IsIndex(string key, int start, int number)
    {
        for (var i = key.Length - 1; i >= start; i--, number /= 10)
        {
            if (key[i] != '0' + (number % 10) || (i == start ? number >= 10 : number < 10))
            {
                return false;
            }
        }

        return key.Length > start;
    }
}
