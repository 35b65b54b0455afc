using Microsoft.Extensions.Logging;

namespace StrictCors.Diagnostics;

/// <summary>Messages about the order of the pipeline, and about endpoints that appear while the program runs.</summary>
internal static partial class Log
{
    [LoggerMessage(40, LogLevel.Warning,
        "A {Kind} of {Path} from {Origin} was answered with {Status} before UseStrictCors, so that {Consequence}. {Advice} This is logged "
        + "once per cause.",
        EventName = "AnsweredBeforeStrictCors")]
    public static partial void AnsweredBeforeStrictCors(
        ILogger logger, string kind, string path, string origin, int status, string consequence, string advice);

    [LoggerMessage(41, LogLevel.Warning,
        "The built-in CORS middleware runs before UseStrictCors and answers preflights by itself. {Advice} This is logged once.",
        EventName = "BuiltInBeforeStrictCors")]
    public static partial void BuiltInBeforeStrictCors(ILogger logger, string advice);

    [LoggerMessage(42, LogLevel.Warning,
        "The output cache runs before UseStrictCors: responses from the cache {Consequence}. {Advice} This is logged once.",
        EventName = "CacheBeforeStrictCors")]
    public static partial void CacheBeforeStrictCors(ILogger logger, string consequence, string advice);

    [LoggerMessage(43, LogLevel.Warning,
        "The endpoint {Endpoint}, which chooses {Choice}, ran under the policy of {ChosenFor}: routing ran again after UseStrictCors. After a "
        + "rewrite: app.UseRewriter(…); app.UseRouting(); app.UseStrictCors(); In a branch with UseRouting of its own, call UseStrictCors after "
        + "that, and move the call of the main pipeline after the branch. This is logged once per endpoint.",
        EventName = "RoutedAfterStrictCors")]
    public static partial void RoutedAfterStrictCors(ILogger logger, string endpoint, string choice, string chosenFor);

    [LoggerMessage(50, LogLevel.Error,
        "The endpoint {Endpoint} appeared after startup with ShortCircuit(), and a policy covers it. ShortCircuit() is ignored, so that the policy "
        + "applies. Remove ShortCircuit(), or call .BypassStrictCors() if the endpoint needs no policy. This is logged once per endpoint.",
        EventName = "ShortCircuitIgnored")]
    public static partial void ShortCircuitIgnored(ILogger logger, string endpoint);

    [LoggerMessage(51, LogLevel.Error,
        "The endpoint {Endpoint} appeared after startup. Its attribute chooses {Attribute}, and a convention that is added later overrides it with "
        + "{Convention}. This is logged once per endpoint.",
        EventName = "AttributeOverridden")]
    public static partial void AttributeOverridden(ILogger logger, string endpoint, string attribute, string convention);
}
