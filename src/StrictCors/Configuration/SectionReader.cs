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
        options.Section = section;
        if (section.IsWhole && (section.IsHost || section.Configuration.GetSection(StrictCorsSection.DefaultPath).Exists()))
        {
            options.Problems.Add(Problems.RootInsteadOfSection(StrictCorsSection.DefaultPath));
            options.UnreadKeys.UnionWith(Keys);
            return;
        }

        var layers = section.Layers();
        var tree = new SettingTree(layers, section.Path);
        var root = tree.Read();
        options.SectionPath = section.IsWhole && !root.Children.Any(child => UnknownKey.Known(Keys, child.Key) is not null)
            ? StrictCorsSection.DefaultPath : section.Path;
        if (section.Configuration is IConfigurationSection && root.IsNotAnObject)
        {
            options.Problems.Add(Problems.SectionIsNotAnObject(root.Path, root.Value));
            options.UnreadKeys.UnionWith(Keys);
            return;
        }

        options.Problems.AddRange(EnvironmentVariables.FindAmbiguous(layers, section.Path));
        if (root.Problem is { } reset)
        {
            options.Problems.Add(reset);
        }

        foreach (var child in root.Children)
        {
            var before = options.Problems.Count;
            var key = UnknownKey.Known(Keys, child.Key);
            switch (key)
            {
                case not null when child.Problem is { } problem:
                    options.Problems.Add(problem);
                    break;
                case nameof(StrictCorsOptions.DefaultPolicy):
                    options.DefaultPolicy = ReadDefaultPolicy(child, options.Problems);
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

        options.Removed = tree.Removed;
        options.IsSectionEmpty = (section.IsChosen || tree.IsGiven)
            && options is { DefaultPolicy: null, Policies.Count: 0, Problems.Count: 0, Removed.Count: 0 };
    }

    /// <summary>The names as one string. In an array, an entry without a name is a slip; in one string, it is a separator too many.</summary>
    private static string? ReadDefaultPolicy(Setting setting, List<StrictCorsConfigurationProblem> problems)
    {
        if (setting.Children.Any(child => UnknownKey.IsPolicyOrKey(child)))
        {
            problems.Add(Problems.DefaultPolicyIsNotAName(setting.Path));
            return null;
        }

        if (ListEntries.Read(setting, out _, problems) is not { } names)
        {
            return null;
        }

        var unnamed = setting.Children.Where(entry => string.IsNullOrEmpty(entry.Value));
        problems.AddRange(unnamed.Select(entry => Problems.EmptyDefaultPolicy(entry.Path)));
        return ListEntries.Join(names);
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
                options.Problems.Add(Problems.PolicyWithoutName(policy.Path));
            }
            else if (UnknownKey.InPolicies(policy, setting, out var meant) is { } problem)
            {
                options.Problems.Add(problem);
                options.UnreadKeys.Add(meant);
            }
            else
            {
                options.Policies[policy.Key] = reader.Read(policy);
            }
        }

        options.UnreadKeys.UnionWith(reader.UnreadSectionKeys);
    }
}
