using Microsoft.Extensions.Configuration;
using StrictCors.Checks;

namespace StrictCors.Configuration;

/// <summary>
/// Takes a list as a whole from the last provider that supplies any of it. .NET merges arrays by index, so that [a, b, c] with [x] in a
/// later provider would be [x, b, c]: a hole in an allow-list.
/// </summary>
internal sealed class ListReader(IReadOnlyList<IConfigurationProvider> providers)
{
    /// <summary>The effective list. It has neither a value nor children if no provider supplies any of it.</summary>
    public Setting Read(IConfigurationSection section)
    {
        var path = section.Path;
        for (var i = providers.Count - 1; i >= 0; i--)
        {
            var provider = providers[i];
            var keys = provider.GetChildKeys([], path).ToList();
            if (provider.TryGet(path, out var scalar) || keys.Count > 0)
            {
                return new(section.Key, path, scalar, () => Entries(provider, path, keys), provider.ToString() ?? provider.GetType().Name);
            }
        }

        // The providers of a section that does not belong to the host's configuration are unknown. Its merged values are used.
        return providers.Count > 0
            ? new(section.Key, path, null)
            : new(section.Key, path, section.Value, () => section.GetChildren().Select(Entry), "the section passed to AddStrictCors");
    }

    /// <summary>A provider names a key once for its value and once for each value below it. Only if that leaves a doubt, the provider is
    /// queried for what is below an entry: each such query walks through all its data, and a list can be long.</summary>
    private static IEnumerable<Setting> Entries(IConfigurationProvider provider, string list, List<string> keys) =>
        keys.GroupBy(key => key, StringComparer.OrdinalIgnoreCase).Select(key =>
        {
            var path = $"{list}:{key.Key}";
            var hasValue = provider.TryGet(path, out var value);
            return hasValue && key.Count() == 1
                ? new Setting(key.Key, path, value)
                : new(key.Key, path, value, () => provider.GetChildKeys([], path).Select(child => new Setting(child, $"{path}:{child}", null)));
        });

    // What has a value is not queried for what is below it, for the same reason.
    private static Setting Entry(IConfigurationSection section) => section.Value is { } value
        ? new(section.Key, section.Path, value)
        : new(section.Key, section.Path, null, () => section.GetChildren().Select(Entry));
}
