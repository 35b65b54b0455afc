using Microsoft.Extensions.Configuration;
using StrictCors.Checks;

namespace StrictCors.Configuration;

/// <summary>Section → options, strictly: every key that is not known, every shape that does not fit and every value that does not
/// parse is a problem. The framework's binder passes over all of them.</summary>
internal static class SectionReader
{
    private static readonly string[] Keys = [nameof(StrictCorsOptions.DefaultPolicy), nameof(StrictCorsOptions.Policies)];

    public static void Read(StrictCorsSection section, StrictCorsOptions options)
    {
        if (section.IsWhole && (section.IsHost || section.Configuration.GetSection(StrictCorsSection.DefaultPath).Exists()))
        {
            options.Problems.Add(Problems.RootInsteadOfSection(StrictCorsSection.DefaultPath));
            options.UnreadKeys.UnionWith(Keys);
            return;
        }

        var root = new SettingTree(new ListReader(section.Providers())).Read(section.Configuration);
        options.SectionPath = section.IsWhole && !root.Children.Any(child => UnknownKey.Known(Keys, child.Key) is not null)
            ? StrictCorsSection.DefaultPath : section.Path;
        if (section.Configuration is IConfigurationSection && root.IsNotAnObject)
        {
            options.Problems.Add(Problems.SectionIsNotAnObject(root.Path, root.Value));
            options.UnreadKeys.UnionWith(Keys);
            return;
        }

        foreach (var child in root.Children)
        {
            var before = options.Problems.Count;
            var key = UnknownKey.Known(Keys, child.Key);
            switch (key)
            {
                case nameof(StrictCorsOptions.DefaultPolicy):
                    options.DefaultPolicy = ListEntries.Read(child, out _, options.Problems) is { } names ? ListEntries.Join(names) : null;
                    break;
                case nameof(StrictCorsOptions.Policies):
                    ReadPolicies(child, new PolicyReader(options.Problems), options);
                    continue;
                default:
                    options.Problems.Add(UnknownKey.InSection(Keys, child, out key));
                    break;
            }

            if (options.Problems.Count > before && key is not null)
            {
                options.UnreadKeys.Add(key);
            }
        }
    }

    private static void ReadPolicies(Setting setting, PolicyReader reader, StrictCorsOptions options)
    {
        if (setting.IsNotAnObject)
        {
            options.Problems.Add(Problems.PoliciesAreNotAnObject(setting.Path, setting.Value));
            options.UnreadKeys.Add(nameof(StrictCorsOptions.Policies));
            return;
        }

        foreach (var policy in setting.Children)
        {
            if (string.IsNullOrWhiteSpace(policy.Key))
            {
                options.Problems.Add(Problems.PolicyWithoutName(policy.Path, policy.Value));
            }
            else if (UnknownKey.InPolicies(policy) is { } problem)
            {
                options.Problems.Add(problem);
                options.UnreadKeys.Add(nameof(StrictCorsOptions.Policies));
            }
            else
            {
                options.Policies[policy.Key] = reader.Read(policy);
            }
        }
    }
}
