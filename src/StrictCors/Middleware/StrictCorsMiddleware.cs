using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;
using StrictCors.Diagnostics;
using StrictCors.Endpoints;
using StrictCors.Evaluation;
using StrictCors.Policies;
using StrictCors.Sources;

namespace StrictCors.Middleware;

/// <summary>Finds the policy, asks it, and acts: answers preflights, refuses what the server is to refuse, and remembers the decision
/// until the response starts.</summary>
internal sealed class StrictCorsMiddleware
{
    private readonly RequestDelegate _next;
    private readonly string? _policyName;
    private readonly PolicyStore _store;
    private readonly Refusal _refusal;
    private readonly EndpointFinder? _finder;
    private readonly OptionsGuard _optionsGuard;
    private readonly OriginSources _sources;
    private readonly DecisionObserver _observer;
    private readonly AnswerWriter _answers;
    private readonly Comparison _comparison;
    private readonly bool _showsDecision;

    public StrictCorsMiddleware(RequestDelegate next, string? policyName, PolicyStore store, Refusal refusal, EndpointFinder? finder, OriginSources sources, DecisionObserver observer, IHostEnvironment environment)
    {
        _next = next;
        _policyName = policyName;
        _store = store;
        _refusal = refusal;
        _finder = finder;
        _optionsGuard = new OptionsGuard(finder);
        _sources = sources;
        _observer = observer;
        _showsDecision = environment.IsDevelopment();
        _answers = new AnswerWriter(observer, _showsDecision);
        _comparison = new Comparison(observer);
    }

    public Task InvokeAsync(HttpContext context)
    {
        var endpoint = ((IEndpointFeature?)context.Features[typeof(IEndpointFeature)])?.Endpoint;
        var metadata = PolicyResolver.MetadataOf(endpoint);
        if (metadata is not null)
        {
            FrameworkCheck.Satisfy(context);
        }

        // A second pass is the same request, re-executed for an error page: the first decision stands, since the answer still goes
        // to the page that asked. So does the first decision not to decide.
        if (Remembered.Decision(context) is not null)
        {
            return PassOn(context, context.Request.Method);
        }

        // Most requests are none of CORS's, and pay for nothing that only the others need.
        if (context.Request.Headers.Origin.Count == 0)
        {
            return PassWithoutOrigin(context, endpoint, metadata);
        }

        return _finder is not null && RequestedMethod(context.Request) is { } method
            ? DecidePreflightAsync(context, _finder, method)
            : Decide(context, endpoint, metadata);
    }

    private Task PassWithoutOrigin(HttpContext context, Endpoint? endpoint, ICorsMetadata? metadata)
    {
        if (FindPolicy(endpoint, metadata) is not { } policy)
        {
            return PassOver(context, metadata);
        }

        // Before the features change, which makes the framework look all of them up again.
        var method = context.Request.Method;
        var recorded = policy.Decisions.WithoutOrigin;
        Remembered.Set(context, recorded);
        _observer.Counted(recorded.Decision);
        if (!context.Response.HasStarted && policy.Enforcement != StrictCorsEnforcement.Observe)
        {
            _answers.WriteWhenStarting(context);
        }

        return PassOn(context, method);
    }

    /// <summary>The method that a preflight asks for, where routing can be asked for it.</summary>
    private static string? RequestedMethod(HttpRequest request) =>
        HttpMethods.IsOptions(request.Method) && request.Headers.AccessControlRequestMethod is [{ Length: > 0 } method] ? method : null;

    private async Task DecidePreflightAsync(HttpContext context, EndpointFinder finder, string method)
    {
        var endpoint = await finder.FindRequestedAsync(context, method);
        await Decide(context, endpoint, PolicyResolver.MetadataOf(endpoint));
    }

    /// <param name="context">The request.</param>
    /// <param name="endpoint">The one whose policy applies: for a preflight that of the request it asks for.</param>
    /// <param name="metadata">Its CORS metadata.</param>
    private Task Decide(HttpContext context, Endpoint? endpoint, ICorsMetadata? metadata)
    {
        if (FindPolicy(endpoint, metadata) is not { } policy)
        {
            return PassOver(context, metadata);
        }

        var request = CorsRequestReader.Read(context);
        var decision = Decide(context, policy, ref request);
        return decision.Reason == CorsDenialReason.OriginNotAllowed && policy.OriginSource is { } source
            ? AskSourceAsync(context, policy, source, request.Origin.ToString())
            : Act(context, policy, request, decision);
    }

