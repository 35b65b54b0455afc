using Microsoft.AspNetCore.Http;
using StrictCors.Endpoints;
using StrictCors.Policies;

namespace StrictCors;

/// <summary>What StrictCors decided about the current request.</summary>
public static class StrictCorsHttpContextExtensions
{
    /// <summary>The decision about the current request.</summary>
    /// <param name="context">The request.</param>
    /// <returns>The decision; null before the middleware has run, and if no policy applies.</returns>
    public static CorsDecision? GetCorsDecision(this HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return DecisionFeature.Decision(context) is { Policy.Decides: true } decided ? decided.Decision : null;
    }
}
