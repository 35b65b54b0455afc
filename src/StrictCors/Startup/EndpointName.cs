using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using StrictCors.Endpoints;
using StrictCors.Text;

namespace StrictCors.Startup;

/// <summary>An endpoint by what a request has of it: method and route. Names are missing or the same for many endpoints.</summary>
internal static class EndpointName
{
    /// <summary>The methods and the route: <c>GET /todos/{id}</c>. All static assets have one name: each file has several endpoints.</summary>
    public static string Of(Endpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
        {
            return "static assets";
        }

        if (endpoint is not RouteEndpoint { RoutePattern.RawText: { } route })
        {
            return EndpointMetadata.NameOf(endpoint);
        }

        var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [];
        return Display.Escape($"{(methods.Count == 0 ? "any method" : string.Join(", ", methods))} /{route.TrimStart('~').TrimStart('/')}");
    }
}
