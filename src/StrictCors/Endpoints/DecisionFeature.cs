using Microsoft.AspNetCore.Http;
using StrictCors.Policies;

namespace StrictCors.Endpoints;

/// <summary>What is kept about a request until its response starts. Features, because the server keeps those without allocating.</summary>
/// <remarks>By the indexer, not by Get and Set of a type: those are generic virtual calls, which the runtime looks up each time. The
/// origin is the string itself, under a type of its own as its key, since an object of our own around it would be an allocation a request.
/// A decision belongs to the context that it was made for. The inner request of a batch has another context, to which the features are copied;
/// so the context itself is kept too, as the owner, and compared. A server compares a key with each feature that it knows, and asks the
/// connection for what it does not have, so one feature says how far a request has come: first it is the context, and then the decision.</remarks>
internal static class DecisionFeature
{
    /// <summary>The middleware has seen the request, and no policy decides about it.</summary>
    private static readonly PolicyDecision Undecided = new(EndpointPolicy.None, default);

    /// <summary>What was decided for the outer request, or for the context that another one has replaced. Not null, which would show the outer
    /// request's own feature again if the features of the inner one are a layer over them.</summary>
    private static readonly PolicyDecision OfAnother = new(EndpointPolicy.None, default);

    /// <summary>Makes this context the one that a decision belongs to. What was decided for another one is forgotten.</summary>
    /// <param name="context">The request.</param>
    /// <param name="isReached">Whether the middleware has seen this request.</param>
    /// <returns>False if it is that already.</returns>
    public static bool Own(HttpContext context, out bool isReached)
    {
        isReached = false;
        var features = context.Features;
        var state = features[typeof(State)];
        if (ReferenceEquals(state, context))
        {
            return false;
        }

        if (state is not PolicyDecision)
        {
            features[typeof(State)] = context;
            return true;
        }

        if (ReferenceEquals(features[typeof(Owner)], context))
        {
            isReached = !ReferenceEquals(state, OfAnother);
            return false;
        }

        features[typeof(State)] = OfAnother;
        features[typeof(Owner)] = context;
        return true;
    }

    /// <summary>Whether no other context has taken the place of this one.</summary>
    public static bool IsOwner(HttpContext context) => context.Features[typeof(State)] is var state
        && (ReferenceEquals(state, context) || (state is PolicyDecision && ReferenceEquals(context.Features[typeof(Owner)], context)));

    /// <summary>The decision about this request; null if there is none yet.</summary>
    public static PolicyDecision? Decision(HttpContext context) => Find(context) is { } decision && decision != Undecided ? decision : null;

    /// <summary>Whether the middleware has seen this request.</summary>
    public static bool IsReached(HttpContext context) => Find(context) is not null;

    /// <summary>Whether this is a request inside of another one that the middleware has seen.</summary>
    public static bool IsInner(HttpContext context) => context.Features[typeof(State)] is PolicyDecision decision
        && (ReferenceEquals(decision, OfAnother) || !ReferenceEquals(context.Features[typeof(Owner)], context));

    /// <summary>The origin that came in: middleware further in may change or remove the request's own header.</summary>
    public static string? Origin(HttpContext context) => (string?)context.Features[typeof(DecisionFeature)];

    /// <summary>No policy decides about this request.</summary>
    public static void SetReached(HttpContext context) => Set(context, Undecided);

    /// <param name="context">The request, which owns what is decided.</param>
    /// <param name="decision">What was decided.</param>
    public static void Set(HttpContext context, PolicyDecision decision)
    {
        var features = context.Features;
        features[typeof(State)] = decision;
        features[typeof(Owner)] = context;
    }

    /// <param name="context">The request, which owns what is decided.</param>
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

    private static PolicyDecision? Find(HttpContext context) =>
        context.Features[typeof(State)] is PolicyDecision decision && !ReferenceEquals(decision, OfAnother)
            && ReferenceEquals(context.Features[typeof(Owner)], context) ? decision : null;

    /// <summary>The key of the context that has come in, and then of the decision about it.</summary>
    private static class State;

    /// <summary>The key of the context that the decision is about.</summary>
    private static class Owner;
}
