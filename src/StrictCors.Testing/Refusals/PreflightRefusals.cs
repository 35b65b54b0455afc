namespace StrictCors.Testing.Refusals;

/// <summary>What "CORS-preflight fetch" finds in the answer to a preflight.</summary>
internal static class PreflightRefusals
{
    private const string AllowMethods = "Access-Control-Allow-Methods";
    private const string AllowHeaders = "Access-Control-Allow-Headers";
    private const string Prefix = "Response to preflight request doesn't pass access control check: ";

    public static Refusal Status(int status, bool isRedirect) => new(
        CorsStep.PreflightStatus,
        $"The preflight's answer has the status {status}.",
        status switch
        {
            >= 300 and <= 399 => "Answer OPTIONS with 204 at this address; a preflight is not redirected.",
            401 or 403 => "Answer OPTIONS with 204 before authentication; a preflight has no credentials.",
            404 or 405 => "Answer OPTIONS with 204; it has to reach the code that answers preflights.",
            _ => "Answer OPTIONS with 204.",
        })
    {
        Chromium = Prefix + (isRedirect ? "Redirect is not allowed for a preflight request." : "It does not have HTTP ok status."),
        Firefox = isRedirect ? "CORS request external redirect not allowed" : "CORS preflight response did not succeed",
        Expected = "200 to 299",
        Actual = $"{status}",
    };

    /// <summary>The "CORS check" comes first, but the status is the reason if the code that answers preflights was not reached. Chromium finds a
    /// redirect before it makes the check.</summary>
    public static Refusal WithStatus(Refusal ofCheck, int status, bool isRedirect)
    {
        var ofStatus = Status(status, isRedirect);
        return ofCheck with
        {
            Advice = $"{ofCheck.Advice} The answer also has the status {status}. {ofStatus.Advice}",
            Chromium = isRedirect ? ofStatus.Chromium : ofCheck.Chromium,
        };
    }

    public static Refusal MethodsSyntax(string value) => Syntax(CorsStep.AllowMethods, AllowMethods, value, "GET, PUT", "method");

    public static Refusal HeadersSyntax(string value) => Syntax(CorsStep.AllowHeaders, AllowHeaders, value, "Content-Type, X-Request-Id", "header");

    public static Refusal Method(string method, IReadOnlyList<string>? methods, bool includesCredentials) => new(
        CorsStep.AllowMethods,
        $"The preflight's answer does not allow the method {method}: {Found(AllowMethods, methods)}{Star(methods, includesCredentials)}.",
        $"Send '{AllowMethods}: {Added(methods, method)}'."
            + (methods?.Contains(method, StringComparer.OrdinalIgnoreCase) == true ? " Methods are case-sensitive." : ""))
    {
        Chromium = $"Method {method} is not allowed by {AllowMethods} in preflight response.",
        Firefox = $"Did not find method in CORS header '{AllowMethods}'",
        Header = AllowMethods,
        Expected = method,
        Actual = Joined(methods),
    };

    public static Refusal HeaderName(string name, IReadOnlyList<string>? names, bool includesCredentials) => new(
        CorsStep.AllowHeaders,
        $"The preflight's answer does not allow the request header {Shown.Text(name)}: {Found(AllowHeaders, names)}"
            + $"{(name == "authorization" && !includesCredentials && names?.Contains("*") == true ? ", which does not cover authorization"
                : Star(names, includesCredentials))}.",
        $"Send '{AllowHeaders}: {Added(names, Shown.Text(name))}'.")
    {
        Chromium = $"Request header field {Shown.Text(name)} is not allowed by {AllowHeaders} in preflight response.",
        Firefox = $"header '{Shown.Text(name)}' is not allowed according to header '{AllowHeaders}' from CORS preflight response",
        Header = AllowHeaders,
        Expected = name,
        Actual = Joined(names),
    };

    private static Refusal Syntax(CorsStep step, string header, string value, string example, string what) => new(
        step,
        $"The preflight's answer is malformed: {header} is '{Shown.Text(value)}', which is not a list of {what} names.",
        $"Separate the names by commas, for instance '{header}: {example}'.")
    {
        Chromium = $"Cannot parse {header} response header field in preflight response.",
        Firefox = $"invalid token '{Shown.Text(value)}' in CORS header '{header}'",
        Header = header,
        Actual = value,
    };

    private static string Found(string header, IReadOnlyList<string>? items) =>
        items is null ? $"{header} is missing" : $"{header} is '{Shown.Text(string.Join(", ", items))}'";

    private static string Star(IReadOnlyList<string>? items, bool includesCredentials) =>
        includesCredentials && items?.Contains("*") == true ? ", which is not a wildcard for a request with credentials" : "";

    private static string Added(IReadOnlyList<string>? items, string item) =>
        Shown.Text(string.Join(", ", [.. (items ?? []).Where(other => !other.Equals(item, StringComparison.OrdinalIgnoreCase) && other != "*"),
            item]));

    private static string? Joined(IReadOnlyList<string>? items) => items is null ? null : string.Join(", ", items);
}
