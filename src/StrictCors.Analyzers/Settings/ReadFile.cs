namespace StrictCors.Analyzers.Settings;

/// <summary>A settings file of the project.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Environment">The environment that has it; empty for all.</param>
/// <param name="Layer">Its content.</param>
internal sealed record ReadFile(string Path, string Environment, SettingsLayer Layer)
{
    /// <summary>Whether programs of an environment read the file.</summary>
    public bool IsOf(string environment) =>
        Environment.Length == 0 || Environment.Equals(environment, StringComparison.OrdinalIgnoreCase);

    public string Name => System.IO.Path.GetFileName(Path);
}
