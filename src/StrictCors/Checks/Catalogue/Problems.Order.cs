namespace StrictCors.Checks;

/// <content>SC2006 to SC2009: where UseStrictCors is called. The lines to write work in a program that is as the problem shows it: a call whose
/// services are not registered would stop the program.</content>
internal static partial class Problems
{
    public static readonly ProblemKind SC2006 = new(
        "SC2006", "`UseStrictCors` twice for the same requests", "Once, with `.RequireStrictCors(\"…\")` on the endpoints that differ.");

    public static readonly ProblemKind SC2007 = new(
        "SC2007",
        "`UseStrictCors` before `UseRouting`",
        "`app.UseRouting(); app.UseStrictCors();`, and after `app.UseODataBatching();` once more `app.UseRouting();`.");

    public static readonly ProblemKind SC2008 = new(
        "SC2008",
        "`UseStrictCors` after `UseAuthorization`",
        "`app.UseRouting(); app.UseStrictCors(); app.UseAuthorization();`, with `app.UseAuthentication();` before the last if the program has it.");

    public static readonly ProblemKind SC2009 = new(
        "SC2009",
        "`WebApplication` adds authorization before `UseStrictCors`",
        "`app.UseStrictCors(); app.UseAuthorization();`, with `app.UseAuthentication();` between them if its services are registered.");

    private const string InPlace = "policy => …";

    // The requests of a batch enter the pipeline after UseODataBatching. Without routing there, each of them is a 404.
    private const string ODataOrder = "app.UseRouting(); app.UseStrictCors(); app.UseODataBatching(); app.UseRouting();";

    /// <param name="first">The policies of the first call, as one string; null if it names none.</param>
    /// <param name="second">The policies of the second call.</param>
    /// <param name="isFirstInline">Whether the policy of the first call is written in it.</param>
    public static StrictCorsConfigurationProblem MiddlewareTwice(
        string? first = null, string? second = null, bool isFirstInline = false) => SC2006.At(
        UseCall,
        null,
        "UseStrictCors is called twice for the same requests: both calls would decide about them.",
        Suggestion.Advise((second ?? first) is { } names
            ? $"app.UseStrictCors({(isFirstInline ? InPlace : second is null ? "" : Arguments(first))}); once, and "
                + $".RequireStrictCors({Arguments(names)}) on the endpoints that differ"
            : $"app.UseStrictCors({(isFirstInline ? InPlace : "")}); once, with policies on the endpoints that differ"));

    public static StrictCorsConfigurationProblem BeforeRouting() => SC2007.At(
        UseCall,
        null,
        "UseStrictCors is called before UseRouting: it could not see which endpoint a request is for, and so not the policy of the endpoint. "
            + "Move app.UseRouting() up.",
        Suggestion.Advise($"app.UseRouting(); app.UseStrictCors(); With OData batches: {ODataOrder}"));

    /// <param name="hasAuthentication">Whether the services of authentication are registered.</param>
    public static StrictCorsConfigurationProblem AfterAuthorization(bool hasAuthentication) => SC2008.At(
        UseCall,
        null,
        "UseStrictCors is called after UseAuthorization: pages could not read its 401 and 403, and under a fallback policy, or for endpoints "
            + "with a CORS policy of their own, preflights would get a 401. Move app.UseStrictCors() up, and app.UseRouting() with it.",
        Suggestion.Advise($"app.UseRouting(); app.UseStrictCors(); {Authorization(hasAuthentication)}"));

    /// <param name="cause">What authorization would stop, as a clause.</param>
    /// <param name="stopsPreflights">Whether preflights would be stopped, too. They carry no credentials.</param>
    /// <param name="hasRouting">Whether the program calls UseRouting itself.</param>
    /// <param name="hasAuthentication">Whether the services of authentication are registered.</param>
    public static StrictCorsConfigurationProblem AuthorizationBeforeUs(
        string cause, bool stopsPreflights, bool hasRouting, bool hasAuthentication) => SC2009.At(
        UseCall,
        null,
        $"WebApplication adds authorization before UseStrictCors, because the program does not call UseAuthorization itself, and {cause}: "
            + (stopsPreflights ? "preflights carry no credentials and would get a 401, and pages" : "pages") + " could not read its 401 and 403.",
        Suggestion.Advise($"{(hasRouting ? "app.UseRouting(); " : "")}app.UseStrictCors(); {Authorization(hasAuthentication)}"));

    private static string Authorization(bool hasAuthentication) =>
        $"{(hasAuthentication ? "app.UseAuthentication(); " : "")}app.UseAuthorization();";

    private static string Arguments(string? names) =>
        names is null ? "" : string.Join(", ", ListEntries.Split(names).Select(name => $"\"{Text.Display.Escape(name)}\""));
}
