using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using StrictCors.Configuration;
using StrictCors.Matching;
using StrictCors.Policies;

namespace StrictCors.Endpoints;

/// <summary>
/// Implements the framework's own interface for policies, so that its callers agree with StrictCors: YARP, which refuses routes
/// whose policy it cannot find, and request-forgery protection, which trusts a policy's origins.
/// </summary>
internal sealed class StrictCorsPolicyProvider(PolicyStore store, ICorsPolicyProvider inner) : ICorsPolicyProvider
{
    // A policy with a hundred thousand origins is not to be copied for every question. Of the process: a bridge lives as long as the
    // inner provider, which may be one request.
    private static readonly ConditionalWeakTable<StrictCorsPolicy, CorsPolicy> Converted = [];

    /// <summary>The policy of that name; the default one for null only. What is not ours, and what only observes, goes to the
    /// provider that was registered before: the built-in middleware, if it runs too, keeps its own policies.</summary>
    public Task<CorsPolicy?> GetPolicyAsync(HttpContext context, string? policyName)
    {
        var policy = Find(policyName) is { } first ? Select(first, context) : null;
        return policy is null or { Enforcement: StrictCorsEnforcement.Observe }
            ? inner.GetPolicyAsync(context, policyName)
            : Task.FromResult<CorsPolicy?>(Converted.GetValue(policy, Convert));
    }

    /// <summary>Of several policies, the one that decides about this request. The answers of origin sources are known only after the
    /// middleware has decided.</summary>
    private static StrictCorsPolicy Select(EndpointPolicy first, HttpContext context)
    {
        if (first.Next is null)
        {
            return first.Policy;
        }

        if (context.Features.Get<PolicyDecision>() is { Policy: var decidedBy } && decidedBy.First == first)
        {
            return decidedBy.Policy;
        }

        var request = new CorsRequest { Origin = context.Request.Headers.Origin, SourceIndex = int.MaxValue };
        return PolicySelection.Select(first, request, out _, out _).Policy;
    }

    private EndpointPolicy? Find(string? policyName) =>
        policyName is null ? Existing(store.Current.Default)
        : IsReserved(policyName) ? null
        : Existing(store.Current.Resolve(new(PolicyChoiceKind.Named, policyName), null));

    private static EndpointPolicy? Existing(EndpointPolicy policy) => policy.Kind == EndpointPolicyKind.Policy ? policy : null;

    /// <summary>YARP gives these names a meaning of its own and refuses a provider that knows them.</summary>
    private static bool IsReserved(string name) =>
        name.Equals("Default", StringComparison.OrdinalIgnoreCase) || name.Equals("Disable", StringComparison.OrdinalIgnoreCase);

    private static CorsPolicy Convert(StrictCorsPolicy policy)
    {
        var converted = new CorsPolicy
        {
            SupportsCredentials = policy.AllowCredentials,
            PreflightMaxAge = policy.MaxAge is { } seconds ? TimeSpan.FromSeconds(int.Parse(seconds, CultureInfo.InvariantCulture)) : null,

            // Never throws, for any argument, and agrees with our own matching because it is our own matching. What only an origin
            // source knows is a no: this synchronous call cannot query one.
            IsOriginAllowed = origin => origin is not null && policy.Origins.Match(origin) == OriginVerdict.Allowed,
        };
        Add(converted.Origins, policy.Origins.Texts);
        Add(converted.Methods, policy.Methods.IsAny ? ["*"] : policy.Methods.Methods);
        Add(converted.Headers, policy.Headers.IsAny ? ["*"] : policy.Headers.Names);
        Add(converted.ExposedHeaders, policy.ExposeHeaders?.Split(", ") ?? []);
        return converted;
    }

    private static void Add(IList<string> list, IEnumerable<string> items)
    {
        foreach (var item in items)
        {
            list.Add(item);
        }
    }
}
