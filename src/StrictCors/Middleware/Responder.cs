using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using StrictCors.Diagnostics;
using StrictCors.Endpoints;
using StrictCors.Policies;

namespace StrictCors.Middleware;

/// <summary>Acts on a decision: answers a preflight, refuses, observes, or passes the request on, with the headers to come when the
/// response starts.</summary>
[StackTraceHidden]
internal sealed class Responder(
    RequestDelegate next, PreflightHandlerGuard optionsGuard, Refusal refusal, DecisionObserver observer, IHostEnvironment environment,
    LastWord lastWord, bool isInner = false)
{
    private readonly bool _showsDecision = environment.IsDevelopment();

    /// <summary>The request is not a CORS request. The response gets <c>Vary</c> and, under an any-origin policy, the headers that are the same
    /// for every origin. A policy that only observes adds nothing.</summary>
    public Task RespondWithoutOrigin(HttpContext context, string method, EndpointPolicy policy)
    {
        var decided = policy.Decisions.WithoutOrigin;
        DecisionFeature.Set(context, decided);
        observer.Counted(decided.Decision);
        return PassOn(context, method);
    }

    /// <summary>An actual request, or a handshake.</summary>
    public Task RespondToActual(HttpContext context, in CorsRequest request, PolicyDecision decided)
    {
        if (isInner)
        {
            decided = RefuseIfDenied(decided);
        }

        var policy = decided.Policy;
        ref readonly var decision = ref decided.Decision;
        var response = HttpFeatures.Response(context);
        var hasStarted = response.HasStarted;
        var isAnswered = !hasStarted && policy.Enforcement != StrictCorsEnforcement.Observe;
        DecisionFeature.Set(context, decided,
            decided.Origin is null && decision.IsOriginAllowed && !policy.Policy.IsAnyOrigin ? request.Origin[0] : null);
        observer.Decided(context, request, decided);
        if (isAnswered && _showsDecision)
        {
            DecisionHeader.WriteWhenStarting(context, policy, request, decision);
        }

        if (decision.IsRefused)
        {
            if (HttpMethods.IsOptions(request.Method))
            {
                observer.PassedOptions(context);
            }

            // If earlier middleware has sent the headers, the only remaining effect is that nothing else runs.
            return hasStarted ? Task.CompletedTask : refusal.WriteAsync(context, decision);
        }

        return PassOn(context, request.Method);
    }

    /// <summary>A preflight: it ends here, except if the policy only observes.</summary>
    /// <remarks>Never inlined: as a part of the way that all requests take, preflights took 170 to 180 ns, not 155.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public Task RespondToPreflight(HttpContext context, in CorsRequest request, PolicyDecision decided)
    {
        var policy = decided.Policy;
        ref readonly var decision = ref decided.Decision;
        var response = HttpFeatures.Response(context);
        var hasStarted = response.HasStarted;
        var origin = decision.IsOriginAllowed && !policy.Policy.IsAnyOrigin ? decided.Origin ?? request.Origin[0] : null;
        DecisionFeature.Set(context, decided, decided.Origin is null ? origin : null);
        observer.Decided(context, request, decided);
        if (policy.Enforcement == StrictCorsEnforcement.Observe)
        {
            return PassOn(context, request.Method);
        }

        if (hasStarted)
        {
            return Task.CompletedTask;
        }

        if (_showsDecision)
        {
            DecisionHeader.WriteWhenStarting(context, policy, request, decision);
        }

        lastWord.RemoveForeign(context, response.Headers, policy);
        return CorsResponseWriter.AnswerPreflight(context, response, decided, origin);
    }

    /// <summary>No policy decides about the request, or the endpoint bypasses them.</summary>
    public Task PassOver(HttpContext context, string method, EndpointPolicy policy)
    {
        var isBypassed = policy.Kind == EndpointPolicyKind.Bypassed;
        if (isBypassed)
        {
            DecisionFeature.Set(context, policy.Decisions.WithoutOrigin);
        }
        else
        {
            DecisionFeature.SetReached(context);
        }

        return PassOn(context, method, isBypassed);
    }

    public Task PassOn(HttpContext context, string method, bool isBypassed = false) =>
        HttpMethods.IsOptions(method) ? PassOptionsOn(context, isBypassed) : next(context);

    private Task PassOptionsOn(HttpContext context, bool isBypassed)
    {
        if (!isBypassed)
        {
            observer.PassedOptions(context);
        }

        return optionsGuard.PassOn(context, isBypassed, next);
    }

    /// <summary>A browser hides a response from a page, not a part of a response that the page may read. The server therefore refuses what a policy
    /// denies inside of a batch.</summary>
    private static PolicyDecision RefuseIfDenied(PolicyDecision decided)
    {
        ref readonly var decision = ref decided.Decision;
        return decision.Outcome == CorsOutcome.Denied && decided.Policy.Enforcement == StrictCorsEnforcement.Browser
            ? decided.Policy.Decisions.Denied(decision.Kind, decision.Reason, decision.IsOriginAllowed, isRefused: true)
            : decided;
    }
}
