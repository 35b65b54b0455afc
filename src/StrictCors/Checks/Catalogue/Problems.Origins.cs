using StrictCors.Origins;

namespace StrictCors.Checks;

/// <content>SC11xx: <c>AllowedOrigins</c> as a list. The spelling of one origin is in another file.</content>
internal static partial class Problems
{
    public static readonly ProblemKind SC1101 = new(
        "SC1101",
        "A policy without origins",
        "At least one entry in `AllowedOrigins`. With `Enforcement` `Server` the list may be empty: then only the application's own origin is "
            + "allowed.");

    public static readonly ProblemKind SC1122 = new(
        "SC1122", "`*` in a list with other origins", "Either `*` alone, or the list without it.");

    public static readonly ProblemKind SC1123 = new(
        "SC1123", "`*` with `AllowCredentials`", "The list of origins, or no credentials.");

    public static readonly ProblemKind SC1124 = new(
        "SC1124", "`null` or `file://` without `DangerouslyAllowNullOrigin`", "Remove the entry, or set `DangerouslyAllowNullOrigin` to true.");

    public static readonly ProblemKind SC1125 = new(
        "SC1125", "`null` or `file://` with `AllowCredentials`", "Remove the entry, or do not allow credentials.");

    public static readonly ProblemKind SC1126 = new(
        "SC1126", "An `http` origin that is not loopback, with `AllowCredentials`", "`https`, or set `DangerouslyAllowInsecureOrigins` to true.");

    public static readonly ProblemKind SC1127 = new(
        "SC1127",
        "A wildcard that covers names of strangers: at or above a public suffix or a hosting domain, with `AllowCredentials`",
        "The list of origins, or set `DangerouslyAllowPublicSuffixWildcards` to true.");

    public static readonly ProblemKind SC1128 = new(
        "SC1128", "Any extension of a browser, with `AllowCredentials`", "The extensions one by one, an origin source, or no credentials.");

    public static StrictCorsConfigurationProblem NoOrigins(string path) => SC1101.At(
        path,
        null,
        "A policy without origins allows no page.",
        Suggestion.Set(
            path,
            "\"AllowedOrigins\": [ \"https://app.example.com\" ]",
            "https://app.example.com",
            ", or Enforcement Server if only the own origin may use it",
            ".WithOrigins(\"https://app.example.com\"), or .WithEnforcement(StrictCorsEnforcement.Server) if only the own origin may use it"));

    public static StrictCorsConfigurationProblem StarWithOtherOrigins(string path) => SC1122.At(
        path, "*", "'*' allows every origin, so it must be the only entry.", StarOrList);

    public static StrictCorsConfigurationProblem StarWithCredentials(string path) => SC1123.At(
        path,
        "*",
        "'*' with AllowCredentials would let every site act as the signed-in user; browsers reject it (Fetch, \"CORS check\").",
        Suggestion.Advise("list the origins, or set AllowCredentials to false", "list the origins, or remove .AllowCredentials()"));

    public static StrictCorsConfigurationProblem NobodyWithoutSwitch(string path, string origin) => SC1124.At(
        path,
        origin,
        $"{WhoHas(origin)}, so any {(origin == OriginPattern.Null.Text ? "site" : "downloaded page")} can use it.",
        Suggestion.Advise(
            "remove the entry, or set DangerouslyAllowNullOrigin to true", "remove the entry, or call .DangerouslyAllowNullOrigin()"));

    /// <param name="path">The path of the entry.</param>
    /// <param name="origin">The entry.</param>
    /// <param name="isAllowed">Whether the switch for it is on, so that nothing but the credentials is in the way.</param>
    public static StrictCorsConfigurationProblem NobodyWithCredentials(string path, string origin, bool isAllowed) => SC1125.At(
        path,
        origin,
        $"{WhoHas(origin)}, and identifies no site, so it is never allowed with AllowCredentials.",
        isAllowed
            ? Suggestion.Advise("remove the entry, or set AllowCredentials to false", "remove the entry, or remove .AllowCredentials()")
            : Suggestion.Advise(
                "remove the entry, or set AllowCredentials to false and DangerouslyAllowNullOrigin to true",
                "remove the entry, or remove .AllowCredentials() and call .DangerouslyAllowNullOrigin()"));

    public static StrictCorsConfigurationProblem AnyExtensionWithCredentials(string path, string pattern) => SC1128.At(
        path,
        pattern,
        "Anyone can write an extension, and AllowCredentials would let each of them act as the signed-in user.",
        Suggestion.Advise(
            "list the extensions or let an origin source decide, or set AllowCredentials to false",
            "list the extensions or let an origin source decide, or remove .AllowCredentials()"));

    /// <param name="path">The path of the entry.</param>
    /// <param name="origin">The entry.</param>
    /// <param name="hasSecure">Whether the list has the origin with https already.</param>
    public static StrictCorsConfigurationProblem InsecureOrigin(string path, string origin, bool hasSecure) => SC1126.At(
        path,
        origin,
        "With AllowCredentials an http origin is not accepted, because anyone on the network path can send pages for it.",
        Suggestion.Advise(
            $"{(hasSecure ? "remove the entry" : OverTls(origin))}, or set DangerouslyAllowInsecureOrigins to true",
            $"{(hasSecure ? "remove the entry" : OverTls(origin))}, or call .DangerouslyAllowInsecureOrigins()"));

    public static StrictCorsConfigurationProblem PublicSuffixWildcard(string path, string pattern, string reason) => SC1127.At(
        path,
        pattern,
        $"{reason}. Anyone can get a name that this wildcard covers, and AllowCredentials would let that site act as the signed-in user.",
        Suggestion.Advise(
            "list the origins, or set DangerouslyAllowPublicSuffixWildcards to true",
            "list the origins, or call .DangerouslyAllowPublicSuffixWildcards()"));

    private static string WhoHas(string origin) => origin == OriginPattern.Null.Text
        ? "'null' is the origin of every sandboxed frame and local file"
        : "'file://' is the origin of every local file";

    /// <summary>The https spelling of an http pattern. Port 443 is the default of https and is left out.</summary>
    public static string OverTls(string text)
    {
        var https = "https" + text["http".Length..];
        return https.EndsWith(":443", StringComparison.Ordinal) ? https[..^":443".Length] : https;
    }
}
