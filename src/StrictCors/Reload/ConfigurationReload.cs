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
    OriginSourceClient sources, ILogger logger, StrictCorsMetrics metrics, DecisionObserver observer) : IDisposable
{
    private const int MaxReadings = 10;

    private readonly Lock _lock = new();
    private readonly StrictCorsSection? _section = source.Section;
    private readonly ConfigurationReader? _reader = source.Section is { } section ? new(store, section, arguments, services) : null;

    // Both are taken before startup reads the configuration, so that later changes are not missed. The token is that of the last reading.
    private IChangeToken? _tokenOfReading = source.Section?.Configuration.GetReloadToken();
    private ConfigurationSources? _sources = source.Section is { } section ? ConfigurationSources.From(section) : null;

    private ChangeListener? _changes;
    private PolicyTable? _announced;
    private bool _isDisposed;

    private readonly RefusedReadings _refusals = new();
    private Exception? _malformed;

    /// <summary>Begins to listen for changes. The configuration that startup accepted is in force.</summary>
    public void Start()
    {
        if (_section is not { } section)
        {
            return;
        }

        _sources!.Watch(ReportMalformed);
        _changes = new ChangeListener(section.Configuration.GetReloadToken, Reload);
        store.Announced = Announce;

        // The listeners are disposed of before the services, because a reload needs the services.
        services.GetService<IHostApplicationLifetime>()?.ApplicationStopped.Register(Dispose);
        if (_tokenOfReading!.HasChanged)
        {
            Reload();
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            _sources?.Unwatch(ReportMalformed);
        }

        _changes?.Dispose();
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
    public void RetryRefused()
    {
        lock (_lock)
        {
            if (_refusals.Any)
            {
                Reload();
            }
        }
    }

    /// <summary>One edit may rename a policy in the routes of YARP and in the section. YARP refuses routes whose policy it cannot find, and the
    /// reload refuses policies without the one that the routes still name. So YARP can find the policies that only wait for it. It may look for
    /// them before the reload has read the edit.</summary>
    private PolicyTable? Announce()
    {
        lock (_lock)
        {
            if (_tokenOfReading!.HasChanged)
            {
                Reload();
            }

            return _announced;
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

            var reading = Read(out var given);
            if (!IsNews(reading) || TryConfirm(ref reading, ref given))
            {
                Apply(reading, given);
            }
        }
    }

    /// <summary>
    /// Reads until two readings in a row agree. A provider swaps its data on a thread of its own and fires its token afterwards, and we
    /// read key by key: a reading on behalf of another source may get one key from before and the next from after, and so a
    /// policy that was never written. If no two agree, a provider is still writing and will fire a token.
    /// </summary>
    private bool TryConfirm(ref ConfigurationReading reading, ref ConfigurationSources given)
    {
        for (var readings = 1; readings < MaxReadings; readings++)
        {
            var again = Read(out given);
            if (again.Agrees(reading))
            {
                return true;
            }

            reading = again;
        }

        return false;
    }

    private ConfigurationReading Read(out ConfigurationSources given)
    {
        _tokenOfReading = _section!.Configuration.GetReloadToken();
        return _reader!.Read(_sources!, _malformed, out given);
    }

    private bool IsNews(ConfigurationReading reading) =>
        reading.Table is { } table ? PolicyTableChanges.Between(store.Current, table).Any() : !_refusals.Contains(reading);

    private void Apply(ConfigurationReading reading, ConfigurationSources given)
    {
        if (reading.Table is { } table)
        {
            Accept(table, given, reading.Options!);
        }
        else
        {
            _announced = reading.Announced;
            observer.Watcher?.Refused(reading.Found, reading.Cause);
            if (_refusals.Add(reading))
            {
                metrics.Reloaded(accepted: false);
                Log.ConfigurationRefused(logger, reading.Cause, reading.Problems);
            }
        }
    }

    private void Accept(PolicyTable table, ConfigurationSources given, StrictCorsOptions options)
    {
        var isTakenBack = _refusals.Any;
        _refusals.Clear();
        _announced = null;
        _malformed = null;
        given.Watch(ReportMalformed);
        _sources!.Unwatch(ReportMalformed);
        _sources = given;

        var changes = PolicyTableChanges.Describe(store.Current, table);
        if (changes.Length > 0)
        {
            store.Swap(table);
            sources.Apply(table);
            metrics.Reloaded(accepted: true);
            Log.ConfigurationReloaded(logger, changes);
        }

        if (changes.Length > 0 || isTakenBack)
        {
            observer.Watcher?.Accepted(options, changes);
        }
    }
}
