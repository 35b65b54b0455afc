using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using StrictCors.Diagnostics;
using StrictCors.Endpoints;
using StrictCors.Evaluation;
using StrictCors.Policies;
using StrictCors.Sources;

namespace StrictCors.Middleware;

/// <summary>Finds the policy of a request, asks it, and hands its decision to the <see cref="Responder"/>.</summary>
internal sealed class StrictCorsMiddleware(string? policyName, PolicyStore store, EndpointFinder? finder, OriginSources sources, DecisionObserver observer, Responder responder)
{
    public Task InvokeAsync(HttpContext context)
    {
        var endpoint = KnownFeatures.Endpoint(context);
        var metadata = PolicyResolver.MetadataOf(endpoint);
        if (metadata is not null)
        {
            FrameworkCheck.Satisfy(context);
        }

        var received = KnownFeatures.Request(context);

        // A second pass is the same request, re-executed for an error page: the first decision stands, since the answer still goes
        // to the page that asked. So does the first decision not to decide.
        if (Remembered.Decision(context) is not null)
        {
            return responder.PassOn(context, received.Method);
        }

        // Most requests are none of CORS's, and pay for nothing that only the others need.
        var origin = received.Headers.Origin;
        if (origin.Count == 0)
        {
            return FindPolicy(endpoint, metadata) is { } policy
                ? responder.RespondWithoutOrigin(context, received.Method, policy)
                : PassOver(context, received.Method, metadata);
        }

        // A preflight has the policy of the request that it asks for, where routing can be asked for that one.
        var request = CorsRequestReader.Read(context, received, origin);
        return finder is not null && request.IsPreflight && (metadata is not null || finder.IsNeeded) && request.RequestMethod is [{ Length: > 0 } method]
            ? DecideForRequestedAsync(context, received, origin, finder, method)
            : Decide(context, received, request, endpoint, metadata);
    }

    private async Task DecideForRequestedAsync(HttpContext context, IHttpRequestFeature received, StringValues origin, EndpointFinder requested, string method)
    {
        var endpoint = await requested.FindRequestedAsync(context, method);
        await Decide(context, received, CorsRequestReader.Read(context, received, origin), endpoint, PolicyResolver.MetadataOf(endpoint));
    }

    /// <param name="context">The request.</param>
    /// <param name="received">The same, as the server has it.</param>
    /// <param name="request">The same, as CORS sees it.</param>
    /// <param name="endpoint">The one whose policy applies: for a preflight that of the request it asks for.</param>
    /// <param name="metadata">Its CORS metadata.</param>
    private Task Decide(HttpContext context, IHttpRequestFeature received, in CorsRequest request, Endpoint? endpoint, ICorsMetadata? metadata) =>
        FindPolicy(endpoint, metadata) is { } policy
            ? Decide(context, received, request, policy)
            : PassOver(context, received.Method, metadata);

    private StrictCorsPolicy? FindPolicy(Endpoint? endpoint, ICorsMetadata? metadata)
    {
        var policy = PolicyResolver.Resolve(store.Current, metadata, policyName);
        if (ReferenceEquals(policy, PolicyTable.Missing))
        {
            observer.PolicyMissing(endpoint, metadata);
        }

        return policy;
    }

    private Task Decide(HttpContext context, IHttpRequestFeature received, in CorsRequest request, StrictCorsPolicy policy) =>
        request.IsPreflight ? DecidePreflight(context, policy, request) : DecideActual(context, received, policy, request);

    private Task DecidePreflight(HttpContext context, StrictCorsPolicy policy, in CorsRequest request)
    {
        var decision = PreflightEvaluator.Evaluate(policy, request);
        return SourceToAsk(policy, request, decision.Reason) is { } source
            ? AskSourceAsync(context, policy, source, request.Origin.ToString())
            : responder.RespondToPreflight(context, policy, request, decision);
    }

    private Task DecideActual(HttpContext context, IHttpRequestFeature received, StrictCorsPolicy policy, in CorsRequest request)
    {
        var recorded = ActualEvaluator.Decide(policy, request);
        return recorded.Decision.Outcome == CorsOutcome.Denied
            ? Reconsider(context, recorded, CorsRequestReader.WithOwnOrigin(received, request))
            : responder.RespondToActual(context, request, recorded);
    }

    private Task Reconsider(HttpContext context, RecordedDecision denied, in CorsRequest request)
    {
        var recorded = ActualEvaluator.Reconsider(denied, request);
        return SourceToAsk(recorded.Policy, request, recorded.Decision.Reason) is { } source
            ? AskSourceAsync(context, recorded.Policy, source, request.Origin.ToString())
            : responder.RespondToActual(context, request, recorded);
    }

    /// <summary>No pattern covers the origin; the policy may know somebody to ask, once.</summary>
    private static OriginSource? SourceToAsk(StrictCorsPolicy policy, in CorsRequest request, CorsDenialReason reason) =>
        reason == CorsDenialReason.OriginNotAllowed && request.SourceVerdict == OriginSourceVerdict.NotAsked ? policy.OriginSource : null;

    private async Task AskSourceAsync(HttpContext context, StrictCorsPolicy policy, OriginSource source, string origin)
    {
        var verdict = await sources.AskAsync(context, policy, source, origin);

        // About the origin that was asked about: the source has had the request in its hands.
        var received = KnownFeatures.Request(context);
        await Decide(context, received, CorsRequestReader.Read(context, received, origin, verdict), policy);
    }

    /// <summary>No policy answers: the endpoint has CORS code of its own, or nobody said anything.</summary>
    private Task PassOver(HttpContext context, string method, ICorsMetadata? metadata)
    {
        if (metadata is not BypassStrictCorsMetadata)
        {
            return responder.PassOn(context, method);
        }

        Remembered.Set(context, RecordedDecision.None);
        return responder.PassOn(context, method, isBypassed: true);
    }
}
