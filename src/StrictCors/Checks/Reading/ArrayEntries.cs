using System.Collections;
using System.Globalization;

namespace StrictCors.Checks;

/// <summary>The values of an array, and the path of each as a list that computes it. An array can have a million entries, and only a problem needs
/// the path of one.</summary>
/// <param name="path">The path of the array.</param>
/// <param name="values">The values, in their order.</param>
internal sealed class ArrayEntries(string path, IReadOnlyList<string?> values) : IReadOnlyList<string>
{
    public IReadOnlyList<string?> Values { get; } = values;

    public int Count { get; } = values.Count;

    public string this[int index] => string.Concat(path, ":", index.ToString(CultureInfo.InvariantCulture));

    public IEnumerator<string> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
