using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Checks;
using StrictCors.Policies;
using StrictCors.Startup;
using StrictCors.Text;

namespace StrictCors.Endpoints;

/// <summary>Whether everything that names a policy names one that exists: UseStrictCors and the endpoints.</summary>
internal static class EndpointChecks
{
    // Internal to the framework; a test pins the name.
    private const string ShortCircuitMetadata = "Microsoft.AspNetCore.Routing.ShortCircuit.ShortCircuitMetadata";

    public static IReadOnlyList<Endpoint> EndpointsOf(IServiceProvider services) =>
        services.GetService<EndpointDataSource>()?.Endpoints ?? [];

    /// <summary>The check of all references against whatever policies there are then, for the endpoints that are mapped by then.</summary>
    public static Func<StrictCorsOptions, IEnumerable<StrictCorsConfigurationProblem>> References(IServiceProvider services, PipelineChecks pipeline) =>
        options => CheckReferences(options, pipeline, EndpointsOf(services)).Concat(CheckSources(options, services));

    /// <summary>Whether requests to the endpoint will be refused because its policy is not there.</summary>
    public static bool IsPolicyMissing(PolicyTable table, PipelineChecks pipeline, Endpoint endpoint, out ICorsMetadata? metadata)
    {
        var last = metadata = PolicyResolver.MetadataOf(endpoint);
        return pipeline.PolicyNames.Any(argument => ReferenceEquals(PolicyResolver.Resolve(table, last, argument), PolicyTable.Missing));
    }

    public static string NameOf(Endpoint endpoint) => Display.Escape(endpoint.DisplayName ?? "(unnamed endpoint)");

    private static IEnumerable<StrictCorsConfigurationProblem> CheckReferences(StrictCorsOptions options, PipelineChecks pipeline, IReadOnlyList<Endpoint> endpoints)
    {
        foreach (var name in pipeline.PolicyNames)
        {
            if (name is not null && options.LacksPolicy(name))
            {
                yield return Unknown("app.UseStrictCors(policyName)", name, options);
            }
        }

        var hasFallback = options.ChoosesDefaultPolicy || pipeline.PolicyNames.All(name => name is not null);
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
        var metadata = PolicyResolver.MetadataOf(endpoint);
        if (metadata is null)
        {
            return null;
        }

        var path = $"endpoint '{NameOf(endpoint)}'";
        if (endpoint.Metadata.Any(item => item.GetType().FullName == ShortCircuitMetadata))
        {
            return new(ProblemCodes.ShortCircuit, path, null, "ShortCircuit() runs the endpoint before any middleware, so that its CORS metadata would have no effect.", "one of the two");
        }

        return metadata switch
        {
            BypassStrictCorsMetadata or IDisableCorsAttribute => null,
            IEnableCorsAttribute { PolicyName: { } name } => options.LacksPolicy(name) ? Unknown(path, name, options) : null,
            IEnableCorsAttribute when hasFallback => null,
            IEnableCorsAttribute => new(ProblemCodes.NoDefaultPolicy, path, null, "The endpoint asks for the default policy, and there is none.", $"{Default(options)}, or the name of a policy at the endpoint"),
            _ => new(ProblemCodes.InlinePolicy, path, null, "The endpoint carries a policy of the built-in middleware, written in place (RequireCors(policy => …)), which StrictCors does not read.", "declare the policy under StrictCors:Policies and name it: RequireStrictCors(\"…\")"),
        };
    }

    private static string Default(StrictCorsOptions options) =>
        options.SectionPath.Length == 0 ? "\"DefaultPolicy\": \"…\"" : $"\"{options.SectionPath}\": {{ \"DefaultPolicy\": \"…\" }}";

    private static StrictCorsConfigurationProblem Unknown(string path, string name, StrictCorsOptions options) =>
        new(ProblemCodes.UnknownPolicy, path, name, "There is no policy of this name.", NameSuggestion.Among([.. options.Policies.Keys], name));
}
