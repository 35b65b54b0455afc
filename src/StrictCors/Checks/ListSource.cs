namespace StrictCors.Checks;

/// <summary>The origin of an effective list in the configuration.</summary>
/// <param name="Provider">The text of the configuration provider.</param>
/// <param name="EntryPaths">The path of each entry; all equal if the list is one string.</param>
/// <param name="Entries">The entries, to find out whether code has changed the list since.</param>
internal sealed record ListSource(string Provider, IReadOnlyList<string> EntryPaths, IReadOnlyList<string> Entries);
