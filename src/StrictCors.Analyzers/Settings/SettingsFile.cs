using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace StrictCors.Analyzers.Settings;

/// <summary>Which additional files are settings of the program, and for which environment.</summary>
internal static class SettingsFile
{
    private const string Stem = "appsettings";
    private const string Extension = ".json";

    // The path beside the program, for a file that is not in the folder of the project itself.
    private const string Link = "build_metadata.AdditionalFiles.StrictCorsSettings";

    /// <summary>The path that the program has for the file: the name of a file in the folder of the project, and the path of a link.</summary>
    public static string NameOf(AdditionalText file, AnalyzerConfigOptionsProvider options) =>
        options.GetOptions(file).TryGetValue(Link, out var link) && link.Length > 0 ? link : FileNameOf(file.Path);

    /// <summary>The environment of a file that the host reads unasked; empty for the file that all environments have, null for another
    /// file.</summary>
    public static string? EnvironmentOf(string name) =>
        !name.StartsWith(Stem, StringComparison.OrdinalIgnoreCase) || !name.EndsWith(Extension, StringComparison.OrdinalIgnoreCase) ? null
            : name.Length == Stem.Length + Extension.Length ? ""
            : name[Stem.Length] == '.' && name.Length > Stem.Length + Extension.Length + 1
                ? name.Substring(Stem.Length + 1, name.Length - Stem.Length - Extension.Length - 1)
            : null;

    public static string FileNameOf(string path) => path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
}
