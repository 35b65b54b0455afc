using StrictCors.Policies;
using StrictCors.Protocol;
using StrictCors.Text;

namespace StrictCors.Explanations;

/// <summary>Where an origin comes from that identifies no page, and what helps.</summary>
internal static class NullOriginExplanation
{
    public static string Advise(EndpointPolicy first, in CorsRequest request) =>
        $"The page has an opaque origin ({Causes(request)}), which does not identify a site; {Allow(first, "null")}{AdviseForm(request)}";

    public static string AdviseLocalFile(EndpointPolicy first) =>
        "Electron, WebViews and Chromium with --allow-file-access-from-files send 'file://' for every local file, so it does not identify a page. "
        + $"Serve the pages of the application from a scheme of its own, such as 'app://.'; {Allow(first, "file://")}";

    private static string Causes(in CorsRequest request) => IsForm(request)
        ? "a sandboxed frame, a local file, a form of a page with Referrer-Policy: no-referrer, a redirect from another origin"
        : request.IsHandshake ? "a sandboxed frame, a local file"
        : "a sandboxed frame, a local file, a redirect from another origin; https redirection is one, too";

    /// <summary>Nothing can be configured with credentials. What helps there is not a matter of the policy.</summary>
    private static string Allow(EndpointPolicy first, string origin) =>
        first.Policies.FirstOrDefault(each => each is { Kind: EndpointPolicyKind.Policy, Policy.AllowCredentials: false }) is { } policy
            ? $"'{origin}' with DangerouslyAllowNullOrigin would allow all such pages{Of(first, policy)}."
            : $"no policy with credentials can allow {(origin is "null" ? "it" : $"'{origin}'")}.";

    private static string Of(EndpointPolicy first, EndpointPolicy policy) =>
        first.Next is null ? "" : $" in '{Display.Escape(policy.ToString())}'";

    /// <summary>Over http, except from the machine itself, browsers send no <c>Sec-Fetch-Site</c>: the form may be the server's own (Fetch, "append a
    /// request Origin header").</summary>
    private static string AdviseForm(in CorsRequest request) => !IsForm(request) ? ""
        : request.FetchSite.Count == 0
            ? " If it is a form of this server's own, give its page Referrer-Policy: same-origin; then the browser sends the page's origin."
            : " If it is a form, give its page Referrer-Policy: strict-origin-when-cross-origin; then the browser sends the page's origin, which can "
                + "be allowed.";

    /// <summary>A request of a form is an actual request with an unsafe method.</summary>
    private static bool IsForm(in CorsRequest request) => !request.IsHandshake && !request.IsPreflight && !HttpNames.IsSafeMethod(request.Method);
}
