using System.Globalization;
using StrictCors.Policies;
using StrictCors.Text;

namespace StrictCors.Reload;

/// <summary>What a reload changed, in words: an audit trail of who may read what.</summary>
internal static class PolicyTableChanges
{
    private const int MaxNamed = 20;
    private const int MaxChanges = 100;

    /// <summary>All changes in one text, of a length that a log takes; empty if the two tables are equal.</summary>
    public static string Describe(PolicyTable before, PolicyTable after)
    {
        var changes = Between(before, after).ToList();
        return ShortList.Join(changes, MaxChanges, separator: "; ");
    }

    /// <summary>One sentence part per change; none if the two tables are equal.</summary>
    public static IEnumerable<string> Between(PolicyTable before, PolicyTable after)
    {
        var (oldDefault, newDefault) = (Names(before.Default), Names(after.Default));
        if (!string.Equals(oldDefault, newDefault, StringComparison.OrdinalIgnoreCase))
        {
            yield return $"default policy: {newDefault} instead of {oldDefault}";
        }

        foreach (var policy in before.Policies.Where(policy => after.Find(policy.Name!) is null))
        {
            yield return $"policy {Name(policy.Name)} removed";
        }

        foreach (var policy in after.Policies)
        {
            if (before.Find(policy.Name!) is not { } old)
            {
                yield return $"policy {Name(policy.Name)} added: credentials {Switch(policy.AllowCredentials)}, enforcement {policy.Enforcement}"
                    + $", origin source {Source(policy)}, origins {List(policy.Origins.Texts)}";
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
        .. Lists("origins", before.Origins.Texts, after.Origins.Texts, StringComparer.Ordinal),
        .. Lists("methods", Methods(before), Methods(after), StringComparer.Ordinal),
        .. Lists("headers", Headers(before), Headers(after), StringComparer.OrdinalIgnoreCase),
        .. Lists("exposed headers", Exposed(before), Exposed(after), StringComparer.OrdinalIgnoreCase),
        .. Lists("exempt paths", before.ExemptPaths ?? [], after.ExemptPaths ?? [], StringComparer.OrdinalIgnoreCase),
        .. Values("credentials", Switch(before.AllowCredentials), Switch(after.AllowCredentials)),
        .. Values("http origins with credentials", Switch(before.AllowInsecureOrigins), Switch(after.AllowInsecureOrigins)),
        .. before.OriginSource == after.OriginSource ? [] : (string[])[$"origin source: {Source(after)} instead of {Source(before)}"],
        .. Values("preflight max age in seconds", before.MaxAge, after.MaxAge),
        .. Values("preflight status code", before.PreflightStatusCode.ToString(CultureInfo.InvariantCulture),
            after.PreflightStatusCode.ToString(CultureInfo.InvariantCulture)),
        .. Values("enforcement", before.Enforcement.ToString(), after.Enforcement.ToString()),
    ];

    private static IEnumerable<string> Lists(string what,
        IReadOnlyCollection<string> before, IReadOnlyCollection<string> after, StringComparer comparer)
    {
        // Most readings find an unchanged list, and a list may have a million entries.
        if (before.SequenceEqual(after, comparer))
        {
            yield break;
        }

        var old = before.ToHashSet(comparer);
        var now = after.ToHashSet(comparer);
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

    private static IReadOnlyCollection<string> Methods(StrictCorsPolicy policy) => policy.Methods.IsAny ? ["*"] : policy.Methods.Methods;

    private static IReadOnlyCollection<string> Headers(StrictCorsPolicy policy) =>
        policy.Headers.IsAny ? [.. policy.Headers.Names, "*"] : policy.Headers.Names;

    private static string[] Exposed(StrictCorsPolicy policy) => policy.ExposeHeaders?.Split(", ") ?? [];

    private static string Source(StrictCorsPolicy policy)
    {
        if (policy.OriginSource is not { } source)
        {
            return "none";
        }

        var times = $"allowed for {source.AllowedFor:c}, denied for {source.DeniedFor:c}, timeout {source.Timeout:c}";
        var queries = string.Create(CultureInfo.InvariantCulture, $"at most {source.MaxConcurrentQueries} concurrent queries");
        var headers = source.DependsOnHeaders.Length == 0 ? "the origin alone" : string.Join(", ", source.DependsOnHeaders);
        return $"{source.ServiceType.Name} ({times}, {queries}, depends on {headers})";
    }

    private static string Switch(bool value) => value ? "on" : "off";

    private static string Names(EndpointPolicy policy) => string.Join(", then ", policy.Policies.Select(each => Name(each.Policy.Name)));

    private static string Name(string? name) => name is null ? "none" : $"'{Display.Escape(name)}'";

    private static string List(IReadOnlyCollection<string> items) => ShortList.Join(items, MaxNamed, Display.Escape);
}
