using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using StrictCors.Endpoints;
using StrictCors.Startup;
using StrictCors.Text;

namespace StrictCors.Page.Explaining;

/// <summary>An endpoint by what a request has of it.</summary>
internal static class EndpointTexts
{
    /// <summary>Methods and route: <c>GET /todos/{id}</c>.</summary>
    public static string NameOf(Endpoint? endpoint) =>
        endpoint is null ? EndpointMetadata.NameOf(endpoint) : EndpointName.Of(endpoint);

    public static string? RouteOf(Endpoint? endpoint) =>
        endpoint is RouteEndpoint { RoutePattern.RawText: { } route } ? Display.Escape($"/{route.TrimStart('~').TrimStart('/')}") : null;

    public static string MethodsOf(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods
            ? Display.Escape(string.Join(", ", methods)) : "any method";
}
