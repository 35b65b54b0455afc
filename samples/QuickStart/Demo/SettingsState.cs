namespace QuickStart.Demo;

/// <summary>The last change of the settings while the program runs.</summary>
/// <param name="Version">Counts the changes.</param>
/// <param name="IsRefused">Whether the new settings have a mistake, so that the ones before remain in force.</param>
/// <param name="Message">What StrictCors has logged about the change.</param>
internal sealed record SettingsState(int Version, bool IsRefused, string Message);
