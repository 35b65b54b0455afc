using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.Endpoints.Building;

/// <summary>Lets routing and the check at startup have the same endpoints. Routing takes its sources when the pipeline is built, which is after the
/// check. Until then, the sources of the pipeline are <see cref="BuiltOnce"/>; then the application has its own again.</summary>
internal sealed class EndpointsOfStart
{
    private readonly List<(IList<EndpointDataSource> Of, BuiltOnce Shared)> _replaced = [];

    /// <param name="app">The pipeline, to which everything is added.</param>
    public void Share(IApplicationBuilder app)
    {
        if (FrameworkInternals.RouteBuilderOf(app)?.DataSources is not IList<EndpointDataSource> routed
            || app.ApplicationServices.GetService<EndpointDataSource>()
                is not CompositeEndpointDataSource { DataSources: IList<EndpointDataSource> all })
        {
            return;
        }

        for (var i = 0; i < routed.Count; i++)
        {
            if (all.IndexOf(routed[i]) is >= 0 and var index && BuiltOnce.Of(routed[i]) is { } shared)
            {
                all[index] = shared;
                routed[i] = shared;
                _replaced.Add((routed, shared));
            }
        }
    }

    /// <summary>The pipeline is built. What is mapped from now on is added to the application's own sources.</summary>
    public void Return()
    {
        foreach (var (sources, shared) in _replaced)
        {
            if (sources.IndexOf(shared) is >= 0 and var index)
            {
                sources[index] = BuiltOnce.Original(shared);
            }
        }

        _replaced.Clear();
    }
}
