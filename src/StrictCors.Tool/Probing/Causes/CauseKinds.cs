using System.Reflection;

namespace StrictCors.Tool.Probing.Causes;

/// <summary>Every mistake that <c>probe</c> names. The page tool.md has the same table.</summary>
internal static class CauseKinds
{
    public static readonly CauseKind PreflightRedirect = Error("preflight-redirect", "The preflight is redirected");
    public static readonly CauseKind PreflightUnauthorized = Error(
        "preflight-unauthorized", "The preflight needs authentication or is forbidden: 401, 403");
    public static readonly CauseKind PreflightNotFound = Error("preflight-not-found", "Nothing answers the preflight: 404");
    public static readonly CauseKind PreflightNotAllowed = Error("preflight-not-allowed", "The method OPTIONS is not allowed: 405, 501");
    public static readonly CauseKind PreflightFails = Error("preflight-fails", "The preflight fails in the server: 5xx");
    public static readonly CauseKind PreflightStatus = Error("preflight-status", "The preflight has another status than 200 to 299");

    public static readonly CauseKind AllowOriginMissing = Error("allow-origin-missing", "`Access-Control-Allow-Origin` is missing");
    public static readonly CauseKind AllowOriginDoubled = Error("allow-origin-doubled", "`Access-Control-Allow-Origin` is there twice");
    public static readonly CauseKind AllowOriginListed = Error("allow-origin-listed", "`Access-Control-Allow-Origin` is a list");
    public static readonly CauseKind AllowOriginSpelling = Error(
        "allow-origin-spelling", "`Access-Control-Allow-Origin` is the origin in another spelling");
    public static readonly CauseKind AllowOriginPattern = Error("allow-origin-pattern", "`Access-Control-Allow-Origin` is a pattern or no origin");
    public static readonly CauseKind AllowOriginOther = Error("allow-origin-other", "`Access-Control-Allow-Origin` is another origin");
    public static readonly CauseKind AllowOriginStar = Error("allow-origin-star", "`Access-Control-Allow-Origin` is `*`, with credentials");
    public static readonly CauseKind ErrorWithoutHeaders = Error("error-without-headers", "An error has no CORS headers, unlike the preflight");

    public static readonly CauseKind AllowCredentialsMissing = Error("allow-credentials-missing", "`Access-Control-Allow-Credentials` is missing");
    public static readonly CauseKind AllowCredentialsValue = Warning("allow-credentials-value", "`Access-Control-Allow-Credentials` is not `true`");

    public static readonly CauseKind AllowMethodsCase = Warning("allow-methods-case", "`Access-Control-Allow-Methods` has methods in lower case");
    public static readonly CauseKind AllowMethodsMissing = Error("allow-methods-missing", "`Access-Control-Allow-Methods` lacks the method");
    public static readonly CauseKind AllowHeadersMissing = Error("allow-headers-missing", "`Access-Control-Allow-Headers` lacks a header");
    public static readonly CauseKind StarWithCredentials = Warning(
        "star-with-credentials", "`*` in a list, with credentials: it is not a wildcard then");
    public static readonly CauseKind StarWithoutAuthorization = Warning(
        "star-without-authorization", "`Access-Control-Allow-Headers: *` for `Authorization`, which it does not cover");

    public static readonly CauseKind ListMalformed = Warning("list-malformed", "A list that does not parse");
    public static readonly CauseKind HeaderMisspelt = Warning("header-misspelt", "A header `Access-Control-…` that does not exist");
    public static readonly CauseKind MethodCase = Error("method-case", "The page uses a method in lower case");

    public static readonly CauseKind MaxAgeIgnored = Warning("max-age-ignored", "`Access-Control-Max-Age` is not a number of seconds");
    public static readonly CauseKind MaxAgeCapped = Note("max-age-capped", "`Access-Control-Max-Age` is longer than browsers remember");

    public static readonly CauseKind VaryMissing = Warning("vary-missing", "`Vary: Origin` is missing");
    public static readonly CauseKind DependsOnOrigin = Warning("depends-on-origin", "The answer depends on `Origin`, and `Vary` does not have it");
    public static readonly CauseKind RedirectCrossOrigin = Error("redirect-cross-origin", "The response redirects to another origin");

    public static IReadOnlyList<CauseKind> All =>
    [
        .. typeof(CauseKinds).GetFields(BindingFlags.Public | BindingFlags.Static).Select(member => member.GetValue(null)).OfType<CauseKind>(),
    ];

    private static CauseKind Error(string id, string title) => new(id, title, CauseSeverity.Error);

    private static CauseKind Warning(string id, string title) => new(id, title, CauseSeverity.Warning);

    private static CauseKind Note(string id, string title) => new(id, title, CauseSeverity.Note);
}
