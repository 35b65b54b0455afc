namespace StrictCors.Checks;

/// <content>SC12xx to SC14xx: methods, request headers and exposed response headers.</content>
internal static partial class Problems
{
    public static readonly ProblemKind SC1201 = new(
        "SC1201", "A method that is not a token, or several methods in one entry", "One method per entry.");

    public static readonly ProblemKind SC1202 = new(
        "SC1202", "`CONNECT`, `TRACE` or `TRACK`, which pages cannot send", "Remove the entry.");

    public static readonly ProblemKind SC1203 = new(
        "SC1203", "A method in lower case", "Upper case. For `PATCH` the page has to use upper case, too.");

    public static readonly ProblemKind SC1204 = new(
        "SC1204", "`*` in a list with other methods", "Either `*` alone, or the list without it.");

    public static readonly ProblemKind SC1301 = new(
        "SC1301", "A request header name that is not a token, or several names in one entry", "One name per entry.");

    public static readonly ProblemKind SC1302 = new(
        "SC1302", "A request header that pages cannot set, such as `Cookie` or `Origin`", "Remove the entry.");

    public static readonly ProblemKind SC1303 = new(
        "SC1303", "A response header among the request headers, such as `Access-Control-Allow-Origin`", "Remove the entry.");

    public static readonly ProblemKind SC1304 = new(
        "SC1304", "`*` in a list with headers other than `Authorization`", "`*`, or `*` and `Authorization`, or the list without `*`.");

    public static readonly ProblemKind SC1401 = new(
        "SC1401", "A response header name that is not a token, or several names in one entry", "One name per entry.");

    public static readonly ProblemKind SC1402 = new(
        "SC1402", "`Set-Cookie` or `Set-Cookie2`, which pages can never read", "Remove the entry.");

    public static readonly ProblemKind SC1403 = new(
        "SC1403", "A request header among the exposed headers, such as `Cookie`", "Remove the entry.");

    public static readonly ProblemKind SC1404 = new(
        "SC1404", "`*` in `ExposedHeaders` with `AllowCredentials`, which is not a wildcard then", "The list of headers.");

    public static readonly ProblemKind SC1405 = new(
        "SC1405", "`*` in a list with other exposed headers", "Either `*` alone, or the list without it.");

    private const string HeaderIsToken = "A header name is a token (RFC 9110 §5.6.2), one per entry.";

    public static StrictCorsConfigurationProblem MethodIsNotAToken(string path, string method) => SC1201.At(
        path, method, "A method is a token (RFC 9110 §5.6.2), one per entry.", TokenSuggestion.For(method, upper: true));

    public static StrictCorsConfigurationProblem ForbiddenMethod(string path, string method) => SC1202.At(
        path, method, "Browsers never send this method from a page (Fetch, \"forbidden method\").", Suggestion.RemoveEntry);

    public static StrictCorsConfigurationProblem MethodInLowerCase(string path, string method, string upper) => SC1203.At(
        path, method, "Methods are case-sensitive, and browsers send this method in upper case.", Suggestion.Replace(upper));

    public static StrictCorsConfigurationProblem PatchInLowerCase(string path, string method) => SC1203.At(
        path,
        method,
        "Methods are case-sensitive, and browsers do not change this one to upper case: the page has to write method: 'PATCH'.",
        Suggestion.Replace("PATCH"));

    public static StrictCorsConfigurationProblem StarWithOtherMethods(string path) => SC1204.At(
        path, "*", "'*' allows every method, so it must be the only entry.", StarOrList);

    public static StrictCorsConfigurationProblem HeaderIsNotAToken(string path, string name) => SC1301.At(
        path, name, HeaderIsToken, TokenSuggestion.For(name));

    public static StrictCorsConfigurationProblem ForbiddenHeader(string path, string name) => SC1302.At(
        path, name, "Pages cannot set this header, so browsers never request it (Fetch, \"forbidden request-header\").", Suggestion.RemoveEntry);

    public static StrictCorsConfigurationProblem ResponseHeaderAllowed(string path, string name) => SC1303.At(
        path, name, "This is a response header; requests do not carry it.", Suggestion.RemoveEntry);

    public static StrictCorsConfigurationProblem StarWithOtherHeaders(string path) => SC1304.At(
        path,
        "*",
        "'*' allows every header except Authorization, so Authorization is the only name that can be listed with it.",
        Suggestion.Advise("\"*\", or \"*\" and \"Authorization\", or the list without the star"));

    public static StrictCorsConfigurationProblem ExposedHeaderIsNotAToken(string path, string name) => SC1401.At(
        path, name, HeaderIsToken, TokenSuggestion.For(name));

    public static StrictCorsConfigurationProblem ForbiddenExposedHeader(string path, string name) => SC1402.At(
        path, name, "Browsers never show cookies to pages (Fetch, \"forbidden response-header name\").", Suggestion.RemoveEntry);

    public static StrictCorsConfigurationProblem RequestHeaderExposed(string path, string name) => SC1403.At(
        path, name, "This is a request header; responses do not carry it.", Suggestion.RemoveEntry);

    public static StrictCorsConfigurationProblem ExposedStarWithCredentials(string path) => SC1404.At(
        path,
        "*",
        "With credentials, '*' is the name of a header, not a wildcard (Fetch, \"CORS-exposed header-name list\").",
        Suggestion.Advise("list the headers"));

    public static StrictCorsConfigurationProblem StarWithOtherExposedHeaders(string path) => SC1405.At(
        path, "*", "'*' exposes every header, so it must be the only entry.", StarOrList);
}
