using System.Globalization;
using StrictCors.Text;

namespace StrictCors.Checks;

/// <content>SC15xx: the settings of a policy that are not lists of origins, methods or headers.</content>
internal static partial class Problems
{
    public static readonly ProblemKind SC1501 = new(
        "SC1501", "`PreflightMaxAge` is not a time span", "`00:10:00` for ten minutes.");

    public static readonly ProblemKind SC1502 = new(
        "SC1502", "`PreflightMaxAge` is a number of days in .NET: `\"600\"`, `\"24:00:00\"`", "`00:10:00`, `1.00:00:00`.");

    public static readonly ProblemKind SC1503 = new(
        "SC1503",
        "`PreflightMaxAge` is negative, longer than a day, or has a fraction of a second",
        "Whole seconds from `00:00:00` to `1.00:00:00`.");

    public static readonly ProblemKind SC1504 = new(
        "SC1504", "`PreflightStatusCode` is neither 200 nor 204", "`204`.");

    public static readonly ProblemKind SC1505 = new(
        "SC1505", "`Enforcement` is set in code to an undefined value", "`Browser`, `Server` or `Observe`.");

    public static readonly ProblemKind SC1506 = new(
        "SC1506",
        "An exempt path that does not start with a slash, or has a query, a wildcard or a parameter",
        "One exact path: `/signin-oidc`. For a path with a parameter, a policy with `Enforcement` `Browser` on the endpoint.");

    public static readonly ProblemKind SC1507 = new(
        "SC1507",
        "An origin source that is not registered, is combined with `*`, or has invalid settings",
        "`builder.Services.AddScoped<TenantOrigins>();`");

    /// <summary>An example of a <c>PreflightMaxAge</c>.</summary>
    public const string MaxAgeExample = "00:10:00 for ten minutes";

    /// <summary>The two valid values of <c>PreflightStatusCode</c>.</summary>
    public const string StatusCodeExample = "204 or 200";

    /// <summary>The valid names of <c>Enforcement</c>.</summary>
    public const string EnforcementExample = "Browser, Server or Observe";

    private const string StatusCodes = "The status of a preflight response must be 200 or 204.";

    private const int MaxSeconds = 24 * 60 * 60;

    public static StrictCorsConfigurationProblem MaxAgeIsNotATimeSpan(string path, string value) => SC1501.At(
        path,
        value,
        "The value is not a time span. Write hours, minutes and seconds: hh:mm:ss.",
        Suggestion.Advise(MaxAgeExample));

    public static StrictCorsConfigurationProblem MaxAgeIsBareNumber(string path, string value, long seconds) => SC1502.At(
        path,
        value,
        FormattableString.Invariant($".NET reads a bare number as days: {seconds} day{(seconds == 1 ? "" : "s")}."),
        Suggestion.Replace(Format(TimeSpan.FromSeconds(Math.Min(seconds, MaxSeconds)))));

    public static StrictCorsConfigurationProblem MaxAgeHoursAreDays(string path, string value, int days) => SC1502.At(
        path,
        value,
        FormattableString.Invariant($"In .NET the hours end at 23, and this value is {days} days."),
        Suggestion.Replace(Format(TimeSpan.FromSeconds(MaxSeconds))));

    public static StrictCorsConfigurationProblem MaxAgeOutOfRange(string path, TimeSpan maxAge) => SC1503.At(
        path,
        Format(maxAge),
        "The maximum age of a preflight is 0 seconds to 24 hours.",
        Suggestion.Replace(maxAge < TimeSpan.Zero ? "00:00:00" : "1.00:00:00"));

    public static StrictCorsConfigurationProblem MaxAgeHasFraction(string path, TimeSpan maxAge) => SC1503.At(
        path,
        Format(maxAge),
        "Access-Control-Max-Age is a number of whole seconds.",
        Suggestion.Replace(Format(TimeSpan.FromSeconds(Math.Floor(maxAge.TotalSeconds)))));

    public static StrictCorsConfigurationProblem InvalidStatusCode(string path, int statusCode) => SC1504.At(
        path, statusCode.ToString(CultureInfo.InvariantCulture), StatusCodes, Suggestion.Replace("204"));

    public static StrictCorsConfigurationProblem InvalidEnforcement(string path, string value) => SC1505.At(
        path, value, "The value is not a defined enforcement.", Suggestion.Advise(EnforcementExample));

    /// <summary>What to do instead of exempting many paths at once.</summary>
    public static readonly Suggestion PolicyForCallbacks = Suggestion.Advise(
        "nothing here: give the endpoint a policy of its own with Enforcement Browser, which refuses no request, and name it there: "
            + ".RequireStrictCors(\"callbacks\")");

    public static StrictCorsConfigurationProblem InvalidExemptPath(string path, string written, Suggestion meant) => SC1506.At(
        path,
        written,
        "An exempt path is one exact request path, decoded: it starts with one slash and has no host, query, wildcard or parameter.",
        meant);

    public static StrictCorsConfigurationProblem OriginSourceWithStar(string path) => SC1507.At(
        path, null, "'*' allows every origin, so the origin source would never be queried.", OneOfTheTwo);

    public static StrictCorsConfigurationProblem NegativeAnswerLifetime(string path) => SC1507.At(
        path, null, "The time for which an answer is kept must be zero or positive.", Suggestion.Advise("TimeSpan.Zero, or a longer time"));

    public static StrictCorsConfigurationProblem InvalidTimeout(string path) => SC1507.At(
        path, null, "The timeout must be positive and at most ten minutes.", Suggestion.Advise("TimeSpan.FromSeconds(5), for instance"));

    public static StrictCorsConfigurationProblem InvalidMaxConcurrentQueries(string path) => SC1507.At(
        path, null, "At least one concurrent query must be allowed.", Suggestion.Advise("16, for instance"));

    public static StrictCorsConfigurationProblem OriginSourceHeaderIsNotAToken(string path, string? name, TokenText meant) => SC1507.At(
        path, name, HeaderIsToken, meant.Suggestion);

    public static StrictCorsConfigurationProblem OriginSourceNotRegistered(string path, string typeName) => SC1507.At(
        path,
        typeName,
        "This origin source is not a registered service.",
        Suggestion.Advise($"builder.Services.AddScoped<{typeName}>();"));

    private static string Format(TimeSpan time) => time.ToString("c", CultureInfo.InvariantCulture);
}
