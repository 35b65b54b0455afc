namespace StrictCors.Analyzers.Settings;

/// <summary>Which additional files are settings of the program.</summary>
internal static class SettingsFile
{
    private const string Stem = "appsettings";
    private const string Extension = ".json";

    /// <summary>Whether the host reads the file: <c>appsettings.json</c>, or that of an environment.</summary>
    public static bool IsSettings(string path) => EnvironmentOf(path) is not null;

    /// <summary>The environment of a settings file; empty for the file that all environments have, null for another file.</summary>
    public static string? EnvironmentOf(string path)
    {
        var name = path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
        return !name.StartsWith(Stem, StringComparison.OrdinalIgnoreCase) || !name.EndsWith(Extension, StringComparison.OrdinalIgnoreCase) ? null
            : name.Length == Stem.Length + Extension.Length ? ""
            : name[Stem.Length] == '.' && name.Length > Stem.Length + Extension.Length + 1
                ? name.Substring(Stem.Length + 1, name.Length - Stem.Length - Extension.Length - 1)
            : null;
    }
}
