using StrictCors.Checks;
using StrictCors.Origins;
using StrictCors.Policies;
using StrictCors.Text;

namespace StrictCors.Configuration;

/// <summary>What looks like a mistake in a valid configuration, as far as the configuration alone shows it.</summary>
internal static class ConfigurationWarnings
{
    private const string Production = "Production";

    /// <summary>All warnings, each with the path of its own list or entry. The command-line tool shows them; startup logs some of them.</summary>
    public static IEnumerable<StrictCorsConfigurationProblem> Find(StrictCorsOptions options, PolicyTable table, string environment)
    {
        var loopback = environment.Equals(Production, StringComparison.OrdinalIgnoreCase) ? FindLoopback(options, table) : [];
        return loopback.Select(list => Problems.LoopbackInProduction([list])).Concat(EntriesWithoutEffect.Find(options));
    }

    /// <summary>The lists that allow a loopback origin with credentials, and the first such origin of each.</summary>
    public static IEnumerable<(string Path, string Origin)> FindLoopback(StrictCorsOptions options, PolicyTable table)
    {
        foreach (var policy in table.Policies.Where(policy => policy.AllowCredentials))
        {
            if (policy.Origins.Patterns.FirstOrDefault(IsLoopback) is { } loopback)
            {
                yield return ($"{PathOf(options, policy.Name!)}:AllowedOrigins", loopback.Text);
            }
        }

        foreach (var inline in options.Inline.Where(inline => inline.AtEndpoint.Policy.AllowCredentials))
        {
            if (inline.AtEndpoint.Policy.Origins.Patterns.FirstOrDefault(IsLoopback) is { } loopback)
            {
                yield return (inline.Path, loopback.Text);
            }
        }
    }

    /// <summary>Whether <see cref="FindLoopback"/> finds any.</summary>
    public static bool HasLoopback(StrictCorsOptions options, PolicyTable table)
    {
        using var lists = FindLoopback(options, table).GetEnumerator();
        return lists.MoveNext();
    }

    public static string PathOf(StrictCorsOptions options, string policy) =>
        $"{options.SectionPath}:Policies:{Display.Escape(policy)}".TrimStart(':');

    /// <summary>The hosts of other schemes are names of apps: capacitor://localhost is one app, on every machine.</summary>
    private static bool IsLoopback(OriginPattern pattern) => OriginPattern.HasWildcards(pattern.Scheme) && HostGrammar.IsLoopback(pattern.Host);
}
