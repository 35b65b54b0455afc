using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using StrictCors.Explanations;
using StrictCors.Policies;
using StrictCors.Text;

namespace StrictCors.Diagnostics;

/// <summary>Writes decisions to the log, with their explanation. It escapes and cuts what a request contains.</summary>
internal sealed class DecisionLog(ILogger logger)
{
    public bool ShowsDenials => logger.IsEnabled(LogLevel.Information);

    public bool ShowsDisagreements => logger.IsEnabled(LogLevel.Warning);

    public bool ShowsAll => logger.IsEnabled(LogLevel.Debug);

    /// <summary>What the browser has in its address: the path base is a part of it.</summary>
    public static string PathOf(HttpContext context) => Display.Escape(context.Request.PathBase.Value + context.Request.Path.Value);

    /// <summary>A browser leaves out Origin if something on the page removes it, and says with Sec-Fetch-Site that another site sends.</summary>
    public static string OriginOf(in CorsRequest request) => request.Origin.Count == 0 ? "(no Origin)" : Display.Escape(request.Origin.ToString());

    public static string NameOf(EndpointPolicy policy) => Display.Escape(policy.ToString());

    public void Denied(HttpContext context, EndpointPolicy policy, in CorsRequest request, in CorsDecision decision)
    {
        var method = Display.Escape(request.Method);
        var path = PathOf(context);
        var reason = DecisionNames.For(decision.Reason);
        var advice = Explainer.Explain(policy.First, request, ReadProxyHeaders(context)).Advice;
        if (decision.Kind == CorsRequestKind.Preflight)
        {
            method = Display.Escape(request.RequestMethod.ToString());
            Log.PreflightDenied(logger, method, path, OriginOf(request), NameOf(policy), reason, advice);
        }
        else if (decision.Kind == CorsRequestKind.Handshake)
        {
            Log.HandshakeDenied(logger, path, OriginOf(request), NameOf(policy), reason, advice);
        }
        else if (decision.IsRefused)
        {
            Log.RequestRefused(logger, method, path, OriginOf(request), NameOf(policy), reason, advice);
        }
        else
        {
            Log.RequestDenied(logger, method, path, OriginOf(request), NameOf(policy), reason, advice);
        }
    }

    /// <summary>What is not denied, and what an observing policy decides.</summary>
    public void Quietly(HttpContext context, EndpointPolicy policy, in CorsRequest request, in CorsDecision decision)
    {
        var kind = DecisionNames.For(decision.Kind);
        var method = Display.Escape(request.Method);
        if (policy.Enforcement == StrictCorsEnforcement.Observe)
        {
            Log.RequestObserved(
                logger, kind, method, PathOf(context), OriginOf(request), NameOf(policy), decision.ToString());
        }
        else
        {
            Log.RequestAllowed(
                logger, kind, method, PathOf(context), OriginOf(request), DecisionNames.For(decision.Outcome), NameOf(policy));
        }
    }

    /// <param name="context">The request.</param>
    /// <param name="policy">The observing policy.</param>
    /// <param name="request">The parts of the request that matter.</param>
    /// <param name="decision">The decision of the policy.</param>
    /// <param name="whyTheirsIsDenied">Why a browser takes the application's response for a denial; null if it allows.</param>
    public void Disagreement(
        HttpContext context, EndpointPolicy policy, in CorsRequest request, in CorsDecision decision, string? whyTheirsIsDenied) => Log.Disagreement(
            logger, DecisionNames.For(decision.Kind), Display.Escape(request.Method), PathOf(context), OriginOf(request),
            whyTheirsIsDenied is null ? "allowed" : "denied", NameOf(policy), decision.ToString(),
            whyTheirsIsDenied ?? Explainer.Explain(policy.First, WithVerdict(policy, request, decision), ReadProxyHeaders(context)).Advice);

    public static ProxyHeaders ReadProxyHeaders(HttpContext context)
    {
        var headers = context.Request.Headers;
        return new(headers["X-Forwarded-Host"], headers["X-Original-Host"], headers["Forwarded"]);
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
}
