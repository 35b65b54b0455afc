using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using StrictCors.Explanations;
using StrictCors.Policies;
using StrictCors.Text;

namespace StrictCors.Diagnostics;

/// <summary>Reports decisions to the log, the metrics and the current activity. Without a listener it costs a few checks.</summary>
internal sealed class DecisionObserver(ILogger logger, StrictCorsMetrics metrics, TimeProvider time)
{
    private readonly MessageThrottle _denials = new(time);
    private readonly MessageThrottle _disagreements = new(time);
    private readonly OncePerEndpoint _foreignHeaders = new();
    private readonly OncePerEndpoint _lateEndpoints = new();

    /// <summary>Counts a decision about a request that is not a CORS request. Only their number is of interest.</summary>
    public void Counted(in CorsDecision decision) => metrics.Decided(decision);

    /// <summary>A policy has decided about a CORS request.</summary>
    public void Decided(HttpContext context, EndpointPolicy policy, in CorsRequest request, in CorsDecision decision)
    {
        metrics.Decided(decision);
        if (Activity.Current is not null && context.Features.Get<IHttpActivityFeature>()?.Activity is { IsAllDataRequested: true } activity)
        {
            Tag(activity, decision);
        }

        // An observing policy denies nothing. What it would deny is logged if the application disagrees.
        if (decision.Outcome == CorsOutcome.Denied && policy.Enforcement != StrictCorsEnforcement.Observe)
        {
            if (logger.IsEnabled(LogLevel.Information) && IsDue(_denials, request, decision))
            {
                LogDenial(policy, request, decision);
            }
        }
        else if (logger.IsEnabled(LogLevel.Debug))
        {
            LogQuietly(policy, request, decision);
        }
    }

    /// <summary>The rest of the application answered otherwise than an observing policy would have.</summary>
    /// <returns>Whether to log it.</returns>
    public bool Disagreed(in CorsRequest request, in CorsDecision decision)
    {
        metrics.Disagreed(decision);
        return logger.IsEnabled(LogLevel.Warning) && IsDue(_disagreements, request, decision);
    }

    /// <param name="policy">The observing policy.</param>
    /// <param name="request">The request.</param>
    /// <param name="decision">The decision of the policy.</param>
    /// <param name="whyTheirsIsDenied">Why a browser takes the application's response for a denial; null if it allows.</param>
    public void LogDisagreement(EndpointPolicy policy, in CorsRequest request, in CorsDecision decision, string? whyTheirsIsDenied) =>
        Log.Disagreement(
            logger, DecisionNames.For(decision.Kind), Display.Escape(request.Method), Display.Escape(request.Path), Origin(request),
            whyTheirsIsDenied is null ? "allowed" : "denied", Name(policy), Explanation.Summarize(decision),
            whyTheirsIsDenied ?? Explainer.Explain(policy.First, WithVerdict(policy, request, decision)).Advice);

    /// <summary>Logs that other code had set headers that the policy owns.</summary>
    public void ForeignHeaders(string endpoint, EndpointPolicy policy, string headers)
    {
        if (logger.IsEnabled(LogLevel.Warning) && _foreignHeaders.IsFirst(endpoint))
        {
            Log.ForeignHeadersRemoved(logger, endpoint, headers, Name(policy));
        }
    }

    /// <summary>An endpoint that appeared while the program runs names a policy that does not exist.</summary>
    public void PolicyMissing(string endpoint, string wanted)
    {
        // The key includes the policy's name, so that a route that was corrected and then names another missing policy is logged again.
        if (_lateEndpoints.IsFirst($"{endpoint}\n{wanted}"))
        {
            Log.PolicyMissing(logger, endpoint, wanted);
        }
    }

    /// <summary>An endpoint that appeared while the program runs has ShortCircuit(), and a policy covers it.</summary>
    public void ShortCircuitIgnored(string endpoint)
    {
        if (_lateEndpoints.IsFirst($"{endpoint}\nShortCircuit"))
        {
            Log.ShortCircuitIgnored(logger, endpoint);
        }
    }

