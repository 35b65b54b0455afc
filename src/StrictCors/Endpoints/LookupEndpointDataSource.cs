using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;

namespace StrictCors.Endpoints;

/// <summary>Endpoints without ShortCircuit(): routing runs those that have it as soon as it finds them.</summary>
internal sealed class LookupEndpointDataSource(IEndpointRouteBuilder routes) : EndpointDataSource
{
    // Not when the pipeline is built: a branch is built before the endpoints that are mapped after it.
    private readonly Lazy<CompositeEndpointDataSource> _endpoints = new(() => new(routes.DataSources));

    private volatile Choice? _choice;

    /// <summary>Gets a value indicating whether any endpoint has CORS metadata. If none has, all have the same policy.</summary>
    public bool HasChoice
    {
        get
        {
            // Each change creates a new list.
            var endpoints = _endpoints.Value.Endpoints;
            var choice = _choice;
            if (choice is null || !ReferenceEquals(choice.Among, endpoints))
            {
                _choice = choice = new(endpoints, endpoints.Any(endpoint => EndpointMetadata.ChoiceOf(Silence(endpoint)).IsMade));
            }

            return choice.IsThere;
        }
    }

    public override IReadOnlyList<Endpoint> Endpoints => [.. _endpoints.Value.Endpoints.Select(Silence)];

    public override IChangeToken GetChangeToken() => _endpoints.Value.GetChangeToken();

    private static Endpoint Silence(Endpoint endpoint) =>
        endpoint is RouteEndpoint { RequestDelegate: { } handler } route && endpoint.Metadata.Any(FrameworkInternals.IsShortCircuit)
            ? new RouteEndpoint(handler, route.RoutePattern, route.Order,
                new(endpoint.Metadata.Where(item => !FrameworkInternals.IsShortCircuit(item)).Select(Restore)), endpoint.DisplayName)
            : endpoint;

    private static object Restore(object item) => item is BypassedShortCircuitMetadata ? BypassStrictCorsMetadata.Instance : item;

    private sealed record Choice(IReadOnlyList<Endpoint> Among, bool IsThere);
}
