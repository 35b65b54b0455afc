namespace StrictCors.Page.Listing;

/// <summary>One policy, in words.</summary>
/// <param name="Name">The name.</param>
/// <param name="Path">The place of the policy in the configuration, or its call.</param>
/// <param name="IsDefault">Whether it is the default policy, or one of several.</param>
/// <param name="Settings">Its single values.</param>
/// <param name="Lists">Its lists.</param>
internal sealed record PolicyRow(string Name, string Path, bool IsDefault, IReadOnlyList<SettingRow> Settings, IReadOnlyList<ListRow> Lists);

/// <summary>A single value of a policy.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value.</param>
internal sealed record SettingRow(string Key, string Value);

/// <summary>A list of a policy.</summary>
/// <param name="Key">The key.</param>
/// <param name="Source">The configuration provider that gives the list, <c>code</c>, or <c>default</c>.</param>
/// <param name="Total">How many entries it has.</param>
/// <param name="Entries">The first entries; of a long list, those that contain the text in question.</param>
internal sealed record ListRow(string Key, string Source, int Total, IReadOnlyList<string> Entries);
