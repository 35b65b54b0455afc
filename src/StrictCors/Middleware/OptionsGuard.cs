using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace StrictCors.Middleware;

/// <summary>
/// Keeps <c>OPTIONS</c> requests that nobody has answered away from handlers that do not map it. Routing leads a preflight to the
/// endpoint of the requested method, so that its policy can be found; if the request were let through from there, the handler
/// would run, before any check and with a method it never asked for.
/// </summary>
internal sealed class OptionsGuard(RequestDelegate? route)
{
    // Keyed by endpoint and gone with it: endpoints come and go while the program runs.
    private readonly ConditionalWeakTable<Endpoint, Endpoint> _twins = [];

    public Task PassOn(HttpContext context, bool isBypassed, RequestDelegate next)
    {
        // Asked of every OPTIONS request, preflight or not: middleware in between may have removed the headers that make it one.
        if (context.GetEndpoint() is not { } endpoint || MapsOptions(endpoint))
        {
            return next(context);
        }

        if (isBypassed && route is not null)
        {
            return RouteAsOptions(context, route, next);
        }

        context.SetEndpoint(_twins.GetValue(endpoint, Twin));
        return next(context);
    }

    private static bool MapsOptions(Endpoint endpoint)
    {
        var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods;
        return methods is null or [] || methods.Any(HttpMethods.IsOptions);
    }

    /// <summary>The same endpoint to whoever reads its metadata (another CORS middleware further in), with a handler that answers
    /// a bare 204.</summary>
    private static Endpoint Twin(Endpoint endpoint) => new(
        context =>
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        },
        endpoint.Metadata,
        endpoint.DisplayName);

    /// <summary>Routes the request again as the plain <c>OPTIONS</c> request it also is, so that the application's own endpoint for
    /// it is reached, or routing's 404 or 405.</summary>
    private static async Task RouteAsOptions(HttpContext context, RequestDelegate route, RequestDelegate next)
    {
        var headers = context.Request.Headers;
        var requestMethod = headers.AccessControlRequestMethod;
        headers.AccessControlRequestMethod = default;
        context.SetEndpoint(null);
        try
        {
            await route(context);
        }
        finally
        {
            headers.AccessControlRequestMethod = requestMethod;
        }

        if (PolicyResolver.MetadataOf(context.GetEndpoint()) is not null)
        {
            FrameworkCheck.Satisfy(context);
        }

        await next(context);
    }
}
