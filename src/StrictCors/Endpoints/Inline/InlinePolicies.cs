using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Cors;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using StrictCors.Checks;
using StrictCors.Configuration;
using StrictCors.Configuration.BuiltIn;
using StrictCors.Policies;

namespace StrictCors.Endpoints.Inline;

/// <summary>The policies that endpoints define themselves: RequireStrictCors(policy => …), RequireCors(policy => …), and other metadata with a
/// policy object of the framework. Each is compiled once, at startup or when its endpoint appears.</summary>
/// <remarks>They depend on nothing but their own object. The table is static, because the metadata of an endpoint is all that there is to look
/// up; its entries go with the objects.</remarks>
internal static class InlinePolicies
{
    private static readonly ConditionalWeakTable<object, Compiled> ByKey = [];

    /// <summary>Compiles the policies of all endpoints. The endpoints of a group share one policy.</summary>
    public static IReadOnlyList<InlinePolicy> Of(IReadOnlyList<Endpoint> endpoints)
    {
        var policies = new List<InlinePolicy>();
        foreach (var group in endpoints.Where(endpoint => EndpointMetadata.Find(endpoint) is ICorsPolicyMetadata)
            .GroupBy(endpoint => KeyOf((ICorsPolicyMetadata)EndpointMetadata.Find(endpoint)!), ReferenceEqualityComparer.Instance))
        {
            var (endpoint, others) = (group.First(), group.Count() - 1);
            policies.Add(Find((ICorsPolicyMetadata)EndpointMetadata.Find(endpoint)!, endpoint, others).Policy);
        }

        return policies;
    }

    /// <param name="metadata">The metadata.</param>
    /// <param name="endpoint">Its endpoint, or null.</param>
    public static PolicyChoice ChoiceOf(ICorsPolicyMetadata metadata, Endpoint? endpoint) =>
        ByKey.TryGetValue(KeyOf(metadata), out var compiled) ? compiled.Choice : Find(metadata, endpoint, others: 0).Choice;

    public static IReadOnlyList<StrictCorsConfigurationProblem> ProblemsOf(ICorsPolicyMetadata metadata, Endpoint? endpoint) =>
        Find(metadata, endpoint, others: 0).Policy.Problems;

    /// <summary>The endpoints of RequireCors(policy => …) on a group have metadata of their own with one policy. Other metadata may create a policy
    /// whenever it is read.</summary>
    private static object KeyOf(ICorsPolicyMetadata metadata) => metadata switch
    {
        InlinePolicyMetadata ours => ours.Options,
        CorsPolicyMetadata { Policy: { } policy } => policy,
        _ => metadata,
    };

    private static Compiled Find(ICorsPolicyMetadata metadata, Endpoint? endpoint, int others) =>
        ByKey.GetValue(KeyOf(metadata), _ => Compile(metadata, endpoint, others));

    private static Compiled Compile(ICorsPolicyMetadata metadata, Endpoint? endpoint, int others)
    {
        var name = $"{CallOf(metadata)} at {EndpointMetadata.NameOf(endpoint)}";
        if (others > 0)
        {
            name = string.Create(CultureInfo.InvariantCulture, $"{name} and {others} more");
        }

        var path = $"endpoint '{EndpointMetadata.NameOf(endpoint)}'";
        if (metadata is InlinePolicyMetadata ours)
        {
            return new(InlinePolicy.Compile(path, name, ours.Options));
        }

        return new(metadata.Policy is { } policy
            ? BuiltInPolicy.Compile(path, name, policy)
            : new InlinePolicy(path, EndpointPolicy.Missing, [Problems.UnknownMetadata(path, metadata.GetType().Name)]));
    }

    private static string CallOf(ICorsPolicyMetadata metadata) => metadata switch
    {
        InlinePolicyMetadata => "RequireStrictCors",
        CorsPolicyMetadata => "RequireCors",
        _ => metadata.GetType().Name,
    };

    private sealed class Compiled(InlinePolicy policy)
    {
        public InlinePolicy Policy => policy;

        public PolicyChoice Choice { get; } = PolicyChoice.Of(policy.AtEndpoint);
    }
}
