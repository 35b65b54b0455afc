using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StrictCors.Checks;
using StrictCors.Configuration;
using StrictCors.Diagnostics;
using StrictCors.Endpoints;
using StrictCors.Policies;
using StrictCors.Text;

namespace StrictCors.Startup;

/// <summary>What a person should know of a valid configuration: the source of its lists, and what in it looks like a mistake.</summary>
internal sealed class StartupReport(ILogger logger, IHostEnvironment environment)
{
    // A program has a few policies, or one for each tenant.
    private const int MaxPolicies = 100;

    public void Write(StrictCorsOptions options, PolicyTable table, PolicyArguments arguments, IReadOnlyList<Endpoint> endpoints)
    {
        foreach (var (name, policy) in options.Policies)
        {
            WriteProviders(name, policy);
        }

        foreach (var policy in options.Removed)
        {
            StartupLog.PolicyRemoved(logger, Display.Escape(policy.Name), policy.Lower, policy.Higher);
        }

        var used = UsedNames(options, arguments, endpoints);
        if (options.Policies.Keys.Where(name => !used.Contains(name)).ToList() is { Count: > 0 } unused)
        {
            string[] paths = [.. unused.Select(name => ConfigurationWarnings.PathOf(options, name))];
            Warn(Problems.UnusedPolicies(paths, unused, used, options.DefaultPolicy is not null));
        }

        if (environment.IsProduction() && ConfigurationWarnings.HasLoopback(options, table))
        {
            Warn(Problems.LoopbackInProduction([.. ConfigurationWarnings.FindLoopback(options, table)]));
        }

        if (logger.IsEnabled(LogLevel.Information))
        {
            WritePolicies(table, arguments, endpoints);
        }
    }

    public void WarnOfProvider(string type) => Warn(Problems.ProviderIgnored(type));

    public void WarnOfBranches() => Warn(Problems.OnlyInBranches());

    /// <summary>In Development the endpoints with their policies. Elsewhere the endpoints are known, and what counts is what the layers of the
    /// configuration have become.</summary>
    private void WritePolicies(PolicyTable table, PolicyArguments arguments, IReadOnlyList<Endpoint> endpoints)
    {
        if (environment.IsDevelopment())
        {
            StartupLog.PolicyTable(logger, EndpointTable.Render(table, arguments, endpoints));
            return;
        }

        List<StrictCorsPolicy> policies = [.. table.Policies, .. table.Inline];
        foreach (var policy in policies.Take(MaxPolicies))
        {
            StartupLog.PolicyInForce(logger, Display.Escape(policy.Name!), PolicySummary.Of(policy));
        }

        if (policies.Count > MaxPolicies)
        {
            StartupLog.MorePoliciesInForce(logger, policies.Count - MaxPolicies);
        }
    }

    /// <summary>Each provider once, in the order of the lists.</summary>
    private void WriteProviders(string name, StrictCorsPolicyOptions policy)
    {
        var keysOf = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, provider) in policy.ListProviders)
        {
            keysOf[provider] = keysOf.TryGetValue(provider, out var keys) ? $"{keys}, {key}" : key;
        }

        foreach (var (provider, keys) in keysOf)
        {
            StartupLog.ListProvider(logger, Display.Escape(name), keys, provider);
        }
    }

    private static HashSet<string> UsedNames(StrictCorsOptions options, PolicyArguments arguments, IReadOnlyList<Endpoint> endpoints)
    {
        var used = new HashSet<string>(ListEntries.Split(options.DefaultPolicy ?? ""), StringComparer.OrdinalIgnoreCase);
        foreach (var argument in arguments.All)
        {
            used.UnionWith(ListEntries.Split(argument.PolicyName ?? ""));
        }

        foreach (var endpoint in endpoints)
        {
            used.UnionWith(ListEntries.Split(EndpointMetadata.ChoiceOf(endpoint).PolicyName ?? ""));
        }

        return used;
    }

    private void Warn(StrictCorsConfigurationProblem problem) =>
        StartupLog.ConfigurationWarning(logger, problem.Code, problem.Path, problem.ToLine());
}
