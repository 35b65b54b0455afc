using System.Diagnostics;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using StrictCors.Evaluation;
using StrictCors.Origins;

namespace StrictCors.Diagnostics;

/// <summary>Tells people what happens to requests: log, metrics, the current activity. With nobody listening it costs a few tests.</summary>
internal sealed class DecisionObserver(ILogger logger, StrictCorsMetrics metrics, TimeProvider time)
{
    private readonly DenialThrottle _denials = new(time);
    private readonly DenialThrottle _disagreements = new(time);
    private readonly OncePerEndpoint _foreignHeaders = new();
    private readonly OncePerEndpoint _missingPolicies = new();

    /// <summary>A policy has decided.</summary>
    public void Decided(HttpContext context, StrictCorsPolicy policy, in CorsRequest request, in CorsDecision decision)
    {
        metrics.Decided(decision);
        if (decision.Outcome == CorsOutcome.NotCors)
        {
            return;
        }

        if (context.Features.Get<IHttpActivityFeature>()?.Activity is { IsAllDataRequested: true } activity)
        {
            Tag(activity, decision);
        }

        if (decision.Outcome == CorsOutcome.Denied)
        {
            if (logger.IsEnabled(LogLevel.Information) && _denials.IsDue(decision.Reason, request.Origin[0], out var suppressed))
            {
                LogDenial(policy, request, decision, suppressed);
            }
        }
        else if (logger.IsEnabled(LogLevel.Debug))
        {
            Log.RequestAllowed(logger, DecisionName.Of(decision.Kind), Display.Escape(request.Method), Display.Escape(request.Path), Origin(request), DecisionName.Of(decision.Outcome), Name(policy));
        }
    }

    /// <summary>The rest of the application answered otherwise than an observing policy would have.</summary>
    public void Disagreed(HttpContext context, StrictCorsPolicy policy, in CorsRequest request, in CorsDecision decision, bool theirs)
    {
        metrics.Disagreed(decision);
        if (logger.IsEnabled(LogLevel.Warning) && _disagreements.IsDue(decision.Reason, request.Origin[0], out var suppressed))
        {
            var advice = decision.Outcome == CorsOutcome.Denied ? Explainer.Explain(policy, request).Advice : "";
            Log.Disagreement(logger, DecisionName.Of(decision.Kind), Display.Escape(request.Method), Display.Escape(request.Path), Origin(request), theirs ? "allowed" : "denied", Explanation.Summarize(decision), Name(policy), advice, suppressed);
        }
    }

    /// <summary>An origin source threw or took too long; the request is denied.</summary>
    public void OriginSourceFailed(StrictCorsPolicy policy, string origin, Exception exception)
    {
        // By policy, not by origin: a database that is down fails for all of them.
        if (logger.IsEnabled(LogLevel.Error) && _denials.IsDue(CorsDenialReason.OriginSourceFailed, policy.Name, out var suppressed))
        {
            Log.OriginSourceFailed(logger, exception, Name(policy), Display.Escape(origin), suppressed);
        }
    }

    /// <summary>Something else had set headers that the policy owns.</summary>
    public void ForeignHeaders(HttpContext context, StrictCorsPolicy policy, string headers)
    {
        var endpoint = EndpointName(context.GetEndpoint());
        if (_foreignHeaders.IsFirst(endpoint))
        {
            Log.ForeignHeadersRemoved(logger, endpoint, headers, Name(policy));
        }
    }

    /// <summary>An endpoint that appeared while the program runs names a policy that does not exist.</summary>
    public void PolicyMissing(Endpoint? endpoint, ICorsMetadata? metadata)
    {
        var name = EndpointName(endpoint);
        if (_missingPolicies.IsFirst(name))
        {
            var wanted = (metadata as IEnableCorsAttribute)?.PolicyName ?? metadata?.ToString() ?? "";
            Log.PolicyMissing(logger, name, Display.Escape(wanted));
        }
    }

    private static void Tag(Activity activity, in CorsDecision decision)
    {
        activity.SetTag("strictcors.policy", decision.PolicyName);
        activity.SetTag("strictcors.kind", DecisionName.Of(decision.Kind));
        activity.SetTag("strictcors.outcome", DecisionName.Of(decision.Outcome));
        activity.SetTag("strictcors.reason", DecisionName.Of(decision.Reason));
    }

    private static string Origin(in CorsRequest request) => Display.Escape(request.Origin.ToString());

    private static string Name(StrictCorsPolicy policy) => policy.Name is { } name ? Display.Escape(name) : "(CORS disabled)";

    private static string EndpointName(Endpoint? endpoint) => Display.Escape(endpoint?.DisplayName ?? "(no endpoint)");

    private void LogDenial(StrictCorsPolicy policy, in CorsRequest request, in CorsDecision decision, int suppressed)
    {
        var method = Display.Escape(request.Method);
        var path = Display.Escape(request.Path);
        var reason = DecisionName.Of(decision.Reason);
        var advice = Explainer.Explain(policy, request).Advice;
        if (decision.Kind == CorsRequestKind.Preflight)
        {
            Log.PreflightDenied(logger, path, Origin(request), Name(policy), reason, advice, suppressed);
        }
        else if (decision.Kind == CorsRequestKind.Handshake)
        {
            Log.HandshakeDenied(logger, path, Origin(request), Name(policy), reason, advice, suppressed);
        }
        else if (decision.IsRefused)
        {
            Log.RequestRefused(logger, method, path, Origin(request), Name(policy), reason, advice, suppressed);
        }
        else
        {
            Log.RequestDenied(logger, method, path, Origin(request), Name(policy), reason, advice, suppressed);
        }
    }
}
