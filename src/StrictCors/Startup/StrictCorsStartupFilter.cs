using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Configuration;
using StrictCors.Diagnostics;
using StrictCors.Endpoints;
using StrictCors.Endpoints.Building;
using StrictCors.Endpoints.Inline;
using StrictCors.Middleware;
using StrictCors.Policies;
using StrictCors.Reload;

namespace StrictCors.Startup;

/// <summary>Checks everything at the one moment when all middleware and endpoints are registered and nothing listens yet. (Not in the
/// middleware's constructor: a branch is built before the endpoints that are mapped after it.)</summary>
internal sealed class StrictCorsStartupFilter(
    PolicyStore store, PipelineChecks pipeline, PolicyArguments arguments, EndpointsOfStart endpointsOfStart,
    PipelineFindings findings, StartupReport report, ConfigurationReload reload, LateEndpoints lateEndpoints,
    IServiceCollection registered, DecisionObserver observer) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        pipeline.Start(app);

        // WebApplication has run the application's calls by now, and adds its own in next; a Startup class runs in next.
        pipeline.CheckRouting(inWebApplication: true);
        var front = pipeline.IsUsed ? new AuthorizationDetector(app) : null;

        next(front ?? app);

        pipeline.CheckRouting(inWebApplication: false);
        if (!pipeline.IsUsed)
        {
            pipeline.ReportMissing();
        }

        Check(app, front is { HasAuthorization: true });
    };

    private void Check(IApplicationBuilder app, bool isAuthorizationInFront)
    {
        var services = app.ApplicationServices;
        endpointsOfStart.Share(app);
        var endpoints = ReferenceChecks.EndpointsOf(services);
        var check = store.Check(ReferenceChecks.References(services, arguments), InlinePolicies.Of(endpoints));
        if (isAuthorizationInFront && AuthorizationChecks.FindCause(services, check.Options, arguments, endpoints) is { } cause)
        {
            pipeline.ReportAuthorizationInFront(cause, services);
        }

        if (check.Table is not { } table || pipeline.Problems.Count > 0)
        {
            throw new StrictCorsConfigurationException([.. check.Problems, .. pipeline.Problems], typeof(StrictCorsOptions));
        }

        store.Swap(table);
        observer.Watcher?.Accepted(check.Options, changes: "");
        report.Write(check.Options, table, arguments, [.. endpoints.Where(endpoint => !EndpointMetadata.IsOfPage(endpoint))]);
        findings.ExpectsEveryRequest = pipeline.IsUsedInMain;
        findings.ComparesEndpoints = findings.ChecksEveryRequest || endpoints.Any(EndpointMetadata.IsChoosing);
        if (pipeline.IsUsedInMain && table.HandshakesWithoutPolicy != EndpointPolicy.NoneObserved
            && StrictCorsPolicyProviderRegistration.FindForeign(registered) is { } provider)
        {
            report.WarnOfProvider(provider);
        }

        if (!pipeline.IsUsedInMain && check.Options.ChoosesDefaultPolicy)
        {
            report.WarnOfBranches();
        }

        reload.Start();
        lateEndpoints.Start();
    }
}
