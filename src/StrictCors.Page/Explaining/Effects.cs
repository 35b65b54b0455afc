using StrictCors.Policies;

namespace StrictCors.Page.Explaining;

/// <summary>What a decision means for the page that sent the request.</summary>
internal static class Effects
{
    public static string Of(EndpointPolicy policy, in CorsDecision decision)
    {
        if (policy.Enforcement == StrictCorsEnforcement.Observe)
        {
            return "The policy only observes: the response is as the rest of the application made it.";
        }

        return decision.Outcome switch
        {
            CorsOutcome.NotCors => "The request has no Origin, so that CORS does not apply.",
            CorsOutcome.SameOrigin => "The request comes from the server's own origin. It needs no permission.",
            CorsOutcome.Allowed when decision.Kind == CorsRequestKind.Preflight => "The browser sends the request itself.",
            CorsOutcome.Allowed when decision.Kind == CorsRequestKind.Handshake => "The WebSocket opens.",
            CorsOutcome.Allowed => "The page can read the response.",
            _ when decision.Kind == CorsRequestKind.Preflight => "The browser does not send the request itself.",
            _ when decision.IsRefused => "The server answers 403, and the endpoint does not run.",
            _ when decision.IsOriginAllowed => "The page can read the response.",
            _ => "The endpoint runs, and the browser hides the response from the page.",
        };
    }
}
