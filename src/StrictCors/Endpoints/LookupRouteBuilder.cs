using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace StrictCors.Endpoints;

/// <summary>The endpoints of another builder, in a form that routing only finds and never runs.</summary>
internal sealed class LookupRouteBuilder(IEndpointRouteBuilder routes) : IEndpointRouteBuilder
{
    public IServiceProvider ServiceProvider => routes.ServiceProvider;

    public LookupEndpointDataSource Endpoints { get; } = new(routes);

    public ICollection<EndpointDataSource> DataSources => field ??= [Endpoints];

    public IApplicationBuilder CreateApplicationBuilder() => routes.CreateApplicationBuilder();
}
