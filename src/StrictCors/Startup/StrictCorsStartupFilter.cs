using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using StrictCors.Policies;

namespace StrictCors.Startup;

/// <summary>Checks everything at the one moment when all middleware and endpoints are registered and nothing listens yet. (Not in the
/// middleware's constructor: a branch is built before the endpoints that are mapped after it.)</summary>
internal sealed class StrictCorsStartupFilter(PolicyStore store, Pipeline pipeline, StartupReport report, ConfigurationReload reload, LateEndpoints lateEndpoints) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        // WebApplication has run the application's calls by now, and adds its own in next; a Startup class runs in next.
        var isWebApplication = pipeline.IsUsed;
        var isAuthorizationOurs = !isWebApplication || pipeline.HasOwnAuthorization();
        if (isWebApplication)
        {
            pipeline.CheckRouting();
        }

        next(app);

        if (!isWebApplication)
        {
            pipeline.CheckRouting();
        }

        if (!pipeline.IsUsed)
        {
            pipeline.ReportMissing();
        }

        Check(app, isAuthorizationInFront: !isAuthorizationOurs && Pipeline.HasAuthorization(app));
    };

    private void Check(IApplicationBuilder app, bool isAuthorizationInFront)
    {
        var services = app.ApplicationServices;
        var endpoints = EndpointChecks.EndpointsOf(services);
        if (isAuthorizationInFront && AuthorizationChecks.FindCause(services, endpoints) is { } cause)
        {
            pipeline.ReportAuthorizationInFront(cause);
        }

        var problems = new List<StrictCorsConfigurationProblem>(pipeline.Problems);
        var table = store.Compile(out var options, problems, EndpointChecks.References(services, pipeline));
        if (table is null)
        {
            throw new StrictCorsConfigurationException(problems);
        }

        store.Swap(table);
        report.Write(options, table, pipeline, endpoints);
        reload.Start();
        lateEndpoints.Start();
    }
}
