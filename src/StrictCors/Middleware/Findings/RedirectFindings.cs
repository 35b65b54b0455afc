using Microsoft.AspNetCore.Http;
using StrictCors.Diagnostics;
using StrictCors.Endpoints;
using StrictCors.Policies;

namespace StrictCors.Middleware;

/// <summary>Redirects that a page cannot follow: to an identity provider, or from http to https. The console of the browser names CORS, and the
/// policies have nothing to do with it.</summary>
internal sealed class RedirectFindings(DecisionObserver observer)
{
    /// <summary>The response to a request of a page redirects it.</summary>
    public void Check(HttpContext context, PolicyDecision decided)
    {
        ref readonly var decision = ref decided.Decision;
        if (decided.Policy.Kind == EndpointPolicyKind.Bypassed || decision is not { Kind: CorsRequestKind.Actual, Outcome: not CorsOutcome.Denied }
            || !TryReadTarget(context, out var own, out var target))
        {
            return;
        }

        var isCors = decision.Outcome == CorsOutcome.Allowed;
        var origin = decided.Origin ?? DecisionFeature.Origin(context) ?? context.Request.Headers.Origin.ToString();
        if (own.Host.Equals(target.Host, StringComparison.OrdinalIgnoreCase) && own.Scheme != target.Scheme)
        {
            // To another path, it may be a redirect within an https site whose TLS a proxy ends.
            if (isCors && target.Scheme == Uri.UriSchemeHttps && own.PathAndQuery == target.PathAndQuery)
            {
                Report("The browser sends Origin: null there, because http and https are two origins. The page has to use the https address.");
            }

            return;
        }

        if (own.Authority != target.Authority && (isCors || IsOfPage(context, origin)))
        {
            Report((isCors ? "The browser sends Origin: null there" : "To the browser that is a cross-origin request")
                + ", and hides the answer unless that server allows it. If it is a sign-in, answer with 401 instead: set the status in the event "
                + "that redirects (cookies: OnRedirectToLogin; OAuth: OnRedirectToAuthorizationEndpoint; OpenID Connect: "
                + "OnRedirectToIdentityProvider, and call HandleResponse()).");
        }

        void Report(string advice) => observer.Redirected(
            context, EndpointMetadata.NameOf(HttpFeatures.Endpoint(context)), origin.Length == 0 ? "the own origin" : origin,
            target.GetLeftPart(UriPartial.Authority), advice);
    }

    /// <summary>A page of the own origin sends no <c>Origin</c> with GET, but the mode of fetch. A navigation may go anywhere.</summary>
    private static bool IsOfPage(HttpContext context, string origin) =>
        context.Request.Headers["Sec-Fetch-Mode"] is ["cors"] || (origin.Length > 0 && context.Request.Headers["Sec-Fetch-Mode"].Count == 0);

    private static bool TryReadTarget(HttpContext context, out Uri own, out Uri target)
    {
        var request = HttpFeatures.Request(context);
        target = null!;
        return Uri.TryCreate($"{request.Scheme}://{request.Headers.Host}{request.RawTarget}", UriKind.Absolute, out own!)
            && context.Response.Headers.Location is [{ Length: > 0 } location]
            && Uri.TryCreate(own, location, out target!)
            && (target.Scheme == Uri.UriSchemeHttps || target.Scheme == Uri.UriSchemeHttp);
    }
}
