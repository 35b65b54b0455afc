using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;
using StrictCors.Diagnostics;
using StrictCors.Options;
using StrictCors.Policies;

namespace StrictCors.Startup;

/// <summary>
/// Puts a changed configuration in force while the program runs, or refuses it as a whole and keeps the last good one.
/// </summary>
/// <remarks>Not IOptionsMonitor: after one invalid edit it stops telling, and every read of its value throws (dotnet/runtime#44381).</remarks>
internal sealed class ConfigurationReload(PolicyStore store, StrictCorsSectionSource source, Pipeline pipeline, IServiceProvider services, ILogger logger, StrictCorsMetrics metrics) : IDisposable
{
    private readonly Lock _lock = new();
    private IDisposable? _subscription;
    private ConfigurationFiles? _files;

    // A reload token fires more than once for one edit, and for edits elsewhere: what has been said is not said again.
    private string? _lastRefusal;

    /// <summary>Begins to listen. The configuration that startup found right is in force.</summary>
    public void Start()
    {
        if (source.Section is not { } section)
        {
            return;
        }

        _files = ConfigurationFiles.Behind(section);
        _subscription = ChangeToken.OnChange(section.Configuration.GetReloadToken, () => Reload(section));
    }

    public void Dispose() => _subscription?.Dispose();

    private void Reload(StrictCorsSection section)
    {
        // Whoever changed the configuration is above us on this stack: nothing may throw.
        try
        {
            lock (_lock)
            {
                var problems = new List<StrictCorsConfigurationProblem>(_files!.FindVanished());
                var table = problems.Count > 0 ? null : store.Compile(out _, problems, EndpointChecks.References(services, pipeline));
                if (table is null)
                {
                    Refuse(new StrictCorsConfigurationException(problems).Message, exception: null);
                    return;
                }

                Accept(table);
                _files = ConfigurationFiles.Behind(section);
            }
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            Refuse(exception.Message, exception);
        }
    }

    private void Accept(PolicyTable table)
    {
        _lastRefusal = null;
        var changes = PolicyTableDifference.Between(store.Current, table).ToList();
        if (changes.Count > 0)
        {
            store.Swap(table);
            metrics.Reloaded(accepted: true);
            Log.ConfigurationReloaded(logger, string.Join("; ", changes));
        }
    }

    private void Refuse(string problems, Exception? exception)
    {
        if (problems != _lastRefusal)
        {
            _lastRefusal = problems;
            metrics.Reloaded(accepted: false);
            Log.ConfigurationRefused(logger, exception, problems);
        }
    }
}
