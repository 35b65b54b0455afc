using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using StrictCors.Endpoints;
using StrictCors.Endpoints.Lookup;

namespace StrictCors.Middleware;

/// <summary>
/// Keeps <c>OPTIONS</c> requests without a response away from handlers that do not map it. Routing leads a preflight to the
/// endpoint of the requested method, so that its policy can be found; if the request were let through from there, the handler
/// would run, before any check and with a method it does not map.
/// </summary>
[StackTraceHidden]
internal sealed class PreflightHandlerGuard(EndpointFinder? finder)
{
    public Task PassOn(HttpContext context, bool isBypassed, RequestDelegate next)
    {
        // Every OPTIONS request, preflight or not: middleware in between may have removed the headers that make it one.
        var endpoint = context.GetEndpoint();
        MarkIfChosen(context, endpoint);
        context.Features.Set<IEndpointFeature>(new HandlerlessEndpointFeature { Endpoint = endpoint });
        return isBypassed && finder is not null ? Following.Unwrap(PassOnAsOptions(context, finder, next)) : next(context);
    }

    /// <summary>As the plain <c>OPTIONS</c> request that it also is, so that the application's own endpoint for it is reached, or
    /// routing's 404 or 405.</summary>
    private static async ValueTask<Task> PassOnAsOptions(HttpContext context, EndpointFinder finder, RequestDelegate next)
    {
        await finder.RouteAsOptionsAsync(context);
        MarkIfChosen(context, context.GetEndpoint());
        return next(context);
    }

    private static void MarkIfChosen(HttpContext context, Endpoint? endpoint)
    {
        if (EndpointMetadata.ChoiceOf(endpoint).IsMade)
        {
            FrameworkInternals.MarkCorsInvoked(context);
        }
    }
}
