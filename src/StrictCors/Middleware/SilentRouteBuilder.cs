using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace StrictCors.Middleware;

/// <summary>The endpoints of another builder, in a form that routing only finds and never runs.</summary>
internal sealed class SilentRouteBuilder(IEndpointRouteBuilder routes) : IEndpointRouteBuilder
{
    public IServiceProvider ServiceProvider => routes.ServiceProvider;

    public SilentEndpointDataSource Endpoints { get; } = new(routes);

    public ICollection<EndpointDataSource> DataSources => field ??= [Endpoints];

    public IApplicationBuilder CreateApplicationBuilder() => routes.CreateApplicationBuilder();
}
