using StrictCors.Checks;

namespace StrictCors.Configuration;

/// <summary>The checks of a list of policies for one endpoint: all exist, each can be reached, and all have the same enforcement.</summary>
internal static class PolicyListChecks
{
    /// <param name="path">What names the policies: the key, the call or the endpoint.</param>
    /// <param name="names">The names, in the order in which they are tried.</param>
    /// <param name="policies">The policies as written.</param>
    /// <param name="unknown">The problem of a name that does not exist; null if the policies could not be read.</param>
    public static IEnumerable<StrictCorsConfigurationProblem> Check(
        string path, string names, IDictionary<string, StrictCorsPolicyOptions> policies, Func<string, StrictCorsConfigurationProblem?> unknown)
    {
        var entries = ListEntries.Split(names);
        if (entries.Length == 0 && unknown(names) is { } none)
        {
            yield return none;
        }

        var seen = new List<string>();
        foreach (var name in entries)
        {
            if (seen.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                yield return Problems.PolicyTwiceInList(path, name, names);
            }
            else if (!policies.TryGetValue(name, out var policy))
            {
                if (unknown(name) is { } problem)
                {
                    yield return problem;
                }
            }
            else if (CheckAfter(path, names, name, policy, seen, policies) is { } problem)
            {
                yield return problem;
            }

            seen.Add(name);
        }
    }

    private static StrictCorsConfigurationProblem? CheckAfter(
        string path, string names, string name, StrictCorsPolicyOptions policy, List<string> earlier,
        IDictionary<string, StrictCorsPolicyOptions> policies)
    {
        foreach (var other in earlier)
        {
            if (!policies.TryGetValue(other, out var options))
            {
                continue;
            }

            if (options.AllowedOrigins is ["*"])
            {
                return Problems.PolicyUnreachable(path, name, other, names);
            }

            if (options.Enforcement != policy.Enforcement)
            {
                return Problems.EnforcementsDiffer(path, name, policy.Enforcement, other, options.Enforcement, names);
            }
        }

        return null;
    }
}
