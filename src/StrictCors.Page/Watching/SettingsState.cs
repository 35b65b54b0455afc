namespace StrictCors.Page.Watching;

/// <summary>The configuration in force, and what became of the last change.</summary>
/// <param name="Version">Counts the changes, refused ones included.</param>
/// <param name="Options">The configuration in force; null before the program has started.</param>
/// <param name="Time">The time of the last change; null if there was none since the start.</param>
/// <param name="Changes">What the last change has changed, in words.</param>
/// <param name="Refusal">Why the last change is not in force; null if it is.</param>
internal sealed record SettingsState(int Version, StrictCorsOptions? Options, DateTimeOffset? Time, string Changes, SettingsRefusal? Refusal);

/// <summary>Why a changed configuration is not in force.</summary>
/// <param name="Problems">Every problem.</param>
/// <param name="Cause">The message of the exception that was thrown, or null.</param>
internal sealed record SettingsRefusal(IReadOnlyList<StrictCorsConfigurationProblem> Problems, string? Cause);
