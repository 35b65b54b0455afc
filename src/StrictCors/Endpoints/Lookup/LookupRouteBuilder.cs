using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace StrictCors.Endpoints.Lookup;

/// <summary>Endpoints of another builder, in a form that routing only finds and never runs.</summary>
internal sealed class LookupRouteBuilder(IEndpointRouteBuilder routes, EndpointDataSource endpoints) : IEndpointRouteBuilder
{
    public IServiceProvider ServiceProvider => routes.ServiceProvider;

    public ICollection<EndpointDataSource> DataSources { get; } = [endpoints];

    public IApplicationBuilder CreateApplicationBuilder() => routes.CreateApplicationBuilder();
}
