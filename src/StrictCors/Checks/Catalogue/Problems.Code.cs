namespace StrictCors.Checks;

/// <content>SC40xx: what only code shows. The analyzers report it while the program is written; the program starts nevertheless.</content>
internal static partial class Problems
{
    public static readonly ProblemKind SC4001 = new(
        "SC4001", "Code sets a CORS response header, which belongs to the policy", "Remove the statement.", IsWarning: true);

    public static readonly ProblemKind SC4002 = new(
        "SC4002",
        "The built-in CORS middleware in a project that uses StrictCors",
        "The same in StrictCors: `AddStrictCors`, `UseStrictCors`, `[StrictCors]`, `RequireStrictCors`.",
        IsWarning: true);

    public static readonly ProblemKind SC4003 = new(
        "SC4003",
        "A policy of the built-in middleware with a mistake that StrictCors would have stopped",
        "What the message names.",
        IsWarning: true);

    public static readonly ProblemKind SC4004 = new(
        "SC4004",
        "A middleware that answers requests is called before `UseStrictCors`",
        "`app.UseStrictCors();` before that call, and `app.UseRouting();` with it if the program calls that.",
        IsWarning: true);

    public static readonly ProblemKind SC4005 = new(
        "SC4005", "No exception handler in a program that uses StrictCors", "`app.UseExceptionHandler(…);`", IsWarning: true);

    /// <summary>The path of problems that have a place in code and none in the configuration.</summary>
    private const string Code = "code";

    public static StrictCorsConfigurationProblem HeaderSetByCode(string name) => SC4001.At(
        Code,
        name,
        "The policy writes this header. StrictCors removes it from a response if other code sets it.",
        Suggestion.Advise("remove the statement"));

    /// <param name="call">What is used of the built-in middleware.</param>
    /// <param name="ours">The counterpart in StrictCors.</param>
    public static StrictCorsConfigurationProblem BuiltInCors(string call, string ours) => SC4002.At(
        Code, call, "The project uses StrictCors, and this belongs to the built-in CORS middleware.", Suggestion.Advise(ours));

    /// <param name="problem">The problem that the policy would have in StrictCors.</param>
    public static StrictCorsConfigurationProblem BuiltInPolicy(StrictCorsConfigurationProblem problem) => SC4003.At(
        Code, null, $"{problem.Message} The built-in middleware accepts it; StrictCors stops the program ({problem.Code}).", problem.Fix) with
    {
        Value = problem.Value,
    };

    public static StrictCorsConfigurationProblem AnyOriginByDelegate() => SC4003.At(
        Code,
        "SetIsOriginAllowed",
        "SetIsOriginAllowed accepts every origin, and the policy allows credentials: every page can act in the name of the user.",
        Suggestion.Advise("list the origins with WithOrigins(…)"));

    /// <param name="call">The call that is before UseStrictCors.</param>
    /// <param name="effect">What it does to requests, as a clause.</param>
    public static StrictCorsConfigurationProblem AnswersBefore(string call, string effect) => SC4004.At(
        UseCall,
        null,
        $"UseStrictCors is called after {call}, which {effect}.",
        Suggestion.Advise($"app.UseStrictCors(); before app.{call}(), and app.UseRouting(); before both if the program calls that"));

    public static StrictCorsConfigurationProblem NoExceptionHandler() => SC4005.At(
        UseCall,
        null,
        "The program has no exception handler. After an unhandled exception the server writes the response itself, without CORS headers, so "
            + "that pages see a network error instead of the status 500.",
        Suggestion.Advise("app.UseExceptionHandler(…); before the other calls, and builder.Services.AddProblemDetails(); for its answer"));
}
