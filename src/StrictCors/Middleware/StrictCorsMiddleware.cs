using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using StrictCors.Configuration;
using StrictCors.Diagnostics;
using StrictCors.Endpoints;
using StrictCors.Endpoints.Lookup;
using StrictCors.OriginSources;
using StrictCors.Policies;

namespace StrictCors.Middleware;

/// <summary>Finds the policy of a request, evaluates it, and hands the decision to the <see cref="Responder"/>.</summary>
[StackTraceHidden]
internal sealed class StrictCorsMiddleware(
    PolicyChoice argument, PolicyStore store, EndpointFinder? finder, OriginSourceClient sources, DecisionObserver observer, Responder responder,
    LastWord lastWord, PipelineFindings findings)
{
    private readonly StrictestPolicy _strictest = new(sources);

    public Task InvokeAsync(HttpContext context)
    {
        var endpoint = HttpFeatures.Endpoint(context);
        var choice = EndpointMetadata.ChoiceOf(endpoint);
        var received = HttpFeatures.Request(context);
        var origin = received.Headers.Origin;
        var isOptions = HttpMethods.IsOptions(received.Method);
        var isReached = lastWord.Register(context);
        if ((origin.Count > 0 || findings.ChecksEveryRequest) && !isReached)
        {
            findings.Enter(context, endpoint, choice.IsMade, isChecked: !isOptions);
        }

        // An OPTIONS request gets the mark when it is passed on. Preflights, which usually are not, need none.
        if (choice.IsMade && !isOptions)
        {
            FrameworkInternals.MarkCorsInvoked(context);
        }

        // A second pass is the same request, re-executed for an error page. The first decision stays in force, because the response still goes
        // to the page that sent the request. The same holds for a bypassed endpoint.
        if (isReached && DecisionFeature.Decision(context) is not null)
        {
            return responder.PassOn(context, received.Method);
        }

        // A preflight has the policy of the request that it announces, if routing can find the endpoint of that request.
        return isOptions && finder is not null && origin.Count > 0 && (choice.IsMade || finder.IsNeeded)
            && received.Headers.AccessControlRequestMethod is [{ Length: > 0 } method]
            ? DecideForRequested(context, received, origin, finder, endpoint, method)
            : Decide(context, received, origin, endpoint, store.Current.Resolve(choice, argument), target: null);
    }

    private Task DecideForRequested(
        HttpContext context, IHttpRequestFeature received, StringValues origin, EndpointFinder finder, Endpoint? endpoint, string method)
    {
        var table = store.Current;
        return finder.FindKept(received, endpoint, method, table) is { Target: var target } kept
            ? Decide(context, received, origin, kept.Endpoint, target.Policies[0], target)
            : Following.Unwrap(DecideForRequestedAsync(context, origin, finder, method, table));
    }

    private async ValueTask<Task> DecideForRequestedAsync(
        HttpContext context, StringValues origin, EndpointFinder finder, string method, PolicyTable table)
    {
        var (endpoint, target) = await finder.FindRequestedAsync(context, method, choice => table.Resolve(choice, argument), table);
        var policy = target.Policies is [var only] ? only : await _strictest.FindAsync(context, origin, target);
        return Decide(context, HttpFeatures.Request(context), origin, endpoint, policy, target);
    }

    /// <param name="context">The request.</param>
    /// <param name="received">The same request, as the server has it.</param>
    /// <param name="origin">The <c>Origin</c> that the request came with.</param>
    /// <param name="endpoint">The endpoint whose policy applies: for a preflight, that of the announced request.</param>
    /// <param name="policy">What the endpoint has.</param>
    /// <param name="target">What routing knows about the endpoint of a preflight, if it was queried.</param>
    private Task Decide(
        HttpContext context, IHttpRequestFeature received, StringValues origin, Endpoint? endpoint, EndpointPolicy policy, PreflightTarget? target)
    {
        if (!policy.Decides)
        {
            return policy.Kind == EndpointPolicyKind.None && origin.Count > 0 && CorsRequestReader.IsHandshake(context, received)
                ? GuardHandshake(context, received, store.Current.HandshakesWithoutPolicy, origin)
                : responder.PassOver(context, received.Method, policy);
        }

        if (policy.Kind == EndpointPolicyKind.Missing)
        {
            observer.PolicyMissing(EndpointMetadata.NameOf(endpoint), EndpointMetadata.DescribeChoice(endpoint));
        }

        // Most requests are not CORS requests. They do no work that only CORS requests need.
        return origin.Count > 0 ? Decide(context, received, policy, CorsRequestReader.Read(context, received, origin, target))
            : policy.IsServerEnforced ? DecideWithoutOrigin(context, received, policy)
            : responder.RespondWithoutOrigin(context, received.Method, policy);
    }

    private Task DecideWithoutOrigin(HttpContext context, IHttpRequestFeature received, EndpointPolicy policy)
    {
        var request = CorsRequestReader.ReadWithoutOrigin(context, received);
        var decided = ActualEvaluator.DecideWithoutOrigin(policy, request);
        if (!decided.Decision.IsRefused)
        {
            return responder.RespondWithoutOrigin(context, received.Method, policy);
        }

        // A decision that is checked when the response starts needs the endpoint that it is for.
        var endpoint = HttpFeatures.Endpoint(context);
        findings.Enter(context, endpoint, EndpointMetadata.ChoiceOf(endpoint).IsMade);
        return responder.RespondToActual(context, request, decided);
    }

    private Task Decide(HttpContext context, IHttpRequestFeature received, EndpointPolicy policy, in CorsRequest request) =>
        request.IsPreflight ? DecidePreflight(context, policy, request) : DecideActual(context, received, policy, request);

    private Task DecidePreflight(HttpContext context, EndpointPolicy policy, in CorsRequest request)
    {
        var decided = PreflightEvaluator.Decide(policy, request);
        return decided.Decision.Outcome == CorsOutcome.Denied
            ? ReconsiderPreflight(context, decided, request)
            : responder.RespondToPreflight(context, request, decided);
    }

    private Task ReconsiderPreflight(HttpContext context, PolicyDecision denied, in CorsRequest request) =>
        PolicySelection.AwaitsSource(denied.Policy, request, denied.Decision.Reason)
            ? QuerySource(context, denied.Policy, request.Origin.ToString(), request.Target)
            : request.Target is null && finder is not null && request.RequestMethod is [{ Length: > 0 } method]
                && observer.WouldExplain(denied.Policy, request, denied.Decision)
            ? DescribeAndRespondAsync(context, finder, denied, request.Origin, method, request.SourceVerdict, request.SourceIndex)
            : responder.RespondToPreflight(context, request, denied);

    /// <summary>If all endpoints have the same policy, a preflight is decided without routing. For the explanation of a denial, routing is queried
    /// whether an endpoint maps the method at all. The decision stays as it is.</summary>
    private async Task DescribeAndRespondAsync(
        HttpContext context, EndpointFinder finder, PolicyDecision decided, StringValues origin, string method, OriginSourceVerdict verdict,
        int sourceIndex)
    {
        var target = await finder.DescribeRequestedAsync(context, method);
        var request = CorsRequestReader.Read(context, HttpFeatures.Request(context), origin, target)
            with { SourceVerdict = verdict, SourceIndex = sourceIndex };
        await responder.RespondToPreflight(context, request, decided);
    }

    private Task DecideActual(HttpContext context, IHttpRequestFeature received, EndpointPolicy policy, in CorsRequest request)
    {
        var decided = ActualEvaluator.Decide(policy, request);
        return decided.Decision.Outcome == CorsOutcome.Denied
            ? Reconsider(context, decided, CorsRequestReader.WithOwnOrigin(received, request))
            : responder.RespondToActual(context, request, decided);
    }

    private Task Reconsider(HttpContext context, PolicyDecision denied, in CorsRequest request)
    {
        var decided = ActualEvaluator.Reconsider(denied, request);
        return PolicySelection.AwaitsSource(decided.Policy, request, decided.Decision.Reason)
            ? QuerySource(context, decided.Policy, request.Origin.ToString(), target: null)
            : responder.RespondToActual(context, request, decided);
    }

    /// <summary>If no pattern of the policy covers the origin, the policy's origin source is queried, once. Most answers are kept.</summary>
    private Task QuerySource(HttpContext context, EndpointPolicy policy, string origin, PreflightTarget? target)
    {
        var query = sources.QueryAsync(context, policy.Policy, policy.Policy.OriginSource!, origin);
        return query.IsCompletedSuccessfully ? DecideAgain(context, policy, origin, target, query.Result)
            : Following.Unwrap(DecideWhenAnsweredAsync(context, policy, origin, target, query));
    }

    private async ValueTask<Task> DecideWhenAnsweredAsync(
        HttpContext context, EndpointPolicy policy, string origin, PreflightTarget? target, ValueTask<OriginSourceVerdict> query) =>
        DecideAgain(context, policy, origin, target, await query);

    private Task DecideAgain(HttpContext context, EndpointPolicy policy, string origin, PreflightTarget? target, OriginSourceVerdict verdict)
    {
        // The decision is about the origin that was queried. The source had access to the request and may have changed it.
        var received = HttpFeatures.Request(context);
        return Decide(context, received, policy.First,
            CorsRequestReader.Read(context, received, origin, target) with { SourceVerdict = verdict, SourceIndex = policy.Index });
    }

    /// <summary>A handshake to which no policy applies passes from the own origin only, and then untouched.</summary>
    private Task GuardHandshake(HttpContext context, IHttpRequestFeature received, EndpointPolicy none, StringValues origin)
    {
        var request = CorsRequestReader.ReadHandshakeWithoutPolicy(received, origin);
        return ActualEvaluator.Evaluate(none, request) is { Decision.Outcome: CorsOutcome.Denied } denied
            ? responder.RespondToActual(context, request, denied)
            : responder.PassOver(context, received.Method, EndpointPolicy.None);
    }
}
