using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Checks;
using StrictCors.Policies;
using StrictCors.Text;

namespace StrictCors.Endpoints;

/// <summary>Whether everything that names a policy names one that exists: UseStrictCors and the endpoints.</summary>
internal static class ReferenceChecks
{
    public static IReadOnlyList<Endpoint> EndpointsOf(IServiceProvider services) =>
        services.GetService<EndpointDataSource>()?.Endpoints ?? [];

    /// <summary>The check of all references against whatever policies there are then, for the endpoints that are mapped by then.</summary>
    public static Func<StrictCorsOptions, IEnumerable<StrictCorsConfigurationProblem>> References(IServiceProvider services, PolicyArguments arguments) =>
        options => CheckReferences(options, arguments, EndpointsOf(services)).Concat(CheckSources(options, services));

    /// <summary>Whether requests to the endpoint will be refused because its policy is not there.</summary>
    public static bool IsPolicyMissing(PolicyTable table, PolicyArguments arguments, Endpoint endpoint)
    {
        var choice = EndpointMetadata.ChoiceOf(endpoint);
        return arguments.Names.Any(argument => table.Resolve(choice, argument).Kind == EndpointPolicyKind.Missing);
    }

    private static IEnumerable<StrictCorsConfigurationProblem> CheckReferences(StrictCorsOptions options, PolicyArguments arguments, IReadOnlyList<Endpoint> endpoints)
    {
        foreach (var name in arguments.Names)
        {
            if (name is not null && options.LacksPolicy(name))
            {
                yield return Unknown("app.UseStrictCors(policyName)", name, options);
            }
        }

        var hasFallback = options.ChoosesDefaultPolicy || arguments.Names.All(name => name is not null);
        foreach (var endpoint in endpoints)
        {
            if (Check(endpoint, options, hasFallback) is { } problem)
            {
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
                yield return new(ProblemCodes.OriginSource, $"{options.SectionPath}:Policies:{name}:OriginSource", type.Name, "This origin source is no registered service.", $"builder.Services.AddScoped<{type.Name}>();");
            }
        }
    }

    private static StrictCorsConfigurationProblem? Check(Endpoint endpoint, StrictCorsOptions options, bool hasFallback)
    {
        var choice = EndpointMetadata.ChoiceOf(endpoint);
        if (!choice.IsMade)
        {
            return null;
        }

        var path = $"endpoint '{EndpointMetadata.NameOf(endpoint)}'";
        if (endpoint.Metadata.Any(FrameworkInternals.IsShortCircuit))
        {
            return new(ProblemCodes.ShortCircuit, path, null, "ShortCircuit() runs the endpoint before any middleware, so that its CORS metadata would have no effect.", "one of the two");
        }

        return choice.Kind switch
        {
            PolicyChoiceKind.Bypassed or PolicyChoiceKind.Disabled => null,
            PolicyChoiceKind.Named => options.LacksPolicy(choice.PolicyName!) ? Unknown(path, choice.PolicyName!, options) : null,
            PolicyChoiceKind.Default when hasFallback => null,
            PolicyChoiceKind.Default => new(ProblemCodes.NoDefaultPolicy, path, null, "The endpoint asks for the default policy, and there is none.", $"{Default(options)}, or the name of a policy at the endpoint"),
            _ => new(ProblemCodes.InlinePolicy, path, null, "The endpoint carries a policy of the built-in middleware, written in place (RequireCors(policy => …)), which StrictCors does not read.", "declare the policy under StrictCors:Policies and name it: RequireStrictCors(\"…\")"),
        };
    }

    private static string Default(StrictCorsOptions options) =>
        options.SectionPath.Length == 0 ? "\"DefaultPolicy\": \"…\"" : $"\"{options.SectionPath}\": {{ \"DefaultPolicy\": \"…\" }}";

    private static StrictCorsConfigurationProblem Unknown(string path, string name, StrictCorsOptions options) =>
        new(ProblemCodes.UnknownPolicy, path, name, "There is no policy of this name.", NameSuggestion.Among([.. options.Policies.Keys], name));
}
