using StrictCors.Text;

namespace StrictCors.Checks;

/// <summary>The problem of an unknown key: the key that was probably meant, or the right place. Its value is never shown, because it can be a
/// secret of another program.</summary>
internal static class UnknownKey
{
    /// <summary>The key of the section that holds the policies.</summary>
    public const string PoliciesKey = "Policies";

    /// <summary>The key of the section that names the default policy.</summary>
    public const string DefaultPolicyKey = "DefaultPolicy";

    /// <summary>A key of a policy.</summary>
    /// <param name="setting">The setting with that key.</param>
    /// <param name="policy">The policy that has the key.</param>
    /// <param name="meant">The key that was probably meant: it was written, but not read. It can be a key of the section.</param>
    public static StrictCorsConfigurationProblem InPolicy(Setting setting, Setting policy, out string? meant)
    {
        if (HasPolicyKey(setting.Children))
        {
            meant = PoliciesKey;
            return Problems.PolicyInsidePolicy(setting.Path, setting.Key);
        }

        if (setting.Children.Count == 0 && NameSuggestion.Misspelt([DefaultPolicyKey, "Default", "IsDefault"], setting.Key) is not null)
        {
            meant = DefaultPolicyKey;
            return Problems.DefaultPolicyInPolicy(setting.Path, setting.Key, isFalse: IsBoolean(setting, "false"));
        }

        var problem = In(PolicyReader.Keys, setting, out meant);
        return meant is null ? problem : UnknownKeyValue.Check(setting, policy, meant) ?? problem;
    }

    /// <summary>The problem of a key directly in the policies that is not the name of a policy; null for a policy.</summary>
    /// <param name="setting">The setting with that key.</param>
    /// <param name="policies">The policies.</param>
    /// <param name="meant">The key of the section that was probably meant.</param>
    public static StrictCorsConfigurationProblem? InPolicies(Setting setting, Setting policies, out string meant)
    {
        meant = PoliciesKey;
        if (Known(PolicyReader.Keys, setting.Key) is { } key && !HasPolicyKey(setting.Children))
        {
            return Problems.PolicyKeyOutsidePolicy(setting.Path, setting.Key, key, isInPolicies: true);
        }

        if (setting.IsNotAnObject && NameSuggestion.Misspelt([DefaultPolicyKey, "Default"], setting.Key) is not null)
        {
            meant = DefaultPolicyKey;
            var names = setting.Children.Count > 0 ? setting.Children.Select(child => child.Value ?? "") : ListEntries.Split(setting.Value!);
            var known = names.All(name => policies.Children.Any(policy => policy.Key.Equals(name, StringComparison.OrdinalIgnoreCase)));
            return Problems.DefaultPolicyInPolicies(setting.Path, setting.Key, known ? ListEntries.Join(names) : null);
        }

        return null;
    }

    /// <summary>Whether the setting is this boolean, as JSON and environment variables have it.</summary>
    public static bool IsBoolean(Setting setting, string value) =>
        setting.Children.Count == 0 && value.Equals(setting.Value, StringComparison.OrdinalIgnoreCase);

    /// <summary>The most common mistake is a level too many or too few, so the keys below the unknown key are checked, too.</summary>
    public static StrictCorsConfigurationProblem InSection(string[] keys, Setting setting, out string? meant)
    {
        meant = PoliciesKey;
        if (Known(PolicyReader.Keys, setting.Key) is { } key)
        {
            return Problems.PolicyKeyOutsidePolicy(setting.Path, setting.Key, key, isInPolicies: false);
        }

        if (HasPolicyKey(setting.Children))
        {
            return Problems.PolicyOutsidePolicies(setting.Path, setting.Key);
        }

        return setting.Children.Any(child => HasPolicyKey(child.Children))
            ? Problems.UnknownKey(setting.Path, setting.Key, keys, meant)
            : In(keys, setting, out meant);
    }

    /// <summary>The key in our spelling, or null. Keys are case-insensitive, as everywhere in .NET configuration.</summary>
    public static string? Known(string[] keys, string key)
    {
        foreach (var known in keys)
        {
            if (known.Equals(key, StringComparison.OrdinalIgnoreCase))
            {
                return known;
            }
        }

        return null;
    }

    /// <summary>Whether the setting is a key of a policy, or a policy.</summary>
    public static bool IsPolicyOrKey(Setting setting) => Known(PolicyReader.Keys, setting.Key) is not null || HasPolicyKey(setting.Children);

    private static bool HasPolicyKey(IEnumerable<Setting> settings) =>
        settings.Any(setting => Known(PolicyReader.Keys, setting.Key) is not null);

    private static StrictCorsConfigurationProblem In(string[] keys, Setting setting, out string? meant)
    {
        meant = KeySuggestion.Find(keys, setting.Key);
        if (DenyingKey.IsOne(setting.Key))
        {
            return Problems.KeyThatDenies(setting.Path, setting.Key);
        }

        return Problems.UnknownKey(setting.Path, setting.Key, keys, meant);
    }
}
