using Microsoft.AspNetCore.Http;
using StrictCors.Diagnostics;
using StrictCors.Endpoints;
using StrictCors.Middleware;
using StrictCors.OriginSources;
using StrictCors.Page.Explaining;
using StrictCors.Page.Watching;
using StrictCors.Policies;

namespace StrictCors.Page.Trying;

/// <summary>Explains a request that is not sent: routing, the policies and their origin sources are queried as the middleware does, and the context
/// gets the headers that StrictCors would write.</summary>
internal sealed class RequestExplainer(PolicyLookup lookup, OriginSourceClient sources, Watch watch)
{
    private readonly StrictestPolicy _strictest = new(sources);

    public async Task<ExplainedRequest> ExplainAsync(HttpContext context)
    {
        var origin = context.Request.Headers.Origin.ToString();
        var (endpoint, policy, target) = await FindAsync(context);
        var (verdict, index) = (OriginSourceVerdict.NotAsked, 0);
        while (true)
        {
            var explained = Decide(context, endpoint, policy, target, verdict, index, out var awaited);
            if (awaited is null)
            {
                return explained;
            }

            verdict = await sources.QueryAsync(context, awaited.Policy, awaited.Policy.OriginSource!, origin);
            index = awaited.Index;
        }
    }

    private async Task<(Endpoint? Endpoint, EndpointPolicy Policy, PreflightTarget? Target)> FindAsync(HttpContext context)
    {
        var request = context.Request;
        if (lookup.Finder is not { } finder)
        {
            return (null, lookup.Resolve(default), null);
        }

        if (HttpMethods.IsOptions(request.Method) && request.Headers.Origin.Count > 0
            && request.Headers.AccessControlRequestMethod is [{ Length: > 0 } method])
        {
            var (requested, target) = await finder.FindRequestedAsync(context, method, lookup.Resolve);
            target = target with { AreAlike = !finder.IsNeeded };
            return (requested, target.Policies is [var only] ? only : await _strictest.FindAsync(context, request.Headers.Origin, target), target);
        }

        var endpoint = await finder.FindServingAsync(context);
        return (endpoint, lookup.Resolve(EndpointMetadata.ChoiceOf(endpoint)), null);
    }

    /// <param name="context">The request.</param>
    /// <param name="endpoint">The endpoint that serves it.</param>
    /// <param name="policy">What the endpoint has.</param>
    /// <param name="target">What routing knows about the endpoint of a preflight.</param>
    /// <param name="verdict">The answer of the origin source that was queried last.</param>
    /// <param name="index">The position of its policy.</param>
    /// <param name="awaited">The policy whose origin source has to be queried before the origin can be denied; null if there is none.</param>
    private ExplainedRequest Decide(
        HttpContext context, Endpoint? endpoint, EndpointPolicy policy, PreflightTarget? target, OriginSourceVerdict verdict, int index,
        out EndpointPolicy? awaited)
    {
        var received = HttpFeatures.Request(context);
        var request = CorsRequestReader.WithOwnOrigin(received, CorsRequestReader.Read(context, received, received.Headers.Origin, target))
            with { SourceVerdict = verdict, SourceIndex = index };
        var texts = DecisionTexts.Of(request, context.Request.PathBase.Value + context.Request.Path.Value);
        var name = EndpointTexts.NameOf(endpoint);
        awaited = null;
        if (policy.Kind == EndpointPolicyKind.None && request is { IsHandshake: true, Origin.Count: > 0 })
        {
            policy = lookup.HandshakesWithoutPolicy;
        }
        else if (!policy.Decides)
        {
            context.Response.StatusCode = request.IsPreflight ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
            return ExplainedRequest.Without(policy, request, texts, name);
        }

        var decision = request.IsPreflight
            ? PreflightEvaluator.Evaluate(policy, request, out var decidedBy)
            : DecideActual(policy, request, out decidedBy);
        awaited = PolicySelection.AwaitsSource(decidedBy, request, decision.Reason) ? decidedBy : null;
        Answer(context, decidedBy, request, decision);
        return ExplainedRequest.Of(policy, request, texts, name, watch.Settings.Options, DecisionLog.ReadProxyHeaders(context));
    }

    private static CorsDecision DecideActual(EndpointPolicy policy, in CorsRequest request, out EndpointPolicy decidedBy)
    {
        var decided = request.Origin.Count == 0 ? ActualEvaluator.DecideWithoutOrigin(policy, request) : ActualEvaluator.Evaluate(policy, request);
        decidedBy = decided.Policy;
        return decided.Decision;
    }

    private static void Answer(HttpContext context, EndpointPolicy policy, in CorsRequest request, in CorsDecision decision)
    {
        var response = context.Response;
        response.Headers.Clear();
        var origin = decision.IsOriginAllowed && !policy.Policy.IsAnyOrigin && request.Origin.Count > 0 ? request.Origin[0] : null;
        if (request.IsPreflight)
        {
            ResponseHeaders.WritePreflight(response.Headers, policy, decision, origin);
        }
        else
        {
            ResponseHeaders.WriteActual(response.Headers, policy, decision.IsOriginAllowed, origin);
        }

        response.StatusCode = decision.IsRefused ? StatusCodes.Status403Forbidden
            : request.IsPreflight ? StatusCodes.Status204NoContent
            : request.IsHandshake ? StatusCodes.Status101SwitchingProtocols
            : StatusCodes.Status200OK;
    }
}
