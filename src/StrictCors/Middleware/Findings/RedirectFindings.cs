using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using StrictCors.Diagnostics;
using StrictCors.Endpoints;
using StrictCors.Policies;
using StrictCors.Protocol;

namespace StrictCors.Middleware;

/// <summary>Redirects that a page cannot follow: to an identity provider, or from http to https. The console of the browser names CORS, and the
/// policies have nothing to do with it.</summary>
/// <remarks>Only a redirect to another origin allocates.</remarks>
internal sealed class RedirectFindings(DecisionObserver observer)
{
    private const string ToHttps =
        "The browser sends Origin: null there, because http and https are two origins. The page has to use the https address.";

    private const string SignIn = ", and hides the answer unless that server allows it. If it is a sign-in, answer with 401 instead: set the status "
        + "in the event that redirects (cookies: OnRedirectToLogin; OAuth: OnRedirectToAuthorizationEndpoint; OpenID Connect: "
        + "OnRedirectToIdentityProvider, and call HandleResponse()).";

    /// <summary>The response to a request of a page redirects it.</summary>
    public void Check(HttpContext context, PolicyDecision decided)
    {
        ref readonly var decision = ref decided.Decision;
        var isCors = decision.Outcome == CorsOutcome.Allowed;
        if (decided.Policy.Kind == EndpointPolicyKind.Bypassed || decision is not { Kind: CorsRequestKind.Actual, Outcome: not CorsOutcome.Denied }
            || HttpFeatures.Response(context).Headers.Location is not [{ } location] || !(isCors || IsOfPage(context)))
        {
            return;
        }

        var request = HttpFeatures.Request(context);
        if (!TrySplit(location, request.Scheme, out var scheme, out var authority, out var target))
        {
            return;
        }

        if (scheme == "https" && request.Scheme == "http" && IsSameHost(authority, request) && target.SequenceEqual(request.RawTarget))
        {
            if (isCors)
            {
                Report(context, decided, scheme, authority, ToHttps);
            }
        }
        else if (!IsSameHost(authority, request) || !IsSamePort(authority, scheme, request))
        {
            var what = isCors ? "The browser sends Origin: null there" : "To the browser that is a cross-origin request";
            Report(context, decided, scheme, authority, what + SignIn);
        }
    }

    /// <summary>A page of the own origin sends no <c>Origin</c> with GET, but the mode of fetch. A navigation may go anywhere.</summary>
    private static bool IsOfPage(HttpContext context)
    {
        var mode = context.Request.Headers["Sec-Fetch-Mode"];
        return mode is ["cors"] || (mode.Count == 0 && context.Request.Headers.Origin.Count > 0);
    }

    /// <summary>Splits an absolute address of http or https, or one without a scheme (<c>//host/path</c>).</summary>
    private static bool TrySplit(
        string location, string ownScheme, out string scheme, out ReadOnlySpan<char> authority, out ReadOnlySpan<char> target)
    {
        scheme = location.StartsWith("https:", StringComparison.OrdinalIgnoreCase) ? "https"
            : location.StartsWith("http:", StringComparison.OrdinalIgnoreCase) ? "http"
            : ownScheme;
        var start = location.IndexOf("//", StringComparison.Ordinal);
        var isAbsolute = start == 0 || (start > 0 && start == scheme.Length + 1 && location[start - 1] == ':');
        var rest = isAbsolute ? location.AsSpan(start + 2) : default;
        var end = rest.IndexOfAny('/', '?', '#');
        authority = end < 0 ? rest : rest[..end];
        target = end < 0 ? "/" : rest[end..];
        return !authority.IsEmpty;
    }

    private static bool IsSameHost(ReadOnlySpan<char> target, IHttpRequestFeature request) =>
        HostAndPort.Split(target).Host.Equals(HostAndPort.Split(request.Headers.Host.ToString()).Host, StringComparison.OrdinalIgnoreCase);

    /// <summary>If neither has a port, the schemes may differ: a proxy may have ended TLS.</summary>
    private static bool IsSamePort(ReadOnlySpan<char> target, string scheme, IHttpRequestFeature request)
    {
        var own = request.Headers.Host.ToString();
        return PortOf(target, scheme).SequenceEqual(PortOf(own, request.Scheme))
            || (!HostAndPort.Split(target).HasPort && !HostAndPort.Split(own).HasPort);
    }

    private static ReadOnlySpan<char> PortOf(ReadOnlySpan<char> authority, string scheme) =>
        HostAndPort.Split(authority) is { HasPort: true, Port: var port } ? port : scheme == "https" ? "443" : "80";

    private void Report(HttpContext context, PolicyDecision decided, string scheme, ReadOnlySpan<char> authority, string advice)
    {
        var origin = decided.Origin ?? DecisionFeature.Origin(context) ?? context.Request.Headers.Origin.ToString();
        observer.Redirected(
            context, EndpointMetadata.NameOf(HttpFeatures.Endpoint(context)), origin.Length == 0 ? "the own origin" : origin,
            $"{scheme}://{authority}", advice);
    }
}
