using Microsoft.Extensions.Configuration;
using StrictCors.Checks;
using StrictCors.Configuration;

namespace StrictCors.Reload;

/// <summary>
/// The sources that give part of the section. A file that becomes malformed while the program runs loses all its keys and fires no
/// token; the next change anywhere else then shows the layers below it, as if the allow-list had been removed. So a
/// source that had keys and has none makes a reload invalid.
/// </summary>
internal sealed class ConfigurationSources
{
    private readonly StrictCorsSection _section;

    // Files are known by their sources: a ConfigurationManager creates new providers for its sources when one is inserted or removed.
    private readonly HashSet<object> _giving = new(ReferenceEqualityComparer.Instance);

    private ConfigurationSources(StrictCorsSection section, ConfigurationSources? before)
    {
        _section = section;
        var layers = section.Layers();
        var everywhere = KeysOfAll(layers);
        foreach (var layer in layers)
        {
            if (Identity(layer) is { } identity && layer.Gives(section.Path, except: everywhere)
                && (before?._giving.Contains(identity) == true || IsThere(layer, section.Path, isAlone: layers.Count == 1)))
            {
                _giving.Add(identity);
            }
        }
    }

    /// <param name="section">The section.</param>
    /// <param name="before">The sources of the configuration in force; null at startup.</param>
    public static ConfigurationSources From(StrictCorsSection section, ConfigurationSources? before = null) => new(section, before);

    /// <summary>The files that are missing, empty or malformed.</summary>
    public IEnumerable<StrictCorsConfigurationProblem> FindVanished() => FindSilent()
        .Select(layer => layer.Provider).OfType<FileConfigurationProvider>().Select(file => Problems.FileVanished(PathOf(file.Source)));

    /// <summary>The other sources that have no keys.</summary>
    public IEnumerable<StrictCorsConfigurationProblem> FindEmptied() => FindSilent()
        .Where(layer => layer.Provider is not FileConfigurationProvider).Select(layer => Problems.SourceVanished(layer.Name, _section.Path));

    /// <summary>Calls <paramref name="report"/> as soon as one of the files is found to be malformed. It is added to the framework's own hook,
    /// after all other handlers, because only this hook reports the failure and its line.</summary>
    public void Watch(Action<FileLoadExceptionContext> report)
    {
        foreach (var source in _giving.OfType<FileConfigurationSource>())
        {
            source.OnLoadException += report;
        }
    }

    public void Unwatch(Action<FileLoadExceptionContext> report)
    {
        foreach (var source in _giving.OfType<FileConfigurationSource>())
        {
            source.OnLoadException -= report;
        }
    }

    private IEnumerable<ConfigurationLayer> FindSilent() =>
        _section.Layers().Where(layer => Identity(layer) is { } identity && _giving.Contains(identity) && !layer.HasKeys);

    private static object? Identity(ConfigurationLayer layer) => layer.Provider is FileConfigurationProvider file ? file.Source : layer.Provider;

    /// <summary>The keys that all layers have alike. <c>configuration[key] = value</c> writes to every layer, files included, and the next reload
    /// takes the key away from most of them.</summary>
    private HashSet<string> KeysOfAll(IReadOnlyList<ConfigurationLayer> layers)
    {
        var keys = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (layers.Count > 1 && layers.All(layer => layer.Gives(_section.Path, except: keys)))
        {
            keys.UnionWith(layers.MinBy(layer => layer.Read(_section.Path).Count())!.Read(_section.Path)
                .Where(setting => layers.All(layer => layer.TryGet(setting.Key, out var value) && value == setting.Value))
                .Select(setting => setting.Key));
        }

        return keys;
    }

    /// <summary>Whether the source has keys of its own, and not only those that code has written to it.</summary>
    private static bool IsThere(ConfigurationLayer layer, string path, bool isAlone)
    {
        if (layer.Provider is not FileConfigurationProvider { Source: var source })
        {
            return true;
        }

        if (source.FileProvider?.GetFileInfo(source.Path ?? "") is not { Exists: true, Length: > 0 })
        {
            return false;
        }

        return !isAlone || GivesWhenReadAgain(source, path);
    }

    /// <summary>There is no other layer to compare with, so the file is read once more.</summary>
    private static bool GivesWhenReadAgain(FileConfigurationSource source, string path)
    {
        var provider = source.Build(new ConfigurationBuilder());
        try
        {
            provider.Load();
            return KeyReader.Read(provider, path).Any();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The file has changed since, which is what is watched for.
            return true;
        }
        finally
        {
            (provider as IDisposable)?.Dispose();
        }
    }

    private static string PathOf(FileConfigurationSource source)
    {
        var path = source.Path ?? "";
        return source.FileProvider?.GetFileInfo(path).PhysicalPath ?? path;
    }
}
