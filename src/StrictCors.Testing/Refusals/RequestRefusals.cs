namespace StrictCors.Testing.Refusals;

/// <summary>What a browser refuses before it sends anything.</summary>
internal static class RequestRefusals
{
    public static Refusal ForbiddenMethod(string method) => new(
        CorsStep.InvalidRequest,
        $"No page can send the method {method}: it is forbidden.",
        "Use another method.");

    public static Refusal NoCorsMethod(string method) => new(
        CorsStep.InvalidRequest,
        $"With the mode no-cors, no page can send the method {method}.",
        "Use GET, HEAD or POST, or the mode cors.");

    public static Refusal Body(string method) => new(
        CorsStep.InvalidRequest,
        $"No page can send content with {method}.",
        "Use POST or another method, or no content.");

    public static Refusal UserInfo(Uri url) => new(
        CorsStep.InvalidRequest,
        $"The address {url.Scheme}://…@{url.Authority} has a user name, and no page can request such an address.",
        "Send the credentials in the header Authorization.");

    public static Refusal Scheme(Uri url) => new(
        CorsStep.InvalidRequest,
        $"The address {Shown.Url(url)} has the scheme {url.Scheme}.",
        "Use http or https.");

    public static Refusal BadPort(Uri url) => new(
        CorsStep.BadPort,
        $"Browsers block port {url.Port}, which belongs to another protocol (ERR_UNSAFE_PORT).",
        "Use another port, for instance 8080.");

    public static Refusal MixedContent(Uri url, string origin) => new(
        CorsStep.MixedContent,
        $"The page {origin} is secure, and {Shown.Url(url)} is not: browsers block mixed content.",
        $"Use {(url.Scheme == "ws" ? "wss" : "https")} for the address. Only localhost, 127.0.0.0/8 and [::1] are exempt.");

    public static Refusal SameOriginMode(Uri url, string origin) => new(
        CorsStep.SameOriginMode,
        $"The mode is same-origin, and {Shown.Url(url)} is not of the origin {origin}.",
        "Use the mode cors, or an address of the page's own origin.")
    {
        Chromium = $"Request mode is \"same-origin\" but the URL's origin is not same as the request origin {origin}.",
        IsOfFetchApi = true,
    };

    public static Refusal NoCorsRedirectMode() => new(
        CorsStep.Redirect,
        "With the mode no-cors, browsers follow redirects or fail.",
        "Use the redirect mode follow, or the mode cors.");
}
