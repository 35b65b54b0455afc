using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.Endpoints.Lookup;

/// <summary>The endpoints of one pipeline.</summary>
/// <remarks>The framework builds an endpoint each time that someone reads its source, and compiles code for its handler. The endpoints among the services
/// are built once, by the check at startup. If they are the same ones, they are not built again for the first request.</remarks>
internal static class RoutedEndpoints
{
    public static EndpointDataSource Of(IEndpointRouteBuilder routes) =>
        routes.ServiceProvider.GetService<EndpointDataSource>() is CompositeEndpointDataSource all && AreSame(all.DataSources, routes.DataSources)
            ? all
            : new CompositeEndpointDataSource(routes.DataSources);

    private static bool AreSame(IEnumerable<EndpointDataSource> all, IEnumerable<EndpointDataSource> routed) =>
        new HashSet<object>(all, ReferenceEqualityComparer.Instance).SetEquals(routed);
}
