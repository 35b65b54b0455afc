using Microsoft.Extensions.Configuration;

namespace StrictCors.Configuration;

/// <summary>Reads every key at and below a path, with its value. Each key is read once.</summary>
internal static class KeyReader
{
    public static IEnumerable<KeyValuePair<string, string?>> Read(IConfigurationProvider provider, string path) =>
        ConfigurationInternals.KeysOf(provider) is { } keys ? Read(provider, keys, path) : Walk(provider, path);

    /// <summary>The keys of a configuration whose providers are unknown.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> Read(IConfiguration configuration)
    {
        var section = configuration as IConfigurationSection;
        var hasChildren = false;
        foreach (var child in configuration.GetChildren())
        {
            hasChildren = true;
            foreach (var setting in Read(child))
            {
                yield return setting;
            }
        }

        if (section is not null && (section.Value is not null || !hasChildren))
        {
            yield return new(section.Path, section.Value);
        }
    }

    public static string Combine(string path, string key) => path.Length == 0 ? key : key.Length == 0 ? path : $"{path}:{key}";

    /// <summary>Whether a key is the path itself or below it.</summary>
    public static bool IsAtOrBelow(string key, string path) =>
        path.Length == 0
        || (key.StartsWith(path, StringComparison.OrdinalIgnoreCase) && (key.Length == path.Length || key[path.Length] == ':'));

    private static IEnumerable<KeyValuePair<string, string?>> Read(IConfigurationProvider provider, ICollection<string> keys, string path)
    {
        foreach (var key in keys)
        {
            if (IsAtOrBelow(key, path) && provider.TryGet(key, out var value))
            {
                yield return new(key, value);
            }
        }
    }

    /// <summary>A provider names a key once for its value and once for each value below it. Only if that leaves a doubt, it is queried for what
    /// is below the key, because a query can walk through all its data.</summary>
    private static IEnumerable<KeyValuePair<string, string?>> Walk(IConfigurationProvider provider, string path)
    {
        if (path.Length > 0 && provider.TryGet(path, out var value))
        {
            yield return new(path, value);
        }

        var keys = provider.GetChildKeys([], path.Length == 0 ? null : path).ToList();
        foreach (var key in keys.GroupBy(key => key, StringComparer.OrdinalIgnoreCase))
        {
            var child = Combine(path, key.Key);
            var hasValue = provider.TryGet(child, out var leaf);
            IEnumerable<KeyValuePair<string, string?>> settings =
                hasValue && leaf is not null && key.Count() == 1 ? [new(child, leaf)] : Walk(provider, child);
            foreach (var setting in settings)
            {
                yield return setting;
            }
        }
    }
}
