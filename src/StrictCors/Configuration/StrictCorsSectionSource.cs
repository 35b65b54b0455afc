using Microsoft.Extensions.Configuration;

namespace StrictCors.Configuration;

/// <summary>Which section the application chose, found once.</summary>
/// <param name="host">The host's configuration, if there is one.</param>
/// <param name="chosen">What the application passed to AddStrictCors, in the order of the calls.</param>
internal sealed class StrictCorsSectionSource(IConfiguration? host, IReadOnlyList<IConfiguration> chosen)
{
    public StrictCorsSection? Section { get; } = StrictCorsSection.Find(host, chosen is [.., var last] ? last : null);

    /// <summary>Gets the paths of two different sections that the application chose; null if it chose no more than one.</summary>
    public (string First, string Second)? Conflict { get; } = FindConflict(chosen);

    private static (string First, string Second)? FindConflict(IReadOnlyList<IConfiguration> chosen) =>
        chosen.FirstOrDefault(section => !StrictCorsSection.AreSame(section, chosen[0])) is { } other ? (PathOf(chosen[0]), PathOf(other)) : null;

    private static string PathOf(IConfiguration chosen) => (chosen as IConfigurationSection)?.Path ?? "";
}
