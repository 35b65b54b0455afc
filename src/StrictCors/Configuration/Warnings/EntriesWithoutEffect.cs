using StrictCors.Checks;
using StrictCors.Origins;
using StrictCors.Protocol;

namespace StrictCors.Configuration;

/// <summary>Entries of a valid configuration that change nothing. Only the command-line tool shows them: a list may have a million entries, and
/// startup does not wait for advice.</summary>
internal static class EntriesWithoutEffect
{
    public static IEnumerable<StrictCorsConfigurationProblem> Find(StrictCorsOptions options)
    {
        foreach (var (name, policy) in options.Policies)
        {
            var report = new ProblemReport(policy, $"{options.SectionPath}:Policies:{name}");
            foreach (var problem in (IEnumerable<StrictCorsConfigurationProblem>)
                [.. CoveredOrigins(policy, report), .. CoveredNames(policy, report), .. ExposedAnyway(policy, report)])
            {
                yield return problem;
            }
        }

        foreach (var problem in NeverReached(options))
        {
            yield return problem;
        }
    }

    /// <summary>An origin that a wildcard of the same list covers.</summary>
    private static IEnumerable<StrictCorsConfigurationProblem> CoveredOrigins(StrictCorsPolicyOptions policy, ProblemReport report)
    {
        var wide = WideOf(policy);
        for (var i = 0; wide.Count > 0 && i < policy.AllowedOrigins.Count; i++)
        {
            if (CoveringOf(policy.AllowedOrigins[i], wide) is { } covering)
            {
                yield return Problems.EntryIsCovered(report.Path(nameof(policy.AllowedOrigins), i), policy.AllowedOrigins[i], covering);
            }
        }
    }

    /// <summary>A name that differs from an earlier one only in case, where case does not matter.</summary>
    private static IEnumerable<StrictCorsConfigurationProblem> CoveredNames(StrictCorsPolicyOptions policy, ProblemReport report)
    {
        foreach (var key in (string[])[nameof(policy.AllowedHeaders), nameof(policy.ExposedHeaders), nameof(policy.ExemptPaths)])
        {
            var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            var list = PolicyLists.Get(policy, key) ?? [];
            for (var i = 0; i < list.Count; i++)
            {
                if (!seen.Add(list[i]) && seen.TryGetValue(list[i], out var first))
                {
                    yield return Problems.EntryIsCovered(report.Path(key, i), list[i], first);
                }
            }
        }
    }

    private static IEnumerable<StrictCorsConfigurationProblem> ExposedAnyway(StrictCorsPolicyOptions policy, ProblemReport report)
    {
        for (var i = 0; i < policy.ExposedHeaders.Count; i++)
        {
            if (HttpNames.IsSafelistedResponseHeader(policy.ExposedHeaders[i]))
            {
                yield return Problems.HeaderIsExposedAnyway(report.Path(nameof(policy.ExposedHeaders), i), policy.ExposedHeaders[i]);
            }
        }
    }

    /// <summary>In a list of default policies, an origin that an earlier policy covers.</summary>
    private static IEnumerable<StrictCorsConfigurationProblem> NeverReached(StrictCorsOptions options)
    {
        var earlier = new List<(string Name, HashSet<string> Exact, List<OriginPattern> Wide)>();
        foreach (var name in ListEntries.Split(options.DefaultPolicy ?? ""))
        {
            if (!options.Policies.TryGetValue(name, out var policy))
            {
                continue;
            }

            var report = new ProblemReport(policy, $"{options.SectionPath}:Policies:{name}");
            for (var i = 0; earlier.Count > 0 && i < policy.AllowedOrigins.Count; i++)
            {
                var entry = policy.AllowedOrigins[i];
                foreach (var (other, exact, wide) in earlier)
                {
                    if ((exact.Contains(entry) ? entry : CoveringOf(entry, wide)) is { } covering)
                    {
                        yield return Problems.OriginIsNeverReached(report.Path(nameof(policy.AllowedOrigins), i), entry, name, other, covering);
                        break;
                    }
                }
            }

            earlier.Add((name, [.. policy.AllowedOrigins], WideOf(policy)));
        }
    }

    private static List<OriginPattern> WideOf(StrictCorsPolicyOptions policy) =>
        [.. PatternsOf(policy).Where(pattern => pattern.Kind is not (OriginPatternKind.Any or OriginPatternKind.Null) && !pattern.IsOrigin)];

    private static IEnumerable<OriginPattern> PatternsOf(StrictCorsPolicyOptions policy) =>
        policy.AllowedOrigins.Select(text => OriginPattern.TryParse(text, out var pattern) ? pattern : null).OfType<OriginPattern>();

    /// <summary>The wildcard that covers all that the entry covers. An origin that the entry covers, with a name and a port that nobody writes,
    /// stands for all of them.</summary>
    private static string? CoveringOf(string entry, List<OriginPattern> wide)
    {
        const string Label = "q7x4zk9w";
        const string Port = "64999";
        var example = (entry.EndsWith(":*", StringComparison.Ordinal) ? entry[..^1] + Port : entry)
            .Replace("*", Label, StringComparison.Ordinal);
        return SerializedOrigin.TryParse(example, out var origin) ? FindCovering(entry, wide, origin) : null;
    }

    private static string? FindCovering(string entry, List<OriginPattern> wide, in SerializedOrigin origin)
    {
        foreach (var pattern in wide)
        {
            if (pattern.Text != entry && pattern.Matches(origin))
            {
                return pattern.Text;
            }
        }

        return null;
    }
}
