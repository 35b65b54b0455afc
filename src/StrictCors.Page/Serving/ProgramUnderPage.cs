using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using StrictCors.Configuration;
using StrictCors.Diagnostics;
using StrictCors.Endpoints;
using StrictCors.OriginSources;
using StrictCors.Page.Listing;
using StrictCors.Page.Trying;
using StrictCors.Page.Watching;
using StrictCors.Startup;

namespace StrictCors.Page.Serving;

/// <summary>What the page shows and uses of the program. If the page is mapped at several paths, they share what is recorded.</summary>
internal sealed class ProgramUnderPage
{
    private static readonly ConditionalWeakTable<DecisionObserver, Watch> Watches = [];

    private readonly DecisionObserver _observer;
    private readonly PolicyLookup _lookup;

    public ProgramUnderPage(IServiceProvider services)
    {
        _observer = services.GetRequiredService<DecisionObserver>();
        Environment = services.GetRequiredService<IHostEnvironment>();
        Hosts = new(services.GetService<IConfiguration>(), services.GetService<IOptionsMonitor<HostFilteringOptions>>());
        Stopping = services.GetService<IHostApplicationLifetime>()?.ApplicationStopping ?? default;
        Watch = Watches.GetValue(_observer, _ => new(services.GetService<TimeProvider>() ?? TimeProvider.System));
        var store = services.GetRequiredService<PolicyStore>();
        var lookup = new PolicyLookup(store, services.GetRequiredService<PolicyArguments>(), services.GetRequiredService<PipelineChecks>());
        _lookup = lookup;
        Endpoints = new(services, lookup);
        Policies = new(Watch, store);
        Decisions = new(Watch, lookup);
        Attempts = new(
            new RequestExplainer(lookup, services.GetRequiredService<OriginSourceClient>(), Watch),
            new OwnServer(services.GetRequiredService<IServer>()));
    }

    public IHostEnvironment Environment { get; }

    public PageHosts Hosts { get; }

    /// <summary>Gets what ends the streams when the program ends.</summary>
    public CancellationToken Stopping { get; }

    public string Reservation => _lookup.Reservation;

    public Watch Watch { get; }

    public EndpointList Endpoints { get; }

    public PolicyList Policies { get; }

    public DecisionList Decisions { get; }

    public Attempts Attempts { get; }

    public void StartToWatch() => _observer.Watcher ??= Watch;
}
