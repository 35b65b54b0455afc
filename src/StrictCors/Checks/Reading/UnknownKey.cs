using StrictCors.Text;

namespace StrictCors.Checks;

/// <summary>The problem of an unknown key: the key that was probably meant, or the right place. Its value is never shown, because it can be a
/// secret of another program.</summary>
internal static class UnknownKey
{
    /// <summary>The key of the section that holds the policies.</summary>
    public const string PoliciesKey = "Policies";

    /// <summary>A key of a policy.</summary>
    /// <param name="setting">The setting with that key.</param>
    /// <param name="meant">The key that was probably meant: it was written, but not read.</param>
    public static StrictCorsConfigurationProblem InPolicy(Setting setting, out string? meant)
    {
        if (HasPolicyKey(setting.Children))
        {
            meant = nameof(StrictCorsPolicyOptions.AllowedOrigins);
            return Problems.PolicyInsidePolicy(setting.Path, setting.Key);
        }

        return In(PolicyReader.Keys, setting, out meant);
    }

    /// <summary>The problem of a policy key directly in the policies, in place of a policy name; null for a policy name.</summary>
    public static StrictCorsConfigurationProblem? InPolicies(Setting setting) =>
        Known(PolicyReader.Keys, setting.Key) is { } key && !HasPolicyKey(setting.Children)
            ? Problems.PolicyKeyOutsidePolicy(setting.Path, setting.Key, key, isInPolicies: true)
            : null;

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

    private static bool HasPolicyKey(IEnumerable<Setting> settings) =>
        settings.Any(setting => Known(PolicyReader.Keys, setting.Key) is not null);

    private static StrictCorsConfigurationProblem In(string[] keys, Setting setting, out string? meant)
    {
        meant = KeySuggestion.Find(keys, setting.Key);
        return Problems.UnknownKey(setting.Path, setting.Key, keys, meant);
    }
}
