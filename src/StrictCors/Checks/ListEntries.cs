using System.Globalization;

namespace StrictCors.Checks;

/// <summary>Reads a list, which is either an array or one string with <c>;</c> between the entries.</summary>
internal static class ListEntries
{
    public const string Separator = ";";

    /// <summary>The form of a list as one string.</summary>
    public static string Join(IEnumerable<string> entries) => string.Join(Separator, entries);

    public static string[] Split(string text) => text.Split([Separator], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The entries. Null if the list is absent or a problem was added.</summary>
    public static string[]? Read(Setting list, out ListSource? source, List<StrictCorsConfigurationProblem> problems)
    {
        source = null;
        if (list.Array is { } array && string.IsNullOrEmpty(list.Value))
        {
            return ReadArray(list, array, out source);
        }

        if (list.Children.Count > 0)
        {
            return ReadArray(list, out source, problems);
        }

        // A null withdraws the list, as if no provider had supplied it. An empty array arrives as an empty string.
        if (list.Value is null)
        {
            return null;
        }

        // A policy can be named "true", so the name of the default policy is not a boolean.
        if (PolicyReader.IsList(list.Key) && (UnknownKey.IsBoolean(list, "true") || UnknownKey.IsBoolean(list, "false")))
        {
            problems.Add(Problems.ListIsABoolean(list.Path, list.Value, mayHaveStar: UnknownKey.Known(["ExemptPaths"], list.Key) is null));
            return null;
        }

        var parts = Split(list.Value);
        source = new(list.Provider ?? "", [.. parts.Select(_ => list.Path)], parts);
        return parts;
    }

    private static string[] ReadArray(Setting list, ArrayEntries array, out ListSource? source)
    {
        var values = new string[array.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = array.Values[i] ?? "";
        }

        source = new(list.Provider ?? "", array, values);
        return values;
    }

    private static string[]? ReadArray(Setting list, out ListSource? source, List<StrictCorsConfigurationProblem> problems)
    {
        source = null;
        if (!string.IsNullOrEmpty(list.Value))
        {
            problems.Add(Problems.ListAndScalar(list.Path, list.Value));
            return null;
        }

        var entries = list.Children.ToList();
        if (entries.Find(entry => !IsIndex(entry.Key)) is { } named)
        {
            problems.Add(Problems.ListIsAnObject(named.Path, named.Value));
            return null;
        }

        var nested = entries.FindAll(entry => entry.Children.Count > 0);
        problems.AddRange(nested.Select(entry => Problems.EntryIsNotAString(entry.Path)));
        if (nested.Count > 0)
        {
            return null;
        }

        entries.Sort((a, b) => Index(a.Key).CompareTo(Index(b.Key)));
        string[] values = [.. entries.Select(entry => entry.Value ?? "")];
        source = new(list.Provider ?? "", [.. entries.Select(entry => entry.Path)], values);
        return values;
    }

    private static bool IsIndex(string key) => int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static int Index(string key) => int.Parse(key, NumberStyles.None, CultureInfo.InvariantCulture);
}
