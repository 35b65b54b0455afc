using Microsoft.Extensions.Configuration;
using StrictCors.Checks;

namespace StrictCors.Configuration;

/// <summary>Shows a section as settings: merged values, except that the lists of policies have their effective entries.</summary>
internal sealed class SettingTree(ListReader lists)
{
    private const int LevelOfSectionKeys = 1;

    // Section, Policies, the policy, its keys.
    private const int LevelOfPolicyKeys = 3;

    public Setting Read(IConfiguration configuration) => Read(configuration, level: 0);

    private Setting Read(IConfiguration configuration, int level)
    {
        var section = configuration as IConfigurationSection;
        return new(
            section?.Key ?? "",
            section?.Path ?? "",
            section?.Value,
            () => configuration.GetChildren().Select(child =>
                IsList(child.Key, level + 1) ? lists.Read(child) : Read(child, level + 1)));
    }

    private static bool IsList(string key, int level) => level switch
    {
        LevelOfSectionKeys => key.Equals(nameof(StrictCorsOptions.DefaultPolicy), StringComparison.OrdinalIgnoreCase),
        LevelOfPolicyKeys => PolicyReader.IsList(key),
        _ => false,
    };
}
