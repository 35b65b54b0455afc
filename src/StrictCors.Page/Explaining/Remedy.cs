namespace StrictCors.Page.Explaining;

/// <summary>What to write so that the policy allows a request.</summary>
/// <param name="Policy">The name of the policy.</param>
/// <param name="Path">The place of the policy in the configuration, or its call.</param>
/// <param name="Lines">The settings to write, ready to copy.</param>
internal sealed record Remedy(string Policy, string Path, IReadOnlyList<RemedyLine> Lines);

/// <summary>One setting to write.</summary>
/// <param name="Key">The key of the policy.</param>
/// <param name="Source">The origin of the setting: a configuration provider, or code. A setting with its default has none.</param>
/// <param name="Text">The text to write there.</param>
/// <param name="Present">How many entries the list has already, if the text has only what to add to them; otherwise 0.</param>
internal sealed record RemedyLine(string Key, string? Source, string Text, int Present = 0);
