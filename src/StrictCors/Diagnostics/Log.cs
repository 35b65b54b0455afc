using Microsoft.Extensions.Logging;
using StrictCors.Policies;

namespace StrictCors.Diagnostics;

/// <summary>The log messages, except those of every start (<see cref="StartupLog"/>). Event ids and names are stable.
/// Callers escape and cut the values that come from a request.</summary>
/// <remarks>One declaration: of several, the generator of the framework writes the methods in any order, and the assembly of two builds would
/// differ.</remarks>
internal static partial class Log
{
    /// <summary>The category of all messages.</summary>
    public const string Category = "StrictCors";

    [LoggerMessage(1, LogLevel.Debug, "{Kind}: {Method} {Path} from {Origin}: {Outcome}, policy '{Policy}'.", EventName = "RequestAllowed")]
    public static partial void RequestAllowed(ILogger logger, string kind, string method, string path, string origin, string outcome, string policy);

    [LoggerMessage(2, LogLevel.Information,
        "Preflight of {RequestMethod} {Path} from {Origin} denied by the policy '{Policy}': {Reason}. {Advice}",
        EventName = "PreflightDenied")]
    public static partial void PreflightDenied(
        ILogger logger, string requestMethod, string path, string origin, string policy, string reason, string advice);

    [LoggerMessage(3, LogLevel.Information,
        "{Method} {Path} from {Origin} denied by the policy '{Policy}': {Reason}; the browser hides the response. {Advice}",
        EventName = "RequestDenied")]
    public static partial void RequestDenied(ILogger logger, string method, string path, string origin, string policy, string reason, string advice);

    [LoggerMessage(4, LogLevel.Information,
        "{Method} {Path} from {Origin} refused with 403 by the policy '{Policy}': {Reason}. {Advice}",
        EventName = "RequestRefused")]
    public static partial void RequestRefused(ILogger logger, string method, string path, string origin, string policy, string reason, string advice);

    [LoggerMessage(5, LogLevel.Information,
        "WebSocket handshake of {Path} from {Origin} refused with 403 by the policy '{Policy}': {Reason}. {Advice}",
        EventName = "HandshakeDenied")]
    public static partial void HandshakeDenied(ILogger logger, string path, string origin, string policy, string reason, string advice);

    [LoggerMessage(6, LogLevel.Warning,
        "{Kind}: {Method} {Path} from {Origin}: the application's answer is '{Theirs}', the observing policy '{Policy}' would "
        + "have answered '{Ours}'. {Advice}",
        EventName = "Disagreement")]
    public static partial void Disagreement(
        ILogger logger, string kind, string method, string path, string origin, string theirs, string policy, string ours, string advice);

    [LoggerMessage(7, LogLevel.Debug,
        "{Kind}: {Method} {Path} from {Origin}: the observing policy '{Policy}' would have answered '{Ours}'.",
        EventName = "RequestObserved")]
    public static partial void RequestObserved(ILogger logger, string kind, string method, string path, string origin, string policy, string ours);

    [LoggerMessage(8, LogLevel.Information,
        "{Suppressed} more like the next one, from {Origin} for the reason {Reason}, were not logged.",
        EventName = "MessagesSuppressed")]
    public static partial void MessagesSuppressed(ILogger logger, int suppressed, string origin, string reason);

    [LoggerMessage(9, LogLevel.Information,
        "{Hidden} more messages like these were not logged: within a minute, {Shown} different ones are.",
        EventName = "MessagesHidden")]
    public static partial void MessagesHidden(ILogger logger, int hidden, int shown);

    [LoggerMessage(10, LogLevel.Warning,
        "The response of {Endpoint} already had {Headers}. They were removed: the policy '{Policy}' owns these headers. Remove "
        + "the code that sets them. If it belongs to a package, call .BypassStrictCors() on its endpoints; for paths without endpoints, leave "
        + "them out: app.UseWhen(context => !context.Request.Path.StartsWithSegments(\"/path\"), branch => branch.UseStrictCors(…)). This is "
        + "logged once per endpoint.",
        EventName = "ForeignHeadersRemoved")]
    public static partial void ForeignHeadersRemoved(ILogger logger, string endpoint, string headers, string policy);

