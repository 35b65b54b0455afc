using System.Globalization;

namespace StrictCors.Checks;

/// <summary>Reads one policy of the section.</summary>
internal sealed class PolicyReader(List<StrictCorsConfigurationProblem> problems)
{
    /// <summary>The keys of a policy. A test keeps them in step with the options and the schema.</summary>
    public static readonly string[] Keys =
    [
        nameof(StrictCorsPolicyOptions.AllowedOrigins),
        nameof(StrictCorsPolicyOptions.AllowedMethods),
        nameof(StrictCorsPolicyOptions.AllowedHeaders),
        nameof(StrictCorsPolicyOptions.ExposedHeaders),
        nameof(StrictCorsPolicyOptions.AllowCredentials),
        nameof(StrictCorsPolicyOptions.PreflightMaxAge),
        nameof(StrictCorsPolicyOptions.PreflightStatusCode),
        nameof(StrictCorsPolicyOptions.Enforcement),
        nameof(StrictCorsPolicyOptions.ExemptPaths),
        nameof(StrictCorsPolicyOptions.DangerouslyAllowNullOrigin),
        nameof(StrictCorsPolicyOptions.DangerouslyAllowInsecureOrigins),
        nameof(StrictCorsPolicyOptions.DangerouslyAllowPublicSuffixWildcards),
    ];

    /// <summary>Gets the keys of the section that are written inside of policies, where they are not read.</summary>
    public HashSet<string> UnreadSectionKeys { get; } = new(StringComparer.Ordinal);

    public static bool IsList(string key) => UnknownKey.Known(PolicyLists.Keys, key) is not null;

    public StrictCorsPolicyOptions Read(Setting setting)
    {
        var policy = new StrictCorsPolicyOptions();
        if (setting.IsNotAnObject)
        {
            problems.Add(Problems.PolicyIsNotAnObject(setting.Path, setting.Value));
            policy.UnreadKeys.Add(nameof(StrictCorsPolicyOptions.AllowedOrigins));
            return policy;
        }

        foreach (var child in setting.Children)
        {
            var before = problems.Count;
            var key = UnknownKey.Known(Keys, child.Key);
            if (key is null)
            {
                problems.Add(UnknownKey.InPolicy(child, setting, out key));
                NoteSectionKey(ref key);
            }
            else if (child.Problem is { } problem)
            {
                problems.Add(problem);
            }
            else
            {
                ReadKey(key, child, policy);
            }

            if (problems.Count > before && key is not null)
            {
                // A misspelt list must not be reported as a missing one as well.
                policy.UnreadKeys.Add(key);
            }
        }

        return policy;
    }

    /// <summary>A key of the section, or a policy, inside a policy. The policy's own origins are then written elsewhere.</summary>
    private void NoteSectionKey(ref string? key)
    {
        if (key is UnknownKey.PoliciesKey or UnknownKey.DefaultPolicyKey)
        {
            UnreadSectionKeys.Add(key);
            key = key is UnknownKey.PoliciesKey ? nameof(StrictCorsPolicyOptions.AllowedOrigins) : null;
        }
    }

    private void ReadKey(string key, Setting setting, StrictCorsPolicyOptions policy)
    {
        switch (key)
        {
            case not null when IsList(key):
                ReadList(key, setting, policy);
                break;
            case nameof(StrictCorsPolicyOptions.PreflightMaxAge):
                policy.PreflightMaxAge = MaxAgeReader.Read(setting, problems);
                break;
            case nameof(StrictCorsPolicyOptions.PreflightStatusCode):
                policy.PreflightStatusCode = ReadStatusCode(setting) ?? policy.PreflightStatusCode;
                break;
            case nameof(StrictCorsPolicyOptions.Enforcement):
                policy.Enforcement = ScalarReader.ReadEnforcement(setting, problems) ?? policy.Enforcement;
                break;
            case nameof(StrictCorsPolicyOptions.AllowCredentials):
                policy.AllowCredentials = ScalarReader.ReadBoolean(setting, problems) ?? policy.AllowCredentials;
                break;
            case nameof(StrictCorsPolicyOptions.DangerouslyAllowNullOrigin):
                policy.DangerouslyAllowNullOrigin = ScalarReader.ReadBoolean(setting, problems) ?? policy.DangerouslyAllowNullOrigin;
                break;
            case nameof(StrictCorsPolicyOptions.DangerouslyAllowInsecureOrigins):
                policy.DangerouslyAllowInsecureOrigins = ScalarReader.ReadBoolean(setting, problems) ?? policy.DangerouslyAllowInsecureOrigins;
                break;
            case nameof(StrictCorsPolicyOptions.DangerouslyAllowPublicSuffixWildcards):
                policy.DangerouslyAllowPublicSuffixWildcards =
                    ScalarReader.ReadBoolean(setting, problems) ?? policy.DangerouslyAllowPublicSuffixWildcards;
                break;
            default:
                throw new InvalidOperationException($"The key '{key}' is listed but not read.");
        }
    }

    private void ReadList(string key, Setting setting, StrictCorsPolicyOptions policy)
    {
        var entries = ListEntries.Read(setting, out var source, problems);
        if (source is not null)
        {
            policy.Sources[key] = source;
        }

        if (entries is not null)
        {
            PolicyLists.Set(policy, key, [.. entries]);
        }
    }

    private int? ReadStatusCode(Setting setting)
    {
        if (ScalarReader.Read(setting, Problems.StatusCodeExample, problems) is not { } text)
        {
            return null;
        }

        if (!text.StartsWith('0') && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var status))
        {
            return status;
        }

        problems.Add(Problems.StatusCodeIsNotANumber(setting.Path, text));
        return null;
    }
}
