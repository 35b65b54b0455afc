using Microsoft.Extensions.Configuration;
using StrictCors.Checks;

namespace StrictCors.Configuration;

/// <summary>Shows a section as settings: merged values, except that the lists of policies have their effective entries.</summary>
internal sealed class SettingTree(ListReader lists)
{
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
                level + 1 == LevelOfPolicyKeys && PolicyReader.IsList(child.Key) ? lists.Read(child) : Read(child, level + 1)));
    }
}
