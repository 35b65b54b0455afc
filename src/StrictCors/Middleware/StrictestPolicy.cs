using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using StrictCors.Endpoints;
using StrictCors.OriginSources;
using StrictCors.Policies;

namespace StrictCors.Middleware;

/// <summary>Finds the strictest of the policies that a preflight could be for, if routing cannot determine which. What it allows, all of them
/// allow.</summary>
internal sealed class StrictestPolicy(OriginSourceClient sources)
{
    public async ValueTask<EndpointPolicy> FindAsync(HttpContext context, StringValues origin, PreflightTarget target)
    {
        EndpointPolicy? strictest = null;
        var least = int.MaxValue;
        var allObserve = target.Policies.All(IsObserving);
        foreach (var policy in target.Policies)
        {
            // StrictCors gives no permission for an endpoint that it does not decide about.
            if (!policy.Decides || (IsObserving(policy) && !allObserve))
            {
                return EndpointPolicy.None.Disabled;
            }

            var permission = await PermissionAsync(context, origin, policy, target);
            if (permission < least)
            {
                (strictest, least) = (policy, permission);
            }
        }

        return strictest!;
    }

    private static bool IsObserving(EndpointPolicy policy) => policy.Enforcement == StrictCorsEnforcement.Observe;

    /// <summary>How much of the preflight the policy allows. A denied header counts for less than a denied method, because a browser refuses the
    /// header in any case and a safelisted method never.</summary>
    private static int Permission(EndpointPolicy decidedBy, in CorsDecision decision) => decision switch
    {
        { IsOriginAllowed: false } => 0,
        { Reason: CorsDenialReason.HeaderNotAllowed } => 1,
        { Reason: CorsDenialReason.MethodNotAllowed } => 2,
        _ => decidedBy.Policy.AllowCredentials ? 4 : 3,
    };

    private async ValueTask<int> PermissionAsync(HttpContext context, StringValues origin, EndpointPolicy policy, PreflightTarget target)
    {
        var (verdict, index) = (OriginSourceVerdict.NotAsked, 0);
        while (true)
        {
            var permission = Evaluate(out var decidedBy, out var awaitsSource);
            if (!awaitsSource)
            {
                return permission;
            }

            index = decidedBy.Index;
            verdict = await sources.QueryAsync(context, decidedBy.Policy, decidedBy.Policy.OriginSource!, origin.ToString());
        }

        int Evaluate(out EndpointPolicy decidedBy, out bool awaitsSource)
        {
            var request = CorsRequestReader.Read(context, HttpFeatures.Request(context), origin, target)
                with { SourceVerdict = verdict, SourceIndex = index };
            var decision = PreflightEvaluator.Evaluate(policy, request, out decidedBy);
            awaitsSource = PolicySelection.AwaitsSource(decidedBy, request, decision.Reason);
            return Permission(decidedBy, decision);
        }
    }
}
