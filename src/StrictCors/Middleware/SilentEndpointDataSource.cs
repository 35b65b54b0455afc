using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;

namespace StrictCors.Middleware;

/// <summary>Endpoints without ShortCircuit(): routing runs those that have it as soon as it finds them.</summary>
internal sealed class SilentEndpointDataSource(IEndpointRouteBuilder routes) : EndpointDataSource
{
    // Internal to the framework; a test pins the name.
    private const string ShortCircuitMetadata = "Microsoft.AspNetCore.Routing.ShortCircuit.ShortCircuitMetadata";

    // Not when the pipeline is built: a branch is built before the endpoints that are mapped after it.
    private readonly Lazy<CompositeEndpointDataSource> _endpoints = new(() => new(routes.DataSources));

    public override IReadOnlyList<Endpoint> Endpoints => [.. _endpoints.Value.Endpoints.Select(Silence)];

    public override IChangeToken GetChangeToken() => _endpoints.Value.GetChangeToken();

    private static Endpoint Silence(Endpoint endpoint) =>
        endpoint is RouteEndpoint { RequestDelegate: { } handler } route && endpoint.Metadata.Any(IsShortCircuit)
            ? new RouteEndpoint(handler, route.RoutePattern, route.Order, new(endpoint.Metadata.Where(item => !IsShortCircuit(item))), endpoint.DisplayName)
            : endpoint;

    private static bool IsShortCircuit(object metadata) => metadata.GetType().FullName == ShortCircuitMetadata;
}
