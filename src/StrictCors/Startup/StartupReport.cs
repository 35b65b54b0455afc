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
            foreach (var provider in policy.ListProviders.GroupBy(list => list.Value, list => list.Key))
            {
                Log.ListProvider(logger, Display.Escape(name), string.Join(", ", provider), provider.Key);
            }
        }

        foreach (var policy in options.Removed)
        {
            Log.PolicyRemoved(logger, Display.Escape(policy.Name), policy.Lower, policy.Higher);
        }

        var used = UsedNames(options, arguments, endpoints);
        if (options.Policies.Keys.Where(name => !used.Contains(name)).ToList() is { Count: > 0 } unused)
        {
            string[] paths = [.. unused.Select(name => ConfigurationWarnings.PathOf(options, name))];
            Warn(Problems.UnusedPolicies(paths, unused, used, options.DefaultPolicy is not null));
        }

        if (environment.IsProduction() && ConfigurationWarnings.FindLoopback(options, table).ToList() is { Count: > 0 } loopback)
        {
            Warn(Problems.LoopbackInProduction(loopback));
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
            Log.PolicyTable(logger, EndpointTable.Render(table, arguments, endpoints));
            return;
        }

        List<StrictCorsPolicy> policies = [.. table.Policies, .. table.Inline];
        foreach (var policy in policies.Take(MaxPolicies))
        {
            Log.PolicyInForce(logger, Display.Escape(policy.Name!), PolicySummary.Of(policy));
        }

        if (policies.Count > MaxPolicies)
        {
            Log.MorePoliciesInForce(logger, policies.Count - MaxPolicies);
        }
    }

    private static HashSet<string> UsedNames(StrictCorsOptions options, PolicyArguments arguments, IReadOnlyList<Endpoint> endpoints) =>
        arguments.All.Select(argument => argument.PolicyName)
            .Append(options.DefaultPolicy)
            .Concat(endpoints.Select(endpoint => EndpointMetadata.ChoiceOf(endpoint).PolicyName))
            .SelectMany(names => names is null ? [] : ListEntries.Split(names))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);

    private void Warn(StrictCorsConfigurationProblem problem) =>
        Log.ConfigurationWarning(logger, problem.Code, problem.Path, problem.ToLine());
}
