using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Checks;
using StrictCors.Configuration;
using StrictCors.Policies;
using StrictCors.Text;

namespace StrictCors.Endpoints;

/// <summary>Whether everything that names a policy names one that exists: UseStrictCors and the endpoints.</summary>
internal static class ReferenceChecks
{
    // A thousand endpoints and a thousand policies are a million comparisons. No one reads so many suggestions.
    private const int MaxSuggestions = 100;

    public static IReadOnlyList<Endpoint> EndpointsOf(IServiceProvider services) =>
        services.GetService<EndpointDataSource>()?.Endpoints ?? [];

    /// <summary>The check of all references against the policies and the endpoints that exist when it runs.</summary>
    public static Func<StrictCorsOptions, IEnumerable<StrictCorsConfigurationProblem>> References(
        IServiceProvider services, PolicyArguments arguments) =>
        options => CheckReferences(options, arguments, EndpointsOf(services))
            .Concat(CheckSources(options, services))
            .Concat(LegacyRoutingChecks.Check(services));

    /// <summary>Whether requests to the endpoint will be refused because its policy is not there.</summary>
    public static bool IsPolicyMissing(PolicyTable table, PolicyArguments arguments, Endpoint endpoint)
    {
        var choice = EndpointMetadata.ChoiceOf(endpoint);
        return Array.Exists(arguments.All, argument => table.Resolve(choice, argument).Kind == EndpointPolicyKind.Missing);
    }

    /// <summary>Whether everything finds its policy, except routes of YARP, which change without a restart.</summary>
    public static bool OnlyYarpLacks(PolicyTable table, PolicyArguments arguments, IServiceProvider services) =>
        Array.TrueForAll(arguments.All, argument => table.Resolve(argument, default).Kind != EndpointPolicyKind.Missing)
        && EndpointsOf(services).All(endpoint =>
            !IsPolicyMissing(table, arguments, endpoint) || endpoint.Metadata.Any(metadata => Yarp.Has(metadata.GetType())));

    /// <summary>Whether a policy covers endpoints that do not choose.</summary>
    public static bool CoversTheRest(PolicyTable table, PolicyArguments arguments) =>
        table.Default.Decides || arguments.CoverTheRest;

    private static IEnumerable<StrictCorsConfigurationProblem> CheckReferences(
        StrictCorsOptions options, PolicyArguments arguments, IReadOnlyList<Endpoint> endpoints)
    {
        foreach (var argument in arguments.All)
        {
            foreach (var problem in argument.PolicyName is not { } name ? [] : CheckNames("app.UseStrictCors(policyNames)", name, options))
            {
                yield return problem;
            }
        }

        var problems = 0;
        var hasFallback = options.ChoosesDefaultPolicy || arguments.AllCoverTheRest;
        var coversTheRest = options.ChoosesDefaultPolicy || arguments.CoverTheRest;
        foreach (var endpoint in endpoints)
        {
            foreach (var problem in Check(endpoint, options, hasFallback, coversTheRest, withSuggestion: problems < MaxSuggestions))
            {
                problems++;
                yield return problem;
            }
        }
    }

    private static IEnumerable<StrictCorsConfigurationProblem> CheckSources(StrictCorsOptions options, IServiceProvider services)
    {
        var registered = services.GetService<IServiceProviderIsService>();
        foreach (var (name, policy) in options.Policies)
        {
            if (policy?.OriginSource is var (type, _) && registered?.IsService(type) == false)
            {
                yield return Problems.OriginSourceNotRegistered($"{options.SectionPath}:Policies:{name}:OriginSource", type.Name);
            }
        }

        foreach (var policy in options.Inline)
        {
            if (policy.AtEndpoint.Policy.OriginSource is { ServiceType: var type } && registered?.IsService(type) == false)
            {
                yield return Problems.OriginSourceNotRegistered($"{policy.Path}:OriginSource", type.Name);
            }
        }
    }

    private static IEnumerable<StrictCorsConfigurationProblem> Check(
        Endpoint endpoint, StrictCorsOptions options, bool hasFallback, bool coversTheRest, bool withSuggestion)
    {
        if (ShortCircuits.IsMistake(endpoint, () => coversTheRest))
        {
            return [Problems.ShortCircuit(PathOf(endpoint))];
        }

        var choice = EndpointMetadata.ChoiceOf(endpoint);
        return choice.IsMade ? Check(endpoint, choice, PathOf(endpoint), options, hasFallback, withSuggestion) : [];
    }

    private static string PathOf(Endpoint endpoint) => $"endpoint '{EndpointMetadata.NameOf(endpoint)}'";

    private static IEnumerable<StrictCorsConfigurationProblem> Check(
        Endpoint endpoint, PolicyChoice choice, string path, StrictCorsOptions options, bool hasFallback, bool withSuggestion)
    {
        if (OverriddenAttributes.Find(endpoint, choice) is { } overridden)
        {
            return [Problems.AttributeOverridden(path, overridden.ToString(), choice.ToString())];
        }

        return choice.Kind switch
        {
            PolicyChoiceKind.Bypassed or PolicyChoiceKind.Disabled or PolicyChoiceKind.Inline => [],
            PolicyChoiceKind.Named => CheckNames(path, choice.PolicyName!, options, withSuggestion),
            PolicyChoiceKind.Default when (!hasFallback || options.HasNothing) && options.FindInAddCors(name: null) is { } code =>
                [Problems.OnlyInAddCors(path, name: null, code)],
            PolicyChoiceKind.Default when hasFallback => [],
            PolicyChoiceKind.Default => [Problems.NoDefaultPolicy(path, options.SectionPath)],
            _ => [Problems.UnknownMetadata(path, EndpointMetadata.TypeOf(endpoint))],
        };
    }

    private static IEnumerable<StrictCorsConfigurationProblem> CheckNames(
        string path, string names, StrictCorsOptions options, bool withSuggestion = true) =>
        PolicyListChecks.Check(path, names, options.Policies,
            name => options.FindInAddCors(name) is { } code ? Problems.OnlyInAddCors(path, name, code)
                : !options.LacksPolicy(name) ? null
                : Problems.UnknownPolicy(path, name, withSuggestion ? [.. options.Policies.Keys] : []));
}
