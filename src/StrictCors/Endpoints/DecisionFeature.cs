using Microsoft.AspNetCore.Http;
using StrictCors.Policies;

namespace StrictCors.Endpoints;

/// <summary>What is kept about a request until its response starts. Features, because the server keeps those without allocating.</summary>
/// <remarks>By the indexer, not by Get and Set of a type: those are generic virtual calls, which the runtime looks up each time. The
/// origin is the string itself, under a type of its own as its key, since an object of our own around it would be an allocation a request.
/// A decision belongs to the context that it was made for. The inner request of a batch has another context, to which the features are copied;
/// so the context itself is kept too, and compared.</remarks>
internal static class DecisionFeature
{
    /// <summary>The decision about this request; null if there is none yet.</summary>
    public static PolicyDecision? Decision(HttpContext context) =>
        IsReached(context) ? (PolicyDecision?)context.Features[typeof(PolicyDecision)] : null;

    /// <summary>Whether the middleware has seen this request.</summary>
    public static bool IsReached(HttpContext context) => ReferenceEquals(context.Features[typeof(ReachedContext)], context);

    /// <summary>Whether this is a request inside of another one that the middleware has seen.</summary>
    public static bool IsInner(HttpContext context) => context.Features[typeof(ReachedContext)] is { } outer && !ReferenceEquals(outer, context);

    /// <summary>The origin that came in: middleware further in may change or remove the request's own header.</summary>
    public static string? Origin(HttpContext context) => (string?)context.Features[typeof(DecisionFeature)];

    /// <summary>No policy decides about this request.</summary>
    public static void SetReached(HttpContext context) => context.Features[typeof(ReachedContext)] = context;

    public static void Set(HttpContext context, PolicyDecision decision)
    {
        context.Features[typeof(PolicyDecision)] = decision;
        SetReached(context);
    }

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

    private static class ReachedContext;
}
