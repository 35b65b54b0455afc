using System.Globalization;

namespace StrictCors.Text;

/// <summary>The first of many items, and how many more there are: "a, b, c and 7 more".</summary>
internal static class ShortList
{
    /// <param name="items">All items. They are counted, so pass a collection or a sequence that knows its count.</param>
    /// <param name="max">The largest number of items to show.</param>
    /// <param name="display">How an item is shown; as it is by default. Called for the shown items only.</param>
    /// <param name="separator">Between two items.</param>
    public static string Join(IEnumerable<string> items, int max, Func<string, string>? display = null, string separator = ", ")
    {
        var shown = items.Take(max);
        var text = string.Join(separator, display is null ? shown : shown.Select(display));
        return More(items.Count(), max) is { Length: > 0 } more ? $"{text} {more}" : text;
    }

    /// <summary>"and 7 more", or nothing if all are shown.</summary>
    public static string More(int count, int max) => count > max ? string.Create(CultureInfo.InvariantCulture, $"and {count - max} more") : "";
}
