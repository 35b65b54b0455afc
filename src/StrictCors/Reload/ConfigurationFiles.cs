using Microsoft.Extensions.Configuration;
using StrictCors.Checks;
using StrictCors.Configuration;

namespace StrictCors.Reload;

/// <summary>
/// The files that give part of the section. A file that becomes malformed while the program runs loses all its keys and fires no
/// token; the next change anywhere else then shows the layers below it, as if the allow-list had been removed. So a
/// file that had keys and is now empty or gone makes a reload invalid.
/// </summary>
internal sealed class ConfigurationFiles
{
    private readonly StrictCorsSection _section;

    // The set has sources, not providers: a ConfigurationManager creates new providers for its sources when one is inserted or removed.
    private readonly HashSet<FileConfigurationSource> _sources;

    private ConfigurationFiles(StrictCorsSection section)
    {
        _section = section;
        _sources = [.. Files().Where(file => HasKeys(file, section.Path.Length == 0 ? null : section.Path)).Select(file => file.Source)];
    }

    public static ConfigurationFiles From(StrictCorsSection section) => new(section);

    public IEnumerable<StrictCorsConfigurationProblem> FindVanished() => Files()
        .Where(file => _sources.Contains(file.Source) && !HasKeys(file, path: null))
        .Select(file => Problems.FileVanished(PathOf(file.Source)));

    /// <summary>Calls <paramref name="report"/> as soon as one of the files is found to be malformed. It is added to the framework's own hook,
    /// after all other handlers, because only this hook reports the failure and its line.</summary>
    public void Watch(Action<FileLoadExceptionContext> report)
    {
        foreach (var source in _sources)
        {
            source.OnLoadException += report;
        }
    }

    public void Unwatch(Action<FileLoadExceptionContext> report)
    {
        foreach (var source in _sources)
        {
            source.OnLoadException -= report;
        }
    }

    private static bool HasKeys(FileConfigurationProvider file, string? path) => file.GetChildKeys([], path).Any();

    private static string PathOf(FileConfigurationSource source)
    {
        var path = source.Path ?? "";
        return source.FileProvider?.GetFileInfo(path).PhysicalPath ?? path;
    }

    private IEnumerable<FileConfigurationProvider> Files() => _section.Providers().OfType<FileConfigurationProvider>();
}
