using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using StrictCors.Checks;
using StrictCors.Diagnostics;
using StrictCors.Endpoints;
using StrictCors.Policies;

namespace StrictCors.Middleware;

/// <summary>Puts the decision about a request into the response when it starts, after all other code. An exception handler clears headers that
/// were set earlier.</summary>
/// <remarks>One callback for every request, because the decision is not known yet when it is registered. Its state is the context, so that
/// registering allocates nothing.</remarks>
internal sealed class LastWord
{
    private readonly DecisionObserver _observer;
    private readonly ObserveComparison _comparison;
    private readonly PipelineFindings _findings;
    private readonly RedirectFindings _redirects;
    private readonly Func<object, Task> _speak;

    public LastWord(DecisionObserver observer, PipelineFindings findings)
    {
        _observer = observer;
        _comparison = new(observer);
        _findings = findings;
        _redirects = new(observer);
        _speak = Speak;
    }

    /// <summary>Registers the callback, once for each context: at the front of the pipeline; in UseStrictCors for a context that has not passed the
    /// front (a server without startup filters, a request inside of another one, middleware that replaces the context).</summary>
    /// <returns>Whether UseStrictCors has seen the request.</returns>
    public bool Register(HttpContext context)
    {
        if (DecisionFeature.Own(context, out var isReached) && HttpFeatures.Response(context) is { HasStarted: false } response)
        {
            response.OnStarting(_speak, context);
        }

        return isReached;
    }

    /// <summary>Removes the owned headers that other code has set.</summary>
    public void RemoveForeign(HttpContext context, IHeaderDictionary headers, EndpointPolicy policy)
    {
        if (OwnedHeaders.Any(headers))
        {
            var endpoint = EndpointMetadata.NameOf(HttpFeatures.Endpoint(context));
            if (_observer.ShowsForeignHeaders(endpoint))
            {
                _observer.ForeignHeaders(endpoint, policy, OwnedHeaders.Names(headers));
            }

            OwnedHeaders.Remove(headers);
        }
    }

    private Task Speak(object state)
    {
        var context = (HttpContext)state;
        if (DecisionFeature.Decision(context) is { } decided)
        {
            var response = HttpFeatures.Response(context);
            Answer(context, response, decided);
            if (decided.Decision.Kind != CorsRequestKind.Preflight
                && (decided.Decision.Outcome != CorsOutcome.NotCors || _findings.ChecksEveryRequest))
            {
                _findings.CheckEndpoint(context);
            }

            if (response.StatusCode is > StatusCodes.Status300MultipleChoices and < StatusCodes.Status400BadRequest)
            {
                _redirects.Check(context, decided);
            }
        }
        else
        {
            CheckPipeline(context);
        }

        return Task.CompletedTask;
    }

    private void CheckPipeline(HttpContext context)
    {
        var hasOrigin = HttpFeatures.Request(context).Headers.Origin.Count > 0;
        if (!(hasOrigin || _findings.ChecksEveryRequest) || !DecisionFeature.IsOwner(context))
        {
            // If middleware has replaced the context, the callback of the replacement has spoken.
            return;
        }

        if (DecisionFeature.IsReached(context))
        {
            _findings.CheckEndpoint(context);
        }
        else if (hasOrigin)
        {
            _findings.NotReached(context);
        }
    }

    private void Answer(HttpContext context, IHttpResponseFeature response, PolicyDecision decided)
    {
        var policy = decided.Policy;
        if (policy.Kind == EndpointPolicyKind.Bypassed)
        {
            return;
        }

        ref readonly var decision = ref decided.Decision;
        if (policy.Enforcement == StrictCorsEnforcement.Observe)
        {
            // A same-origin request needs no permission, so there is nothing to disagree about.
            if (decision.Outcome is CorsOutcome.Allowed or CorsOutcome.Denied)
            {
                _comparison.Compare(context, decided);
            }

            return;
        }

        var origin = decision.IsOriginAllowed ? decided.Origin ?? DecisionFeature.Origin(context) : null;
        if (decision.Kind == CorsRequestKind.Preflight)
        {
            // The headers are there already, so that code before UseStrictCors sees the answer. What that code has changed since is foreign.
            if (!CorsResponseWriter.HasPreflight(response, decided, origin))
            {
                var before = OwnedHeaders.Read(response.Headers);
                CorsResponseWriter.WritePreflightAgain(response, decided, origin);
                WarnOfChanged(context, policy, before.Changed(response.Headers));
            }
        }
        else
        {
            RemoveForeign(context, response.Headers, policy);
            ResponseHeaders.WriteActual(response.Headers, policy, decision.IsOriginAllowed, origin);
        }
    }

    private void WarnOfChanged(HttpContext context, EndpointPolicy policy, string names)
    {
        var endpoint = EndpointMetadata.NameOf(HttpFeatures.Endpoint(context));
        if (names.Length > 0 && _observer.ShowsForeignHeaders(endpoint))
        {
            _observer.ForeignHeaders(endpoint, policy, names);
        }
    }
}
