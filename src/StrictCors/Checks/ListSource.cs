namespace StrictCors.Checks;

/// <summary>Where an effective list stands in the configuration.</summary>
/// <param name="Provider">The description that the configuration provider gives of itself.</param>
/// <param name="EntryPaths">The path of each entry; all the same where the list is one string.</param>
internal sealed record ListSource(string Provider, IReadOnlyList<string> EntryPaths);
