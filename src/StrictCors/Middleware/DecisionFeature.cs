using Microsoft.AspNetCore.Http;
using StrictCors.Policies;

namespace StrictCors.Middleware;

/// <summary>What is kept about a request until its response starts. Features, because the server keeps those without allocating.</summary>
/// <remarks>By the indexer, not by Get and Set of a type: those are generic virtual calls, which the runtime looks up each time. The
/// origin is the string itself, under this type as its key, since an object of our own around it would be an allocation a request.</remarks>
internal static class DecisionFeature
{
    public static PolicyDecision? Decision(HttpContext context) => (PolicyDecision?)context.Features[typeof(PolicyDecision)];

    /// <summary>The origin that came in: middleware further in may change or remove the request's own header.</summary>
    public static string? Origin(HttpContext context) => (string?)context.Features[typeof(DecisionFeature)];

    public static void Set(HttpContext context, PolicyDecision decision) => context.Features[typeof(PolicyDecision)] = decision;

    /// <param name="context">The request.</param>
    /// <param name="decision">What was decided.</param>
    /// <param name="origin">The origin that goes back to the page, if the decision does not hold it itself.</param>
    public static void Set(HttpContext context, PolicyDecision decision, string? origin)
    {
        Set(context, decision);
        if (origin is not null)
        {
            context.Features[typeof(DecisionFeature)] = origin;
        }
    }
}
