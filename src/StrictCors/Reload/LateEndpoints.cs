using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Configuration;
using StrictCors.Diagnostics;
using StrictCors.Endpoints;
using StrictCors.Middleware;

namespace StrictCors.Reload;

/// <summary>Checks endpoints that appear while the program runs (YARP reloads its routes). At that time the program cannot refuse to start.
/// The middleware closes an endpoint whose policy is missing, and this class logs it as soon as it appears.</summary>
internal sealed class LateEndpoints(
    PolicyStore store, PolicyArguments arguments, IServiceProvider services, DecisionObserver observer, PipelineFindings findings,
    ConfigurationReload reload) : IDisposable
{
    private ChangeListener? _subscription;

    public void Start()
    {
        if (services.GetService<EndpointDataSource>() is { } endpoints)
        {
            _subscription = new ChangeListener(endpoints.GetChangeToken, () => Check(endpoints));
        }
    }

    public void Dispose() => _subscription?.Dispose();

    private void Check(EndpointDataSource endpoints)
    {
        // The endpoints may be what a refused configuration waits for.
        reload.RetryRefused();
        var table = store.Current;
        if (endpoints.Endpoints.Any(EndpointMetadata.IsChoosing))
        {
            findings.ComparesEndpoints = true;
        }

        var coversTheRest = ReferenceChecks.CoversTheRest(table, arguments);
        foreach (var endpoint in endpoints.Endpoints)
        {
            if (ReferenceChecks.IsPolicyMissing(table, arguments, endpoint))
            {
                observer.PolicyMissing(EndpointMetadata.NameOf(endpoint), EndpointMetadata.DescribeChoice(endpoint));
            }

            if (ShortCircuits.IsMistake(endpoint, () => coversTheRest))
            {
                observer.ShortCircuitIgnored(EndpointMetadata.NameOf(endpoint));
            }

            var choice = EndpointMetadata.ChoiceOf(endpoint);
            if (OverriddenAttributes.Find(endpoint, choice) is { } overridden)
            {
                observer.AttributeOverridden(EndpointMetadata.NameOf(endpoint), overridden.ToString(), choice.ToString());
            }
        }
    }
}
