using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using StrictCors.Origins;

namespace StrictCors.Diagnostics;

/// <summary>Tells people what happens to requests.</summary>
internal sealed class DecisionObserver(ILogger logger)
{
    private readonly OncePerEndpoint _foreignHeaders = new();
    private readonly OncePerEndpoint _missingPolicies = new();

    /// <summary>Something else had set headers that the policy owns.</summary>
    public void ForeignHeaders(HttpContext context, StrictCorsPolicy policy, string headers)
    {
        var endpoint = EndpointName(context);
        if (_foreignHeaders.IsFirst(endpoint))
        {
            Log.ForeignHeadersRemoved(logger, endpoint, headers, policy.Name);
        }
    }

    /// <summary>An endpoint that appeared while the program runs names a policy that does not exist.</summary>
    public void PolicyMissing(HttpContext context, ICorsMetadata? metadata)
    {
        var endpoint = EndpointName(context);
        if (_missingPolicies.IsFirst(endpoint))
        {
            Log.PolicyMissing(logger, endpoint, metadata?.ToString());
        }
    }

    private static string EndpointName(HttpContext context) => Display.Escape(context.GetEndpoint()?.DisplayName ?? "(no endpoint)");
}
