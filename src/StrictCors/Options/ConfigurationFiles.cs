using Microsoft.Extensions.Configuration;

namespace StrictCors.Options;

/// <summary>
/// The files that give part of the section. A file that becomes malformed while the program runs loses all its keys and tells
/// nobody; the next change anywhere else then shows the layers below it, as if somebody had taken the allow-list back. So a
/// file that had something to say and now is empty or gone makes a reload invalid.
/// </summary>
internal sealed class ConfigurationFiles
{
    private readonly List<FileConfigurationProvider> _files;

    private ConfigurationFiles(List<FileConfigurationProvider> files) => _files = files;

    public static ConfigurationFiles Behind(StrictCorsSection section) =>
        new([.. section.Providers().OfType<FileConfigurationProvider>().Where(file => file.GetChildKeys([], section.Path.Length == 0 ? null : section.Path).Any())]);

    public IEnumerable<StrictCorsConfigurationProblem> FindVanished() => _files
        .Where(file => !file.GetChildKeys([], null).Any())
        .Select(file => new StrictCorsConfigurationProblem(ProblemCodes.FileVanished, file.Source.Path ?? "", null, "This file gave part of the policies in force, and now it is gone, empty or malformed.", "restore the file, or start the program again without it"));
}
