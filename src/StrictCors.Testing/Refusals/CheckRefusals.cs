using StrictCors.Testing.Fetch;

namespace StrictCors.Testing.Refusals;

/// <summary>What the "CORS check" and the "cross-origin resource policy check" find.</summary>
internal static class CheckRefusals
{
    private const string AllowOrigin = "Access-Control-Allow-Origin";
    private const string Credentials = "Access-Control-Allow-Credentials";

    public static Refusal AllowOriginMissing(string expected, bool isPreflight) => new(
        CorsStep.AllowOrigin,
        $"{Subject(isPreflight)} does not allow the page's origin: {AllowOrigin} is missing.",
        isPreflight
            ? $"Send '{AllowOrigin}: {expected}' with the answer to OPTIONS."
            : $"Send '{AllowOrigin}: {expected}', with errors and redirects, too.")
    {
        Chromium = $"{Prefix(isPreflight)}No '{AllowOrigin}' header is present on the requested resource.",
        Firefox = $"CORS header '{AllowOrigin}' missing",
        Header = AllowOrigin,
        Expected = expected,
    };

    public static Refusal AllowOriginStar(string expected, bool isPreflight) => new(
        CorsStep.AllowOrigin,
        $"{Subject(isPreflight)} does not allow credentials: {AllowOrigin} is '*', and the page includes credentials.",
        $"Send '{AllowOrigin}: {expected}' and '{Credentials}: true', or request without credentials.")
    {
        Chromium = $"{Prefix(isPreflight)}The value of the '{AllowOrigin}' header in the response must not be the wildcard '*' when the request's "
            + "credentials mode is 'include'.",
        Firefox = $"Credential is not supported if the CORS header '{AllowOrigin}' is '*'",
        Header = AllowOrigin,
        Expected = expected,
        Actual = "*",
    };

    public static Refusal AllowOriginDiffers(FetchRequest request, string expected, string origin, int count, bool isPreflight)
    {
        var isMultiple = count > 1 || origin.AsSpan().ContainsAny(' ', ',');
        return new(
            CorsStep.AllowOrigin,
            isMultiple
                ? $"{Subject(isPreflight)} does not allow the page's origin: {AllowOrigin} has several values, '{Shown.Text(origin)}'."
                : $"{Subject(isPreflight)} does not allow the page's origin: {AllowOrigin} is '{Shown.Text(origin)}'.",
            $"Send '{AllowOrigin}: {expected}'{(isMultiple ? ", once" : "")}."
                + (request.HasTaintedOrigin ? " The origin is null because a redirect led to another origin and on from there." : ""))
        {
            Chromium = isMultiple
                ? $"{Prefix(isPreflight)}The '{AllowOrigin}' header contains multiple values '{Shown.Text(origin)}', but only one is allowed."
                : origin is "null" || IsAddress(origin)
                ? $"{Prefix(isPreflight)}The '{AllowOrigin}' header has a value '{Shown.Text(origin)}' that is not equal to the supplied origin."
                : $"{Prefix(isPreflight)}The '{AllowOrigin}' header contains the invalid value '{Shown.Text(origin)}'.",
            Firefox = count > 1
                ? $"Multiple CORS header '{AllowOrigin}' not allowed"
                : $"CORS header '{AllowOrigin}' does not match '{Shown.Text(origin)}'",
            Header = AllowOrigin,
            Expected = expected,
            Actual = origin,
        };
    }

    public static Refusal AllowCredentials(string? value, bool isPreflight) => new(
        CorsStep.AllowCredentials,
        value is null
            ? $"{Subject(isPreflight)} does not allow credentials: {Credentials} is missing."
            : $"{Subject(isPreflight)} does not allow credentials: {Credentials} is '{Shown.Text(value)}'.",
        $"Send '{Credentials}: true' in lower case, or request without credentials.")
    {
        Chromium = $"{Prefix(isPreflight)}The value of the '{Credentials}' header in the response is '{Shown.Text(value ?? "")}' "
            + "which must be 'true' "
            + "when the request's credentials mode is 'include'.",
        Firefox = $"expected 'true' in CORS header '{Credentials}'",
        Header = Credentials,
        Expected = "true",
        Actual = value,
    };

    public static Refusal ResourcePolicy(string value) => new(
        CorsStep.ResourcePolicy,
        $"The response does not allow other origins to load it: Cross-Origin-Resource-Policy is '{Shown.Text(value)}'.",
        "Send 'Cross-Origin-Resource-Policy: cross-origin', or request with the mode cors.")
    {
        Header = "Cross-Origin-Resource-Policy",
        Expected = "cross-origin",
        Actual = value,
    };

    /// <summary>Chromium parses the value to choose its words. A path is not an address to it, and a star may be a part of a host.</summary>
    private static bool IsAddress(string value) => !value.StartsWith('/')
        && Uri.TryCreate(value.Replace("://*.", "://star.", StringComparison.Ordinal), UriKind.Absolute, out _);

    private static string Subject(bool isPreflight) => isPreflight ? "The preflight's answer" : "The response";

    private static string Prefix(bool isPreflight) => isPreflight ? "Response to preflight request doesn't pass access control check: " : "";
}
