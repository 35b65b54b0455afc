using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace StrictCors.Middleware;

/// <summary>
/// The endpoint of an <c>OPTIONS</c> request that has no response yet. Any endpoint that is set here, now or when the request is routed
/// again (an error page), its handler does not run unless it maps <c>OPTIONS</c>.
/// </summary>
internal sealed class HandlerlessEndpointFeature : IEndpointFeature
{
    // Keyed weakly by endpoint, because endpoints are added and removed while the program runs.
    private static readonly ConditionalWeakTable<Endpoint, Endpoint> Twins = [];

    public Endpoint? Endpoint
    {
        get;
        set => field = value is null || MapsOptions(value) ? value : Twins.GetValue(value, Twin);
    }

    public static bool MapsOptions(Endpoint endpoint)
    {
        var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods;
        return methods is null or [] || methods.Any(HttpMethods.IsOptions);
    }

    /// <summary>The same endpoint to other readers of its metadata (another CORS middleware further in), with a handler that answers
    /// a bare 204.</summary>
    private static Endpoint Twin(Endpoint endpoint) => new(
        context =>
        {
            if (!context.Response.HasStarted)
            {
                context.Response.StatusCode = StatusCodes.Status204NoContent;
            }

            return Task.CompletedTask;
        },
        endpoint.Metadata,
        endpoint.DisplayName);
}
