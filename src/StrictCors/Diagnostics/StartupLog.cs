using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace StrictCors.Diagnostics;

/// <summary>The log messages of every start. Event ids and names are stable.</summary>
/// <remarks>Not generated like those of <see cref="Log"/>: a generated class prepares all its messages before the first one, and a generated message
/// is logged through code that the runtime compiles anew for each logger. The host logs through the same code as this class.</remarks>
internal static class StartupLog
{
    public static readonly EventId ConfigurationWarningEvent = new(20, nameof(ConfigurationWarning));
    public static readonly EventId ListProviderEvent = new(21, nameof(ListProvider));
    public static readonly EventId PolicyTableEvent = new(22, nameof(PolicyTable));
    public static readonly EventId PolicyRemovedEvent = new(23, nameof(PolicyRemoved));
    public static readonly EventId PolicyInForceEvent = new(24, nameof(PolicyInForce));
    public static readonly EventId MorePoliciesInForceEvent = new(25, nameof(MorePoliciesInForce));

    public static void ConfigurationWarning(ILogger logger, string code, string path, string message) =>
        Write(logger, LogLevel.Warning, ConfigurationWarningEvent, "{Code} {Path}: {Message}", code, path, message);

    public static void ListProvider(ILogger logger, string policy, string keys, string provider) =>
        Write(logger, LogLevel.Information, ListProviderEvent, "The policy '{Policy}' takes {Keys} from {Provider}.", policy, keys, provider);

    public static void PolicyTable(ILogger logger, string table) =>
        Write(logger, LogLevel.Information, PolicyTableEvent, "Endpoints and their policies:{Table}", table);

    public static void PolicyRemoved(ILogger logger, string policy, string lower, string higher) =>
        Write(logger, LogLevel.Information, PolicyRemovedEvent,
            "The policy '{Policy}' of {Lower} is removed: it is null in {Higher}.", policy, lower, higher);

    public static void PolicyInForce(ILogger logger, string policy, string settings) =>
        Write(logger, LogLevel.Information, PolicyInForceEvent, "The policy '{Policy}' is in force: {Settings}.", policy, settings);

    public static void MorePoliciesInForce(ILogger logger, int count) =>
        Write(logger, LogLevel.Information, MorePoliciesInForceEvent, "{Count} more policies are in force.", count);

    [SuppressMessage("Performance", "CA1848:Use the LoggerMessage delegates", Justification = "They cost a start more than they save.")]
    [SuppressMessage("Usage", "CA2254:Template should be a static expression", Justification = "Each caller above has a constant.")]
    private static void Write(ILogger logger, LogLevel level, EventId id, string message, params object?[] values)
    {
        if (logger.IsEnabled(level))
        {
            logger.Log(level, id, message, values);
        }
    }
}
