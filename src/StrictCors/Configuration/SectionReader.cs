using System.Globalization;
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

        var children = section.Configuration.GetChildren().ToList();
        options.SectionPath = section.IsWhole && !children.Exists(child => UnknownKey.Known(Keys, child.Key) is not null) ? StrictCorsSection.DefaultPath : section.Path;
        if (section.Configuration is IConfigurationSection { Value: var value } scalar && (!string.IsNullOrEmpty(value) || IsArray(children)))
        {
            options.Problems.Add(Problems.SectionIsNotAnObject(scalar.Path, value));
            options.UnreadKeys.UnionWith(Keys);
            return;
        }

        foreach (var child in children)
        {
            var before = options.Problems.Count;
            var key = UnknownKey.Known(Keys, child.Key);
            switch (key)
            {
                case nameof(StrictCorsOptions.DefaultPolicy):
                    options.DefaultPolicy = ScalarReader.Read(child, "\"DefaultPolicy\": \"web\", the name of a policy", options.Problems);
                    break;
                case nameof(StrictCorsOptions.Policies):
                    ReadPolicies(child, new PolicyReader(new ListReader(section.Providers()), options.Problems), options);
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

    /// <summary>Whether the keys are those that .NET gives the entries of an array; a policy may well be named "2024".</summary>
    public static bool IsArray(List<IConfigurationSection> children) =>
        children.Count > 0 && children.Select((child, i) => child.Key == i.ToString(CultureInfo.InvariantCulture)).All(isIndex => isIndex);

    private static void ReadPolicies(IConfigurationSection section, PolicyReader reader, StrictCorsOptions options)
    {
        var policies = section.GetChildren().ToList();
        if (!string.IsNullOrEmpty(section.Value) || IsArray(policies))
        {
            options.Problems.Add(Problems.PoliciesAreNotAnObject(section.Path, section.Value));
            options.UnreadKeys.Add(nameof(StrictCorsOptions.Policies));
            return;
        }

        foreach (var policy in policies)
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
