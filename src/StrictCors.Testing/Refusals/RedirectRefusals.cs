namespace StrictCors.Testing.Refusals;

/// <summary>What "HTTP-redirect fetch" refuses.</summary>
internal static class RedirectRefusals
{
    public static Refusal ErrorMode(int status) => new(
        CorsStep.Redirect,
        $"The response redirects, with the status {status}, and the redirect mode is error.",
        "Request the address that it redirects to, or use the redirect mode follow.");

    public static Refusal Handshake(int status) => new(
        CorsStep.Redirect,
        $"The response redirects, with the status {status}, and browsers follow no redirect of a WebSocket.",
        "Open the address that it redirects to.");

    public static Refusal Location(string location) => OfLocation(
        location, "is not an address", "Send a full address, or one that is relative to the request's.");

    public static Refusal Scheme(string location) => OfLocation(location, "is not an address with http or https", "Redirect to http or https.");

    public static Refusal TooMany(int limit) => new(
        CorsStep.Redirect,
        $"The response redirects, after {limit} redirects (ERR_TOO_MANY_REDIRECTS).",
        "Request the address that they end with.");

    public static Refusal UserInfo(string location) => OfLocation(
        location, "has a user name, and browsers do not follow it", "Redirect to the address without it.") with
    {
        // The console has no address in the quotation marks.
        Chromium = "Redirect location '' contains a username and password, which is disallowed for cross-origin requests.",
    };

    private static Refusal OfLocation(string location, string what, string advice) => new(
        CorsStep.Redirect, $"The response redirects to '{Shown.Text(location)}', which {what}.", advice) { Header = "Location", Actual = location };
}
