using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;
using StrictCors.Configuration;
using StrictCors.Diagnostics;
using StrictCors.Endpoints;
using StrictCors.OriginSources;
using StrictCors.Policies;
using StrictCors.Text;

namespace StrictCors.Reload;

/// <summary>
/// Puts a changed configuration in force while the program runs, or refuses it as a whole and keeps the last good one.
/// </summary>
/// <remarks>IOptionsMonitor is not used: after one invalid edit it stops reporting changes, and every read of its value throws
/// (dotnet/runtime#44381).</remarks>
internal sealed class ConfigurationReload(
    PolicyStore store, StrictCorsSectionSource source, PolicyArguments arguments, IServiceProvider services,
    OriginSourceClient sources, ILogger logger, StrictCorsMetrics metrics) : IDisposable
{
    private const int MaxReadings = 10;

    private readonly Lock _lock = new();
    private readonly StrictCorsSection? _section = source.Section;

    // Both are taken before startup reads the configuration, so that later changes are not missed.
    private readonly IChangeToken? _tokenOfStartup = source.Section?.Configuration.GetReloadToken();
    private ConfigurationFiles? _files = source.Section is { } section ? ConfigurationFiles.From(section) : null;

    private ChangeListener? _changes;
    private ChangeListener? _endpointChanges;
    private bool _isDisposed;

    // A reload token fires more than once for one edit, and for edits elsewhere. A refusal that has been logged is not logged again.
    private string? _lastRefusal;
    private Exception? _malformed;

    /// <summary>Begins to listen for changes. The configuration that startup accepted is in force.</summary>
    public void Start()
    {
        if (_section is not { } section)
        {
            return;
        }

        _files!.Watch(ReportMalformed);
        _changes = new ChangeListener(section.Configuration.GetReloadToken, Reload);
        if (services.GetService<EndpointDataSource>() is { } endpoints)
        {
            _endpointChanges = new ChangeListener(endpoints.GetChangeToken, RetryRefused);
        }

        // The listeners are disposed of before the services, because a reload needs the services.
        services.GetService<IHostApplicationLifetime>()?.ApplicationStopped.Register(Dispose);
        if (_tokenOfStartup!.HasChanged)
        {
            Reload();
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            _files?.Unwatch(ReportMalformed);
        }

        _changes?.Dispose();
        _endpointChanges?.Dispose();
    }

    private void ReportMalformed(FileLoadExceptionContext context)
    {
        lock (_lock)
        {
            _malformed = context.Exception;
            Reload();
        }
    }

    /// <summary>An edit may remove a route and its policy together. If it is read before the route is gone, it is refused; nothing
    /// fires the configuration's token again for it.</summary>
    private void RetryRefused()
    {
        lock (_lock)
        {
            if (_lastRefusal is not null)
            {
                Reload();
            }
        }
    }

    private void Reload()
    {
        lock (_lock)
        {
            if (_isDisposed)
            {
                return;
            }

            var reading = Read(out var files);
            if (!IsNews(reading) || TryConfirm(ref reading, ref files))
            {
                Apply(reading, files);
            }
        }
    }

    /// <summary>
    /// Reads until two readings in a row agree. A provider swaps its data on a thread of its own and fires its token afterwards, and we
    /// read key by key: a reading on behalf of another source may get one key from before and the next from after, and so a
    /// policy that was never written. If no two agree, a provider is still writing and will fire a token.
    /// </summary>
    private bool TryConfirm(ref ConfigurationReading reading, ref ConfigurationFiles files)
    {
        for (var readings = 1; readings < MaxReadings; readings++)
        {
            var again = Read(out files);
            if (again.Agrees(reading))
            {
                return true;
            }

            reading = again;
        }

        return false;
    }

    // The code that changed the configuration is a caller on this stack, so an invalid configuration must not throw.
    private ConfigurationReading Read(out ConfigurationFiles files)
    {
        files = _files!;
        try
        {
            files = ConfigurationFiles.From(_section!);
            var vanished = _files!.FindVanished().ToList();
            if (vanished.Count > 0)
            {
                return new(null, Describe(vanished), _malformed);
            }

            var check = store.Check(ReferenceChecks.References(services, arguments));
            return new(check.Table, check.Table is null ? Describe(check.Problems) : "");
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            var text = $"Code that configures StrictCors has thrown {exception.GetType().Name}: {Display.Escape(exception.Message)}";
            return new(null, text, exception);
        }
    }

    private static string Describe(IReadOnlyList<StrictCorsConfigurationProblem> problems) =>
        new StrictCorsConfigurationException(problems, typeof(StrictCorsOptions)).Message;

    private bool IsNews(ConfigurationReading reading) =>
        reading.Table is { } table ? PolicyTableChanges.Between(store.Current, table).Any() : reading.Refusal != _lastRefusal;

    private void Apply(ConfigurationReading reading, ConfigurationFiles files)
    {
        if (reading.Table is { } table)
        {
            Accept(table, files);
        }
        else if (reading.Refusal != _lastRefusal)
        {
            _lastRefusal = reading.Refusal;
            metrics.Reloaded(accepted: false);
            Log.ConfigurationRefused(logger, reading.Cause, reading.Problems);
        }
    }

    private void Accept(PolicyTable table, ConfigurationFiles files)
    {
        _lastRefusal = null;
        _malformed = null;
        files.Watch(ReportMalformed);
        _files!.Unwatch(ReportMalformed);
        _files = files;

        var changes = PolicyTableChanges.Describe(store.Current, table);
        if (changes.Length > 0)
        {
            store.Swap(table);
            sources.Apply(table);
            metrics.Reloaded(accepted: true);
            Log.ConfigurationReloaded(logger, changes);
        }
    }
}
