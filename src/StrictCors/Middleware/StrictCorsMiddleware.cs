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
        _comparison = new Comparison(observer);
    }

    public Task InvokeAsync(HttpContext context)
    {
        var endpoint = KnownFeatures.Endpoint(context);
        var metadata = PolicyResolver.MetadataOf(endpoint);
        if (metadata is not null)
        {
            FrameworkCheck.Satisfy(context);
        }

        // A second pass is the same request, re-executed for an error page: the first decision stands, since the answer still goes
        // to the page that asked. So does the first decision not to decide.
        if (Remembered.Decision(context) is not null)
        {
            return PassOn(context, KnownFeatures.Request(context).Method);
        }

        // Most requests are none of CORS's, and pay for nothing that only the others need.
        var request = KnownFeatures.Request(context);
        if (request.Headers.Origin.Count == 0)
        {
            return PassWithoutOrigin(context, endpoint, metadata);
        }

        return _finder is not null && RequestedMethod(request) is { } method && (metadata is not null || _finder.IsNeeded)
            ? DecidePreflightAsync(context, _finder, method)
            : Decide(context, endpoint, metadata);
    }

    private Task PassWithoutOrigin(HttpContext context, Endpoint? endpoint, ICorsMetadata? metadata)
    {
        if (FindPolicy(endpoint, metadata) is not { } policy)
        {
            return PassOver(context, metadata);
        }

        var recorded = policy.Decisions.WithoutOrigin;
        if (!KnownFeatures.Response(context).HasStarted && policy.Enforcement != StrictCorsEnforcement.Observe)
        {
            AnswerWriter.WriteWhenStarting(context, recorded);
        }

        Remembered.Set(context, recorded);
        _observer.Counted(recorded.Decision);
        return PassOn(context, KnownFeatures.Request(context).Method);
    }

    /// <summary>The method that a preflight asks for, where routing can be asked for it.</summary>
    private static string? RequestedMethod(IHttpRequestFeature request) =>
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
        var origin = decision.IsOriginAllowed && !policy.IsAnyOrigin ? request.Origin[0] : null;
        var recorded = policy.Decisions.Record(decision, origin);
        var hasStarted = KnownFeatures.Response(context).HasStarted;
        var isAnswered = !hasStarted && policy.Enforcement != StrictCorsEnforcement.Observe;
        if (isAnswered && decision.Kind != CorsRequestKind.Preflight)
        {
            AnswerWriter.WriteWhenStarting(context, recorded);
        }

        Remembered.Set(context, recorded, origin);
        _observer.Decided(context, policy, request, decision);
        if (hasStarted)
        {
            return ActWithoutHeaders(context, policy, request, decision);
        }

        if (!isAnswered)
        {
            return Observe(context, request, decision);
        }

        if (_showsDecision)
        {
            DecisionHeader.WriteWhenStarting(context, policy, request, decision);
        }

        return decision.Kind == CorsRequestKind.Preflight ? AnswerWriter.WritePreflight(context, policy, request, decision)
            : decision.IsRefused ? _refusal.WriteAsync(context, decision)
            : PassOn(context, request.Method);
    }

    /// <summary>Something in front of us has sent the headers: all that is left to decide is what runs.</summary>
    private Task ActWithoutHeaders(HttpContext context, StrictCorsPolicy policy, in CorsRequest request, in CorsDecision decision) =>
        decision.IsRefused || (decision.Kind == CorsRequestKind.Preflight && policy.Enforcement != StrictCorsEnforcement.Observe) ? Task.CompletedTask : PassOn(context, request.Method);

    /// <summary>No policy answers: the endpoint has CORS code of its own, or nobody said anything.</summary>
    private Task PassOver(HttpContext context, ICorsMetadata? metadata)
    {
        if (metadata is not BypassStrictCorsMetadata)
        {
            return PassOn(context, KnownFeatures.Request(context).Method);
        }

        Remembered.Set(context, RecordedDecision.None);
        return PassOn(context, KnownFeatures.Request(context).Method, isBypassed: true);
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
