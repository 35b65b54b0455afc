namespace StrictCors.Analyzers.Settings;

/// <summary>A settings file of the project.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Environment">The environment that has it; empty for all.</param>
/// <param name="Layer">Its content.</param>
internal sealed record ReadFile(string Path, string Environment, SettingsLayer Layer)
{
    public string Name => System.IO.Path.GetFileName(Path);
}
