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
    // A longer list is not copied for each question; IsOriginAllowed answers for every origin.
    private const int MaxOrigins = 1000;

    private static readonly ConditionalWeakTable<StrictCorsPolicy, ConvertedPolicy> Parts = [];

    /// <summary>The policy of that name; the default one for null only. What is not ours, and what only observes, goes to the
    /// provider that was registered before: the built-in middleware, if it runs too, keeps its own policies.</summary>
    public Task<CorsPolicy?> GetPolicyAsync(HttpContext context, string? policyName)
    {
        var policy = Find(policyName) is { } first ? Select(first, context) : null;
        return policy is null or { Enforcement: StrictCorsEnforcement.Observe }
            ? inner.GetPolicyAsync(context, policyName)
            : Task.FromResult<CorsPolicy?>(Convert(policy));
    }

    /// <summary>Of several policies, the one that decides about this request. The answers of origin sources are known only after the
    /// middleware has decided.</summary>
    private static StrictCorsPolicy Select(EndpointPolicy first, HttpContext context)
    {
        var origin = context.Request.Headers.Origin;
        if (first.Next is null || origin.Count == 0)
        {
            return first.Policy;
        }

        if (DecisionFeature.Decision(context) is { Policy: var decidedBy } && decidedBy.First == first)
        {
            return decidedBy.Policy;
        }

        var request = new CorsRequest { Origin = origin, SourceIndex = int.MaxValue };
        return PolicySelection.Select(first, request, out _, out _).Policy;
    }

    private EndpointPolicy? Find(string? policyName) =>
        policyName is null ? Existing(store.Current.Default)
        : Yarp.IsReserved(policyName) ? null
        : Existing(store.Current, policyName) ?? (store.Announced?.Invoke() is { } announced ? Existing(announced, policyName) : null);

    private static EndpointPolicy? Existing(PolicyTable table, string policyName) =>
        Existing(table.Resolve(new(PolicyChoiceKind.Named, policyName), default));

    private static EndpointPolicy? Existing(EndpointPolicy policy) => policy.Kind == EndpointPolicyKind.Policy ? policy : null;

    /// <summary>A new object each time, because the caller can change it. It allows no more than the policy, whichever of its properties the caller
    /// reads: wildcards are not among the origins, and "any header" of the framework includes Authorization.</summary>
    public static CorsPolicy Convert(StrictCorsPolicy policy) => Parts.GetValue(policy, static one => new(one)).Join();

    /// <summary>What the converted policy consists of. YARP reads the policy of each of its routes, and request-forgery protection that of each
    /// request, so that nothing is filtered or parsed again: with a thousand origins that took 46 µs.</summary>
    private sealed class ConvertedPolicy(StrictCorsPolicy policy)
    {
        private readonly string[] _origins = policy.IsAnyOrigin ? ["*"] : Listed(policy);
        private readonly string[] _methods = policy.Methods.IsAny ? ["*"] : [.. policy.Methods.Methods];
        private readonly string[] _headers = policy.Headers is { IsAny: true, Names.Count: > 0 } ? ["*"] : [.. policy.Headers.Names];
        private readonly string[] _exposed = policy.ExposeHeaders?.Split(", ") ?? [];

        private readonly TimeSpan? _maxAge =
            policy.MaxAge is { } seconds ? TimeSpan.FromSeconds(int.Parse(seconds, CultureInfo.InvariantCulture)) : null;

        // Never throws, for any argument, and agrees with our own matching because it is our own matching. What only an origin source knows is a
        // no: this synchronous call cannot query one.
        private readonly Func<string, bool> _isOriginAllowed = Allows(policy.Origins);

        private readonly bool _supportsCredentials = policy.AllowCredentials;

        public CorsPolicy Join()
        {
            var converted = new CorsPolicy
            {
                SupportsCredentials = _supportsCredentials, PreflightMaxAge = _maxAge, IsOriginAllowed = _isOriginAllowed,
            };
            Add(converted.Origins, _origins);
            Add(converted.Methods, _methods);
            Add(converted.Headers, _headers);
            Add(converted.ExposedHeaders, _exposed);
            return converted;
        }

        private static Func<string, bool> Allows(OriginSet origins) =>
            origin => origin is not null && origins.Match(origin) == OriginVerdict.Allowed;

        private static string[] Listed(StrictCorsPolicy policy) => policy.Origins.Texts.Count > MaxOrigins
            ? []
            : [.. policy.Origins.Texts.Where(text => !text.Contains('*', StringComparison.Ordinal))];

        /// <summary>The lists of the framework are those of .NET, which copy an array at once.</summary>
        private static void Add(IList<string> list, string[] items)
        {
            if (list is List<string> fast)
            {
                fast.AddRange(items);
                return;
            }

            foreach (var item in items)
            {
                list.Add(item);
            }
        }
    }
}
