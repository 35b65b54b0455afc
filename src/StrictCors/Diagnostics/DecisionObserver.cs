using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using StrictCors.Explanations;
using StrictCors.Policies;
using StrictCors.Text;

namespace StrictCors.Diagnostics;

/// <summary>Reports decisions to the log, the metrics and the current activity. Without a listener it costs a few checks.</summary>
internal sealed class DecisionObserver : IDisposable
{
    private readonly ILogger _logger;
    private readonly DecisionLog _log;
    private readonly StrictCorsMetrics _metrics;
    private readonly ReadActivities _activities;
    private readonly MessageThrottle _denials;
    private readonly MessageThrottle _disagreements;
    private readonly MessageThrottle _notPreflights;
    private readonly OncePerEndpoint _foreignHeaders = new();
    private readonly OncePerEndpoint _redirects = new();
    private readonly OncePerEndpoint _lateEndpoints = new();

    public DecisionObserver(ILogger logger, StrictCorsMetrics metrics, ReadActivities activities, TimeProvider time)
    {
        (_logger, _log, _metrics, _activities) = (logger, new(logger), metrics, activities);
        _denials = new(time, ReportHidden);
        _disagreements = new(time, ReportHidden);
        _notPreflights = new(time);
    }

    /// <summary>Gets or sets the page for development, if it is mapped.</summary>
    public IDecisionWatcher? Watcher { get; set; }

    /// <summary>Counts a decision about a request that is not a CORS request. Only their number is of interest.</summary>
    public void Counted(in CorsDecision decision) => _metrics.Decided(decision);

    /// <summary>A policy has decided about a CORS request.</summary>
    public void Decided(HttpContext context, in CorsRequest request, PolicyDecision decided)
    {
        var policy = decided.Policy;
        ref readonly var decision = ref decided.Decision;
        _metrics.Decided(decision);
        Watcher?.Decided(context, request, decided);
        if (_activities.Find(context) is { } activity)
        {
            DecisionTags.AddTo(activity, decision);
        }

        // An observing policy denies nothing. What it would deny is logged if the application disagrees.
        if (decision.Outcome == CorsOutcome.Denied && policy.Enforcement != StrictCorsEnforcement.Observe)
        {
            if (_log.ShowsDenials && IsDue(_denials, request, decision))
            {
                _log.Denied(context, policy, request, decision);
            }
        }
        else if (_log.ShowsAll)
        {
            _log.Quietly(context, policy, request, decision);
        }
    }

    /// <summary>Whether the explanation of a denial would be logged now.</summary>
    public bool WouldExplain(EndpointPolicy policy, in CorsRequest request, in CorsDecision decision) =>
        policy.Enforcement != StrictCorsEnforcement.Observe && _log.ShowsDenials && _denials.WouldBeDue(decision, FirstOrigin(request));

    /// <summary>The rest of the application answered otherwise than an observing policy would have.</summary>
    /// <returns>Whether to log it.</returns>
    public bool Disagreed(in CorsRequest request, in CorsDecision decision)
    {
        _metrics.Disagreed(decision);
        return _log.ShowsDisagreements && IsDue(_disagreements, request, decision);
    }

    /// <param name="context">The request.</param>
    /// <param name="policy">The observing policy.</param>
    /// <param name="request">The parts of the request that matter.</param>
    /// <param name="decision">The decision of the policy.</param>
    /// <param name="whyTheirsIsDenied">Why a browser takes the application's response for a denial; null if it allows.</param>
    public void LogDisagreement(
        HttpContext context, EndpointPolicy policy, in CorsRequest request, in CorsDecision decision, string? whyTheirsIsDenied) =>
        _log.Disagreement(context, policy, request, decision, whyTheirsIsDenied);

    /// <summary>An OPTIONS request that is not a preflight. If it is written by hand as one, a part is missing or misspelt.</summary>
    public void PassedOptions(HttpContext context)
    {
        var headers = context.Request.Headers;
        if (headers.Origin.Count > 0 && headers.AccessControlRequestMethod.Count > 0)
        {
            // A preflight that is passed on. Kestrel makes a list of the names of headers each time.
            return;
        }

        if (_log.ShowsDenials && HandMadePreflight.FindMistake(headers.Origin.Count > 0, headers.Keys) is { } mistake
            && _notPreflights.IsDue(default, headers.Origin.ToString(), out _))
        {
            Log.NotAPreflight(_logger, DecisionLog.PathOf(context), Display.Escape(headers.Origin.ToString()), mistake);
        }
    }

    /// <summary>A page is redirected to where the browser does not send its origin.</summary>
    public void Redirected(HttpContext context, string endpoint, string origin, string target, string advice)
    {
        if (_log.ShowsDenials && _redirects.IsFirst($"{endpoint}\n{target}"))
        {
            Log.RedirectedElsewhere(_logger, Display.Escape(context.Request.Method), DecisionLog.PathOf(context), Display.Escape(origin),
                context.Response.StatusCode, Display.Escape(target), advice);
        }
    }

    /// <summary>Whether to log that other code had set headers that the policy owns. An application behind a proxy of ours may set them in each of
    /// its responses.</summary>
    public bool ShowsForeignHeaders(string endpoint) => _logger.IsEnabled(LogLevel.Warning) && _foreignHeaders.WouldBeFirst(endpoint);

    public void ForeignHeaders(string endpoint, EndpointPolicy policy, string headers)
    {
        if (_foreignHeaders.IsFirst(endpoint))
        {
            Log.ForeignHeadersRemoved(_logger, endpoint, headers, DecisionLog.NameOf(policy));
        }
    }

    /// <summary>An endpoint that appeared while the program runs names a policy that does not exist.</summary>
    public void PolicyMissing(string endpoint, string wanted)
    {
        // The key includes the policy's name, so that a route that was corrected and then names another missing policy is logged again.
        if (_lateEndpoints.IsFirst($"{endpoint}\n{wanted}"))
        {
            Log.PolicyMissing(_logger, endpoint, wanted);
        }
    }

    /// <summary>An endpoint that appeared while the program runs has ShortCircuit(), and a policy covers it.</summary>
    public void ShortCircuitIgnored(string endpoint)
    {
        if (_lateEndpoints.IsFirst($"{endpoint}\nShortCircuit"))
        {
            Log.ShortCircuitIgnored(_logger, endpoint);
        }
    }

    /// <summary>An endpoint that appeared while the program runs has an attribute that a convention overrides.</summary>
    public void AttributeOverridden(string endpoint, string attribute, string convention)
    {
        if (_lateEndpoints.IsFirst($"{endpoint}\n{attribute}\n{convention}"))
        {
            Log.AttributeOverridden(_logger, endpoint, attribute, convention);
        }
    }

    public void Dispose()
    {
        _denials.Dispose();
        _disagreements.Dispose();
        _notPreflights.Dispose();
    }

    private static string FirstOrigin(in CorsRequest request) => request.Origin.Count == 0 ? "" : request.Origin[0] ?? "";

    private void ReportHidden(int hidden) => Log.MessagesHidden(_logger, hidden, MessageThrottle.SlotCount);

    private bool IsDue(MessageThrottle throttle, in CorsRequest request, in CorsDecision decision)
    {
        if (!throttle.IsDue(decision, FirstOrigin(request), out var suppressed))
        {
            return false;
        }

        if (suppressed > 0)
        {
            Log.MessagesSuppressed(_logger, suppressed, DecisionLog.OriginOf(request), DecisionNames.For(decision.Reason));
        }

        return true;
    }
}
