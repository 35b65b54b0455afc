using StrictCors.Text;

namespace StrictCors.Checks;

/// <content>SC12xx to SC14xx: methods, request headers and exposed response headers.</content>
internal static partial class Problems
{
    public static readonly ProblemKind SC1021 = new(
        "SC1021",
        "A star inside the name of a method or header, or a word such as `any`, `all` or `none`, which would match nothing",
        "The names, or `*` alone.");

    public static readonly ProblemKind SC1201 = new(
        "SC1201", "A method that is not a token, several methods in one entry, or another name than a method", "One method per entry.");

    public static readonly ProblemKind SC1202 = new(
        "SC1202", "`CONNECT`, `TRACE` or `TRACK`, which pages cannot send", "Remove the entry.");

    public static readonly ProblemKind SC1203 = new(
        "SC1203",
        "A method in lower case, or a misspelt one",
        "The method in upper case. For `PATCH` the page has to use upper case, too.");

    public static readonly ProblemKind SC1204 = new(
        "SC1204", "`*` in a list with other methods", "Either `*` alone, or the list without it.");

    public static readonly ProblemKind SC1301 = new(
        "SC1301",
        "A request header name that is not a token or is misspelt, several names in one entry, or another name than a header",
        "One name per entry.");

    public static readonly ProblemKind SC1302 = new(
        "SC1302", "A request header that pages cannot set, such as `Cookie` or `Origin`", "Remove the entry.");

    public static readonly ProblemKind SC1303 = new(
        "SC1303", "A response header among the request headers, such as `Access-Control-Allow-Origin`", "Remove the entry.");

    public static readonly ProblemKind SC1304 = new(
        "SC1304", "`*` in a list with headers other than `Authorization`", "`*`, or `*` and `Authorization`, or the list without `*`.");

    public static readonly ProblemKind SC1401 = new(
        "SC1401",
        "A response header name that is not a token or is misspelt, several names in one entry, or another name than a header",
        "One name per entry.");

    public static readonly ProblemKind SC1402 = new(
        "SC1402", "`Set-Cookie` or `Set-Cookie2`, which pages can never read", "Remove the entry.");

    public static readonly ProblemKind SC1403 = new(
        "SC1403", "A request header among the exposed headers, such as `Cookie`", "Remove the entry.");

    public static readonly ProblemKind SC1404 = new(
        "SC1404", "`*` in `ExposedHeaders` with `AllowCredentials`, which is not a wildcard then", "The list of headers.");

    public static readonly ProblemKind SC1405 = new(
        "SC1405", "`*` in a list with other exposed headers", "Either `*` alone, or the list without it.");

    private const string HeaderIsToken = "A header name is a token (RFC 9110 §5.6.2), one per entry.";

    /// <summary>What to write instead of a name that is not a wildcard.</summary>
    public static readonly Suggestion ListTheNames = Suggestion.Advise("list the names, or '*' alone for any");

    /// <summary>What to write instead of a star that is not alone.</summary>
    public static readonly Suggestion StarOrList = Suggestion.Advise("either '*' alone, or the list without it");

    /// <param name="path">The path of the entry.</param>
    /// <param name="name">The entry.</param>
    /// <param name="mayHaveStar">Whether the list could have a star instead.</param>
    public static StrictCorsConfigurationProblem NameIsNoWildcard(string path, string name, bool mayHaveStar) => SC1021.At(
        path,
        name,
        name.Contains('*', StringComparison.Ordinal)
            ? "A star inside a name is not a wildcard: the entry would match only this name. Only '*' alone is a wildcard."
            : "The word is not a wildcard: the entry would match only this name.",
        name.Equals("none", StringComparison.OrdinalIgnoreCase) || name.Equals("false", StringComparison.OrdinalIgnoreCase)
            ? Suggestion.Advise("remove the entry, or list the names")
            : mayHaveStar ? ListTheNames : Suggestion.Advise("list the names"));

    public static StrictCorsConfigurationProblem MethodIsNotAToken(string path, string method, TokenText meant) => SC1201.At(
        path,
        method,
        (meant.Reason ?? "A method is a token (RFC 9110 §5.6.2), one per entry.") + LeftOut(meant, "browsers never send it from a page"),
        meant.Suggestion);

