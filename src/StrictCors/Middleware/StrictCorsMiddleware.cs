using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using StrictCors.Configuration;
using StrictCors.Diagnostics;
using StrictCors.Endpoints;
using StrictCors.OriginSources;
using StrictCors.Policies;

namespace StrictCors.Middleware;

/// <summary>Finds the policy of a request, asks it, and hands its decision to the <see cref="Responder"/>.</summary>
internal sealed class StrictCorsMiddleware(string? policyName, PolicyStore store, EndpointFinder? finder, OriginSourceClient sources, DecisionObserver observer, Responder responder)
{
    public Task InvokeAsync(HttpContext context)
    {
        var endpoint = HttpFeatures.Endpoint(context);
        var metadata = PolicyResolver.MetadataOf(endpoint);
        if (metadata is not null)
        {
            FrameworkCheck.Satisfy(context);
        }

        var received = HttpFeatures.Request(context);

        // A second pass is the same request, re-executed for an error page: the first decision stands, since the answer still goes
        // to the page that asked. So does the first decision not to decide.
        if (DecisionFeature.Decision(context) is not null)
        {
            return responder.PassOn(context, received.Method);
        }

        // A preflight has the policy of the request that it asks for, where routing can be asked for that one.
        var origin = received.Headers.Origin;
        return finder is not null && origin.Count > 0 && (metadata is not null || finder.IsNeeded) && RequestedMethod(received) is { } method
            ? DecideForRequestedAsync(context, origin, finder, method)
            : Decide(context, received, origin, endpoint, metadata);
    }

    private static string? RequestedMethod(IHttpRequestFeature received) =>
        HttpMethods.IsOptions(received.Method) && received.Headers.AccessControlRequestMethod is [{ Length: > 0 } method] ? method : null;

    private async Task DecideForRequestedAsync(HttpContext context, StringValues origin, EndpointFinder requested, string method)
    {
        var endpoint = await requested.FindRequestedAsync(context, method);
        await Decide(context, HttpFeatures.Request(context), origin, endpoint, PolicyResolver.MetadataOf(endpoint));
    }

    /// <param name="context">The request.</param>
    /// <param name="received">The same, as the server has it.</param>
    /// <param name="origin">The <c>Origin</c> with which it came.</param>
    /// <param name="endpoint">The one whose policy applies: for a preflight that of the request it asks for.</param>
    /// <param name="metadata">Its CORS metadata.</param>
    private Task Decide(HttpContext context, IHttpRequestFeature received, StringValues origin, Endpoint? endpoint, ICorsMetadata? metadata)
    {
        if (FindPolicy(endpoint, metadata) is not { } policy)
        {
            return PassOver(context, received.Method, metadata);
        }

        // Most requests are none of CORS's, and pay for nothing that only the others need.
        return origin.Count == 0
            ? responder.RespondWithoutOrigin(context, received.Method, policy)
            : Decide(context, received, policy, CorsRequestReader.Read(context, received, origin));
    }

    private StrictCorsPolicy? FindPolicy(Endpoint? endpoint, ICorsMetadata? metadata)
    {
        var policy = PolicyResolver.Resolve(store.Current, metadata, policyName);
        if (ReferenceEquals(policy, PolicyTable.Missing))
        {
            observer.PolicyMissing(endpoint, metadata);
        }

        return policy;
    }

    private Task Decide(HttpContext context, IHttpRequestFeature received, StrictCorsPolicy policy, in CorsRequest request) =>
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

    private Task Reconsider(HttpContext context, PolicyDecision denied, in CorsRequest request)
    {
        var recorded = ActualEvaluator.Reconsider(denied, request);
        return SourceToAsk(recorded.Policy, request, recorded.Decision.Reason) is { } source
            ? AskSourceAsync(context, recorded.Policy, source, request.Origin.ToString())
            : responder.RespondToActual(context, request, recorded);
    }

    /// <summary>No pattern covers the origin; the policy may know somebody to ask, once.</summary>
    private static OriginSourceSettings? SourceToAsk(StrictCorsPolicy policy, in CorsRequest request, CorsDenialReason reason) =>
        reason == CorsDenialReason.OriginNotAllowed && request.SourceVerdict == OriginSourceVerdict.NotAsked ? policy.OriginSource : null;

    private async Task AskSourceAsync(HttpContext context, StrictCorsPolicy policy, OriginSourceSettings source, string origin)
    {
        var verdict = await sources.QueryAsync(context, policy, source, origin);

        // About the origin that was asked about: the source has had the request in its hands.
        var received = HttpFeatures.Request(context);
        await Decide(context, received, policy, CorsRequestReader.Read(context, received, origin, verdict));
    }

    /// <summary>No policy answers: the endpoint has CORS code of its own, or nobody said anything.</summary>
    private Task PassOver(HttpContext context, string method, ICorsMetadata? metadata)
    {
        if (metadata is not BypassStrictCorsMetadata)
        {
            return responder.PassOn(context, method);
        }

        DecisionFeature.Set(context, PolicyDecision.None);
        return responder.PassOn(context, method, isBypassed: true);
    }
}
