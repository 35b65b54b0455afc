using Microsoft.Extensions.Configuration;
using StrictCors.Text;

namespace StrictCors.Checks;

/// <summary>What to say of a key that is not known: what it was meant to be, or where it belongs.</summary>
internal static class UnknownKey
{
    /// <summary>A key of a policy.</summary>
    /// <param name="section">What stands there.</param>
    /// <param name="meant">The key it was most likely meant to be: what stands there was written, but not read.</param>
    public static StrictCorsConfigurationProblem InPolicy(IConfigurationSection section, out string? meant)
    {
        if (HasPolicyKey(section.GetChildren()))
        {
            meant = nameof(StrictCorsPolicyOptions.AllowedOrigins);
            return Problems.PolicyInsidePolicy(section.Path, section.Key, Value(section));
        }

        return In(PolicyReader.Keys, section, out meant);
    }

    /// <summary>Null where a name stands right under the policies, as it should, and not a key of a policy.</summary>
    public static StrictCorsConfigurationProblem? InPolicies(IConfigurationSection section) =>
        Known(PolicyReader.Keys, section.Key) is { } key && !HasPolicyKey(section.GetChildren())
            ? Problems.PolicyKeyOutsidePolicy(section.Path, section.Key, Value(section), key, isInPolicies: true)
            : null;

    /// <summary>A level too many or too few is the commonest mistake there is, so what stands below the key is looked at too.</summary>
    public static StrictCorsConfigurationProblem InSection(string[] keys, IConfigurationSection section, out string? meant)
    {
        meant = nameof(StrictCorsOptions.Policies);
        if (Known(PolicyReader.Keys, section.Key) is { } key)
        {
            return Problems.PolicyKeyOutsidePolicy(section.Path, section.Key, Value(section), key, isInPolicies: false);
        }

        var children = section.GetChildren().ToList();
        if (HasPolicyKey(children))
        {
            return Problems.PolicyOutsidePolicies(section.Path, section.Key, Value(section));
        }

        return children.Exists(child => HasPolicyKey(child.GetChildren()))
            ? Problems.UnknownKey(section.Path, section.Key, Value(section), keys, meant)
            : In(keys, section, out meant);
    }

    /// <summary>The key in our spelling, or null. Keys are case-insensitive, as everywhere in .NET configuration.</summary>
    public static string? Known(string[] keys, string key) => Array.Find(keys, known => known.Equals(key, StringComparison.OrdinalIgnoreCase));

    private static bool HasPolicyKey(IEnumerable<IConfigurationSection> sections) => sections.Any(section => Known(PolicyReader.Keys, section.Key) is not null);

    private static StrictCorsConfigurationProblem In(string[] keys, IConfigurationSection section, out string? meant)
    {
        meant = KeySuggestion.Find(keys, section.Key);
        return Problems.UnknownKey(section.Path, section.Key, Value(section), keys, meant);
    }

    /// <summary>The value to show. The root of a whole configuration also holds values of other programs, and some of them are secrets.</summary>
    private static string? Value(IConfigurationSection section) => section.Path == section.Key ? null : section.Value;
}
