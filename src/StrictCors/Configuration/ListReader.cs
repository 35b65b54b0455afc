using System.Globalization;
using Microsoft.Extensions.Configuration;
using StrictCors.Checks;

namespace StrictCors.Configuration;

/// <summary>
/// Reads a list as a whole from the last provider that gives any of it, either as an array or as one string with <c>;</c> between
/// the entries. .NET merges arrays by index, so that [a, b, c] under [x] would be [x, b, c]: a hole in an allow-list.
/// </summary>
internal sealed class ListReader(IReadOnlyList<IConfigurationProvider> providers)
{
    /// <summary>The effective list, or null where nobody gives any of it.</summary>
    public string[]? Read(IConfigurationSection section, out ListSource? source, List<StrictCorsConfigurationProblem> problems)
    {
        source = null;
        for (var i = providers.Count - 1; i >= 0; i--)
        {
            var provider = providers[i];
            var path = section.Path;
            var keys = provider.GetChildKeys([], path).ToList();
            var hasScalar = provider.TryGet(path, out var scalar);
            if (hasScalar || keys.Count > 0)
            {
                var entries = keys.GroupBy(key => key, StringComparer.OrdinalIgnoreCase).Select(key => ReadEntry(provider, path, key.Key, key.Count()));
                return Read(path, scalar, entries, provider.ToString() ?? provider.GetType().Name, out source, problems);
            }
        }

        // A section of a configuration that is not the host's: the merged values are all there is. (What has a value is not asked for
        // what is below it: every such question walks through the whole configuration.)
        var children = section.GetChildren().Select(child => new Entry(child.Key, child.Path, child.Value, child.Value is null && child.GetChildren().Any())).ToList();
        return providers.Count > 0 || (section.Value is null && children.Count == 0)
            ? null
            : Read(section.Path, section.Value, children, "the section passed to AddStrictCors", out source, problems);
    }

    private static string[]? Read(string path, string? scalar, IEnumerable<Entry> children, string provider, out ListSource? source, List<StrictCorsConfigurationProblem> problems)
    {
        source = null;
        var entries = children.ToList();
        if (entries.Count == 0)
        {
            // A null takes the list back, as if nobody had given it; an empty array arrives as an empty string.
            if (scalar is null)
            {
                return null;
            }

            var parts = scalar.Split(';', StringSplitOptions.RemoveEmptyEntries);
            source = new(provider, [.. parts.Select(_ => path)]);
            return parts;
        }

        if (!string.IsNullOrEmpty(scalar))
        {
            problems.Add(Problems.ListAndScalar(path, scalar));
            return null;
        }

        if (entries.Find(entry => !IsIndex(entry.Key)) is { } named)
        {
            problems.Add(Problems.ListIsAnObject(named.Path, named.Value));
            return null;
        }

        var nested = entries.FindAll(entry => entry.HasChildren);
        problems.AddRange(nested.Select(entry => Problems.EntryIsNotAString(entry.Path)));
        if (nested.Count > 0)
        {
            return null;
        }

        entries.Sort((a, b) => Index(a.Key).CompareTo(Index(b.Key)));
        source = new(provider, [.. entries.Select(entry => entry.Path)]);
        return [.. entries.Select(entry => entry.Value ?? "")];
    }

    /// <summary>A provider names a key once for its value and once for each value below it. Only where that leaves a doubt is it asked
    /// for what is below: it walks through all it has to answer, and a list may be long.</summary>
    private static Entry ReadEntry(IConfigurationProvider provider, string list, string key, int count)
    {
        var path = $"{list}:{key}";
        var hasValue = provider.TryGet(path, out var value);
        return new(key, path, value, (!hasValue || count > 1) && provider.GetChildKeys([], path).Any());
    }

    private static bool IsIndex(string key) => int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static int Index(string key) => int.Parse(key, NumberStyles.None, CultureInfo.InvariantCulture);

    private sealed record Entry(string Key, string Path, string? Value, bool HasChildren);
}