    public static StrictCorsConfigurationProblem ForbiddenMethod(string path, string method) => SC1202.At(
        path, method, "Browsers never send this method from a page (Fetch, \"forbidden method\").", Suggestion.RemoveEntry);

    public static StrictCorsConfigurationProblem MethodInLowerCase(string path, string method, string upper) => SC1203.At(
        path, method, "Methods are case-sensitive, and browsers send this method in upper case.", Suggestion.Replace(upper));

    public static StrictCorsConfigurationProblem MisspeltMethod(string path, string method, string meant) => SC1203.At(
        path, method, $"The method is a misspelt '{meant}'.", Suggestion.Replace(meant));

    public static StrictCorsConfigurationProblem MisspeltHeader(string path, string name, string meant) => SC1301.At(
        path, name, $"The header is a misspelt '{meant}'.", Suggestion.Replace(meant));

    public static StrictCorsConfigurationProblem MisspeltExposedHeader(string path, string name, string meant) => SC1401.At(
        path, name, $"The header is a misspelt '{meant}'.", Suggestion.Replace(meant));

    public static StrictCorsConfigurationProblem PatchInLowerCase(string path, string method) => SC1203.At(
        path,
        method,
        "Methods are case-sensitive, and browsers do not change this one to upper case: the page has to write method: 'PATCH'.",
        Suggestion.Replace("PATCH"));

    public static StrictCorsConfigurationProblem StarWithOtherMethods(string path) => SC1204.At(
        path, "*", "'*' allows every method, so it must be the only entry.", StarOrList);

    public static StrictCorsConfigurationProblem HeaderIsNotAToken(string path, string name, TokenText meant) => SC1301.At(
        path, name, (meant.Reason ?? HeaderIsToken) + LeftOut(meant, "pages cannot set it, or requests do not carry it"), meant.Suggestion);

    public static StrictCorsConfigurationProblem ForbiddenHeader(string path, string name) => SC1302.At(
        path, name, "Pages cannot set this header, so browsers never request it (Fetch, \"forbidden request-header\").", Suggestion.RemoveEntry);

    public static StrictCorsConfigurationProblem ResponseHeaderAllowed(string path, string name) => SC1303.At(
        path, name, "This is a response header; requests do not carry it.", Suggestion.RemoveEntry);

    public static StrictCorsConfigurationProblem StarWithOtherHeaders(string path) => SC1304.At(
        path,
        "*",
        "'*' allows every header except Authorization, so Authorization is the only name that can be listed with it.",
        Suggestion.Advise("\"*\", or \"*\" and \"Authorization\", or the list without the star"));

    public static StrictCorsConfigurationProblem ExposedHeaderIsNotAToken(string path, string name, TokenText meant) => SC1401.At(
        path, name, (meant.Reason ?? HeaderIsToken) + LeftOut(meant, "pages cannot read it, or responses do not carry it"), meant.Suggestion);

    public static StrictCorsConfigurationProblem ForbiddenExposedHeader(string path, string name) => SC1402.At(
        path,
        name,
        "Pages can never read this header (Fetch, \"forbidden response-header name\"). Browsers store the cookie without it, if the policy "
            + "has AllowCredentials and the page sends the request with credentials.",
        Suggestion.RemoveEntry);

    public static StrictCorsConfigurationProblem RequestHeaderExposed(string path, string name) => SC1403.At(
        path, name, "Only requests have this header, so there is nothing that a page could read in a response.", Suggestion.RemoveEntry);

    public static StrictCorsConfigurationProblem ExposedStarWithCredentials(string path) => SC1404.At(
        path,
        "*",
        "With AllowCredentials, browsers take '*' for the name of a header, not for a wildcard (Fetch, \"CORS-exposed header-name list\"): pages "
            + "could read none of the headers.",
        Suggestion.Advise("list the headers"));

    public static StrictCorsConfigurationProblem StarWithOtherExposedHeaders(string path) => SC1405.At(
        path, "*", "'*' exposes every header, so it must be the only entry.", StarOrList);

    private static string LeftOut(TokenText meant, string because) => meant.LeftOut.Count == 0 ? ""
        : $" Left out of what to write: {ShortList.Join(meant.LeftOut, 10, name => $"'{Display.Escape(name)}'")}, because {because}.";
}