    /// <summary>An endpoint that appeared while the program runs has an attribute that a convention overrides.</summary>
    public void AttributeOverridden(string endpoint, string attribute, string convention)
    {
        if (_lateEndpoints.IsFirst($"{endpoint}\n{attribute}\n{convention}"))
        {
            Log.AttributeOverridden(logger, endpoint, attribute, convention);
        }
    }

    private static void Tag(Activity activity, in CorsDecision decision)
    {
        activity.SetTag("strictcors.policy", decision.PolicyName ?? "");
        activity.SetTag("strictcors.kind", DecisionNames.For(decision.Kind));
        activity.SetTag("strictcors.outcome", DecisionNames.For(decision.Outcome));
        activity.SetTag("strictcors.reason", DecisionNames.For(decision.Reason));
    }

    /// <summary>Derives the origin source's answer from the decision, so that a message does not query the source again.</summary>
    private static CorsRequest WithVerdict(EndpointPolicy policy, scoped in CorsRequest request, in CorsDecision decision) => request with
    {
        // If no policy covers the origin, all sources have been queried.
        SourceIndex = decision.IsOriginAllowed || decision.Reason == CorsDenialReason.OriginSourceFailed ? policy.Index : int.MaxValue,
        SourceVerdict = decision.IsOriginAllowed ? OriginSourceVerdict.Allowed
            : decision.Reason == CorsDenialReason.OriginSourceFailed ? OriginSourceVerdict.Failed
            : OriginSourceVerdict.NotAllowed,
    };

    private static string Origin(in CorsRequest request) => Display.Escape(request.Origin.ToString());

    private static string Name(EndpointPolicy policy) => Display.Escape(policy.ToString());

    private bool IsDue(MessageThrottle throttle, in CorsRequest request, in CorsDecision decision)
    {
        if (!throttle.IsDue(decision, request.Origin.Count == 0 ? "" : request.Origin[0], out var suppressed))
        {
            return false;
        }

        if (suppressed > 0)
        {
            Log.MessagesSuppressed(logger, suppressed, Origin(request), DecisionNames.For(decision.Reason));
        }

        return true;
    }

    private void LogQuietly(EndpointPolicy policy, in CorsRequest request, in CorsDecision decision)
    {
        var kind = DecisionNames.For(decision.Kind);
        var method = Display.Escape(request.Method);
        var path = Display.Escape(request.Path);
        if (policy.Enforcement == StrictCorsEnforcement.Observe)
        {
            Log.RequestObserved(logger, kind, method, path, Origin(request), Name(policy), Explanation.Summarize(decision));
        }
        else
        {
            Log.RequestAllowed(logger, kind, method, path, Origin(request), DecisionNames.For(decision.Outcome), Name(policy));
        }
    }

    private void LogDenial(EndpointPolicy policy, in CorsRequest request, in CorsDecision decision)
    {
        var method = Display.Escape(request.Method);
        var path = Display.Escape(request.Path);
        var reason = DecisionNames.For(decision.Reason);
        var advice = Explainer.Explain(policy.First, request).Advice;
        if (decision.Kind == CorsRequestKind.Preflight)
        {
            Log.PreflightDenied(logger, Display.Escape(request.RequestMethod.ToString()), path, Origin(request), Name(policy), reason, advice);
        }
        else if (decision.Kind == CorsRequestKind.Handshake)
        {
            Log.HandshakeDenied(logger, path, Origin(request), Name(policy), reason, advice);
        }
        else if (decision.IsRefused)
        {
            Log.RequestRefused(logger, method, path, Origin(request), Name(policy), reason, advice);
        }
        else
        {
            Log.RequestDenied(logger, method, path, Origin(request), Name(policy), reason, advice);
        }
    }
}
