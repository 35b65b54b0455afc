using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.Endpoints.Building;

/// <summary>The endpoints of one pipeline. If they are the ones among the services, they are not built again.</summary>
internal static class RoutedEndpoints
{
    public static EndpointDataSource Of(IEndpointRouteBuilder routes) =>
        routes.ServiceProvider.GetService<EndpointDataSource>() is CompositeEndpointDataSource all
        && AreSame(all.DataSources, routes.DataSources) && !all.DataSources.Any(source => source is BuiltOnce { HasGrown: true })
            ? all
            : new CompositeEndpointDataSource(routes.DataSources);

    private static bool AreSame(IEnumerable<EndpointDataSource> all, IEnumerable<EndpointDataSource> routed) =>
        new HashSet<object>(all.Select(BuiltOnce.Original), ReferenceEqualityComparer.Instance).SetEquals(routed.Select(BuiltOnce.Original));
}