    private StrictCorsPolicy? FindPolicy(Endpoint? endpoint, ICorsMetadata? metadata)
    {
        var policy = PolicyResolver.Resolve(_store.Current, metadata, _policyName);
        if (ReferenceEquals(policy, PolicyTable.Missing))
        {
            _observer.PolicyMissing(endpoint, metadata);
        }

        return policy;
    }

    /// <summary>No pattern covers the origin; the policy knows somebody to ask.</summary>
    private async Task AskSourceAsync(HttpContext context, StrictCorsPolicy policy, OriginSource source, string origin)
    {
        var verdict = await _sources.AskAsync(context, policy, source, origin);
        await ActOnAnswer(context, policy, verdict);
    }

    private Task ActOnAnswer(HttpContext context, StrictCorsPolicy policy, OriginSourceVerdict verdict)
    {
        var request = CorsRequestReader.Read(context, verdict);
        var decision = Decide(context, policy, ref request);
        return Act(context, policy, request, decision);
    }

    private static CorsDecision Decide(HttpContext context, StrictCorsPolicy policy, ref CorsRequest request)
    {
        var decision = PolicyEvaluator.Decide(policy, request);
        if (!PolicyEvaluator.IsToBeReconsidered(decision))
        {
            return decision;
        }

        request = CorsRequestReader.WithOwnOrigin(context, request);
        return PolicyEvaluator.Reconsider(decision, request);
    }

    private Task Act(HttpContext context, StrictCorsPolicy policy, in CorsRequest request, in CorsDecision decision)
    {
        Remember(context, policy, request, decision);
        _observer.Decided(context, policy, request, decision);
        if (context.Response.HasStarted)
        {
            return ActWithoutHeaders(context, policy, request, decision);
        }

        if (policy.Enforcement == StrictCorsEnforcement.Observe)
        {
            return Observe(context, request, decision);
        }

        if (_showsDecision)
        {
            DecisionHeader.Remember(context, policy, request, decision);
        }

        if (decision.Kind == CorsRequestKind.Preflight)
        {
            return _answers.WritePreflight(context, policy, request, decision);
        }

        _answers.WriteWhenStarting(context);
        return decision.IsRefused ? _refusal.WriteAsync(context, decision) : PassOn(context, request.Method);
    }

    private static void Remember(HttpContext context, StrictCorsPolicy policy, in CorsRequest request, in CorsDecision decision)
    {
        var recorded = policy.Decisions.Record(decision);
        if (decision.IsOriginAllowed && !policy.IsAnyOrigin && decision.Kind != CorsRequestKind.Preflight)
        {
            Remembered.Set(context, recorded, request.Origin[0]);
        }
        else
        {
            Remembered.Set(context, recorded);
        }
    }

    /// <summary>Something in front of us has sent the headers: all that is left to decide is what runs.</summary>
    private Task ActWithoutHeaders(HttpContext context, StrictCorsPolicy policy, in CorsRequest request, in CorsDecision decision) =>
        decision.IsRefused || (decision.Kind == CorsRequestKind.Preflight && policy.Enforcement != StrictCorsEnforcement.Observe) ? Task.CompletedTask : PassOn(context, request.Method);

    /// <summary>No policy answers: the endpoint has CORS code of its own, or nobody said anything.</summary>
    private Task PassOver(HttpContext context, ICorsMetadata? metadata)
    {
        if (metadata is not BypassStrictCorsMetadata)
        {
            return PassOn(context, context.Request.Method);
        }

        Remembered.Set(context, RecordedDecision.None);
        return PassOn(context, context.Request.Method, isBypassed: true);
    }

    private Task PassOn(HttpContext context, string method, bool isBypassed = false) => HttpMethods.IsOptions(method)
        ? _optionsGuard.PassOn(context, isBypassed, _next)
        : _next(context);

    /// <summary>Nothing is answered, refused, added or removed; what the rest of the application answers is compared.</summary>
    private Task Observe(HttpContext context, in CorsRequest request, in CorsDecision decision)
    {
        // A same-origin request needs no permission, so there is nothing to disagree about.
        if (decision.Outcome is CorsOutcome.Allowed or CorsOutcome.Denied)
        {
            _comparison.CompareWhenStarting(context);
        }

        return PassOn(context, request.Method);
    }
}
