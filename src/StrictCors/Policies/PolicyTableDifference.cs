using System.Globalization;
using StrictCors.Origins;

namespace StrictCors.Policies;

/// <summary>What a reload changed, in words: an audit trail of who may read what.</summary>
internal static class PolicyTableDifference
{
    private const int MaxNamed = 20;

    /// <summary>One sentence part per change; none where the two tables say the same.</summary>
    public static IEnumerable<string> Between(PolicyTable before, PolicyTable after)
    {
        if (!string.Equals(before.Default?.Name, after.Default?.Name, StringComparison.OrdinalIgnoreCase))
        {
            yield return $"default policy: {Name(after.Default?.Name)} instead of {Name(before.Default?.Name)}";
        }

        foreach (var policy in before.Policies.Where(policy => after.Find(policy.Name!) is null))
        {
            yield return $"policy {Name(policy.Name)} removed";
        }

        foreach (var policy in after.Policies)
        {
            if (before.Find(policy.Name!) is not { } old)
            {
                yield return $"policy {Name(policy.Name)} added with origins {List(Origins(policy))}";
                continue;
            }

            foreach (var change in Between(old, policy))
            {
                yield return $"policy {Name(policy.Name)}: {change}";
            }
        }
    }

    private static IEnumerable<string> Between(StrictCorsPolicy before, StrictCorsPolicy after) =>
    [
        .. Lists("origins", Origins(before), Origins(after)),
        .. Lists("methods", Methods(before), Methods(after)),
        .. Lists("headers", Headers(before), Headers(after)),
        .. Lists("exempt paths", before.ExemptPaths ?? [], after.ExemptPaths ?? []),
        .. Values("credentials", Switch(before.AllowCredentials), Switch(after.AllowCredentials)),
        .. Values("exposed headers", before.ExposeHeaders, after.ExposeHeaders),
        .. Values("preflight max age in seconds", before.MaxAge, after.MaxAge),
        .. Values("preflight status code", before.PreflightStatusCode.ToString(CultureInfo.InvariantCulture), after.PreflightStatusCode.ToString(CultureInfo.InvariantCulture)),
        .. Values("enforcement", before.Enforcement.ToString(), after.Enforcement.ToString()),
    ];

    private static IEnumerable<string> Lists(string what, IEnumerable<string> before, IEnumerable<string> after)
    {
        var old = before.ToHashSet(StringComparer.Ordinal);
        var now = after.ToHashSet(StringComparer.Ordinal);
        if (now.Where(item => !old.Contains(item)).ToList() is { Count: > 0 } added)
        {
            yield return $"{what} added: {List(added)}";
        }

        if (old.Where(item => !now.Contains(item)).ToList() is { Count: > 0 } removed)
        {
            yield return $"{what} removed: {List(removed)}";
        }
    }

    private static IEnumerable<string> Values(string what, string? before, string? after) =>
        before == after ? [] : [$"{what}: {after ?? "none"} instead of {before ?? "none"}"];

    private static IEnumerable<string> Origins(StrictCorsPolicy policy) => policy.Origins.Patterns.Select(pattern => pattern.Text);

    private static IEnumerable<string> Methods(StrictCorsPolicy policy) => policy.Methods.IsAny ? ["*"] : policy.Methods.Methods;

    private static IEnumerable<string> Headers(StrictCorsPolicy policy) => policy.Headers.IsAny ? [.. policy.Headers.Names, "*"] : policy.Headers.Names;

    private static string Switch(bool value) => value ? "on" : "off";

    private static string Name(string? name) => name is null ? "none" : $"'{Display.Escape(name)}'";

    private static string List(IEnumerable<string> items)
    {
        var all = items.Select(Display.Escape).ToList();
        return string.Join(", ", all.Take(MaxNamed)) + (all.Count > MaxNamed ? string.Create(CultureInfo.InvariantCulture, $" and {all.Count - MaxNamed} more") : "");
    }
}
