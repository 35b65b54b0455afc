namespace StrictCors.Tool.Settings;

/// <summary>The settings of one program: a file, and one for each environment that is read above it.</summary>
/// <param name="Base">The file of all environments; null if there is none.</param>
/// <param name="Overrides">The files of environments.</param>
/// <param name="Only">The environments that were named by their files; null for all.</param>
/// <param name="Project">The folder of the project, if there is one: its sources name policies.</param>
internal sealed record SettingsSet(
    SettingsFile? Base, IReadOnlyList<SettingsFile> Overrides, IReadOnlyList<string>? Only, string? Project)
{
    /// <summary>The environment of a program that was not given one.</summary>
    private const string Default = "Production";

    public IEnumerable<SettingsFile> Files => Base is null ? Overrides : Overrides.Prepend(Base);

    /// <summary>The environments to check: those that were chosen, or all that have a file, and Production.</summary>
    public IReadOnlyList<string> Environments(IReadOnlyList<string> chosen)
    {
        if (chosen.Count > 0)
        {
            return [.. chosen.Distinct(StringComparer.OrdinalIgnoreCase)];
        }

        var names = Only ?? [.. Overrides.Select(file => file.Environment!)];
        return Only is not null || names.Contains(Default, StringComparer.OrdinalIgnoreCase) ? names
            : Base is null && names.Count > 0 ? names
            : [.. names, Default];
    }

    /// <summary>The files of one environment, lowest first.</summary>
    public IReadOnlyList<SettingsFile> Layers(string environment) =>
        [.. Files.Where(file => file.Environment is null || file.Environment.Equals(environment, StringComparison.OrdinalIgnoreCase))];
}
