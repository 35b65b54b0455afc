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
            CorsOutcome.Allowed when decision.Kind == CorsRequestKind.Handshake => "The WebSocket opens.",
            CorsOutcome.Allowed when decision.Kind == CorsRequestKind.Preflight =>
                $"The browser sends the request itself.{Credentials(policy, decision)}",
            CorsOutcome.Allowed => $"The page can read the response.{Credentials(policy, decision)}",
            _ when decision.Kind == CorsRequestKind.Preflight => "The browser does not send the request itself.",
            _ when decision.IsRefused => "The server answers 403, and the endpoint does not run.",
            _ when decision.IsOriginAllowed => "The page can read the response.",
            _ => "The endpoint runs, and the browser hides the response from the page.",
        };
    }

    /// <summary>The server cannot know whether a page includes credentials: a preflight has none, and a browser may have no cookie to send.</summary>
    private static string Credentials(EndpointPolicy first, in CorsDecision decision)
    {
        var name = decision.PolicyName;
        var deciding = first.Policies.FirstOrDefault(each => each.Policy.Name == name) ?? first;
        return deciding.Policy.AllowCredentials ? ""
            : deciding.Policy.IsAnyOrigin ? " A page that includes credentials cannot: a policy for any origin does not allow them."
            : " A page that includes credentials cannot: the policy does not have \"AllowCredentials\": true.";
    }
}