    [LoggerMessage(11, LogLevel.Error,
        "The endpoint {Endpoint} appeared after startup and names a policy that does not exist ('{Wanted}'). Cross-origin "
        + "requests to it are refused. This is logged once per endpoint.",
        EventName = "PolicyMissing")]
    public static partial void PolicyMissing(ILogger logger, string endpoint, string wanted);

    [LoggerMessage(12, LogLevel.Error,
        "The origin source of the policy '{Policy}' threw or took too long when it was queried about {Origin}. Origins without a "
        + "valid answer are denied. Its recovery is logged, too. ({Suppressed} more like it were not logged.)",
        EventName = "OriginSourceFailed")]
    public static partial void OriginSourceFailed(ILogger logger, Exception exception, string policy, string origin, int suppressed);

    [LoggerMessage(13, LogLevel.Information,
        "The origin source of the policy '{Policy}' answers again. {Failures} queries failed in {Lasted}.",
        EventName = "OriginSourceRecovered")]
    public static partial void OriginSourceRecovered(ILogger logger, string policy, int failures, TimeSpan lasted);

    [LoggerMessage(14, LogLevel.Warning,
        "{Origin} is denied without a query: too many queries of the policy '{Policy}' wait already. Either a client invents origins, or "
        + "the origin source is too slow for MaxConcurrentQueries. ({Suppressed} more like it were not logged.)",
        EventName = "OriginSourceQueueFull")]
    public static partial void OriginSourceQueueFull(ILogger logger, string policy, string origin, int suppressed);

    [LoggerMessage(15, LogLevel.Information,
        "The policy '{Policy}' accepts queries of its origin source again. {Denied} origins were denied without a query in {Lasted}.",
        EventName = "OriginSourceQueueAccepts")]
    public static partial void OriginSourceQueueAccepts(ILogger logger, string policy, int denied, TimeSpan lasted);

    [LoggerMessage(16, LogLevel.Warning,
        "The application's HybridCache threw or took too long. Until it answers, each instance queries its origin sources for itself. Its "
        + "recovery is logged, too. ({Suppressed} more like it were not logged.)",
        EventName = "SharedCacheFailed")]
    public static partial void SharedCacheFailed(ILogger logger, Exception exception, int suppressed);

    [LoggerMessage(17, LogLevel.Information,
        "The application's HybridCache answers again. {Failures} operations failed in {Lasted}.",
        EventName = "SharedCacheRecovered")]
    public static partial void SharedCacheRecovered(ILogger logger, int failures, TimeSpan lasted);

    [LoggerMessage(18, LogLevel.Information,
        "OPTIONS {Path} from {Origin} is not a preflight: {Advice}",
        EventName = "NotAPreflight")]
    public static partial void NotAPreflight(ILogger logger, string path, string origin, string advice);

    [LoggerMessage(19, LogLevel.Information,
        "{Method} {Path} from {Origin} was answered with {Status} and a redirect to {Target}. {Advice} This is logged once per endpoint.",
        EventName = "RedirectedElsewhere")]
    public static partial void RedirectedElsewhere(
        ILogger logger, string method, string path, string origin, int status, string target, string advice);

    [LoggerMessage(30, LogLevel.Information, "The configuration has changed and is in force: {Changes}", EventName = "ConfigurationReloaded")]
    public static partial void ConfigurationReloaded(ILogger logger, string changes);

    [LoggerMessage(31, LogLevel.Error,
        "The configuration has changed and is refused; the one before stays in force. {Problems}",
        EventName = "ConfigurationRefused")]
    public static partial void ConfigurationRefused(ILogger logger, Exception? exception, string problems);

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
