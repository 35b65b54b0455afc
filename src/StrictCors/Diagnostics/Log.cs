using Microsoft.Extensions.Logging;

namespace StrictCors.Diagnostics;

/// <summary>Every log message. Event ids and names are stable. What comes from a request is escaped and cut before it gets here.</summary>
internal static partial class Log
{
    /// <summary>The one category.</summary>
    public const string Category = "StrictCors";

    [LoggerMessage(10, LogLevel.Warning, "The response of {Endpoint} already had {Headers}. They were removed: the policy '{Policy}' owns these headers. Remove the code that sets them. This is said once for each endpoint.", EventName = "ForeignHeadersRemoved")]
    public static partial void ForeignHeadersRemoved(ILogger logger, string endpoint, string headers, string? policy);

    [LoggerMessage(11, LogLevel.Error, "The endpoint {Endpoint} appeared after startup and has no policy that can be applied ({Metadata}). Cross-origin requests to it are refused. This is said once for each endpoint.", EventName = "PolicyMissing")]
    public static partial void PolicyMissing(ILogger logger, string endpoint, string? metadata);

    [LoggerMessage(20, LogLevel.Warning, "{Code} {Path}: {Message}", EventName = "ConfigurationWarning")]
    public static partial void ConfigurationWarning(ILogger logger, string code, string path, string message);

    [LoggerMessage(21, LogLevel.Information, "The policy '{Policy}' takes its {Key} from {Provider}.", EventName = "ListProvider")]
    public static partial void ListProvider(ILogger logger, string policy, string key, string provider);

    [LoggerMessage(30, LogLevel.Information, "The configuration has changed and is in force: {Changes}", EventName = "ConfigurationReloaded")]
    public static partial void ConfigurationReloaded(ILogger logger, string changes);

    [LoggerMessage(31, LogLevel.Error, "The configuration has changed and is refused; the one before stays in force. {Problems}", EventName = "ConfigurationRefused")]
    public static partial void ConfigurationRefused(ILogger logger, Exception? exception, string problems);
}
