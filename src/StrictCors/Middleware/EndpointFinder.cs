using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;

namespace StrictCors.Middleware;

/// <summary>
/// Asks routing which endpoint would serve a request if its method were another, without serving it.
/// </summary>
/// <remarks>
/// What routing itself finds for a preflight is not that endpoint. It passes over endpoints without CORS metadata, so that another
/// one of the same path answers for them, a fallback for instance, with a policy that is not theirs; and it finds none where an
/// any-method endpoint would serve the method and others of its path map methods.
/// </remarks>
internal sealed class EndpointFinder(RequestDelegate route)
{
    private const string RouteBuilderKey = "__EndpointRouteBuilder";
    private const string GlobalRouteBuilderKey = "__GlobalEndpointRouteBuilder";

    /// <summary>Over the endpoints of this pipeline. Null where it has no routing.</summary>
    public static EndpointFinder? Create(IApplicationBuilder app)
    {
        var routes = app.Properties.TryGetValue(RouteBuilderKey, out var own) ? own : app.Properties.TryGetValue(GlobalRouteBuilderKey, out var global) ? global : null;
        if (routes is not IEndpointRouteBuilder builder)
        {
            return null;
        }

        var branch = app.New();
        branch.Properties[GlobalRouteBuilderKey] = new SilentRouteBuilder(builder);
        branch.UseRouting();
        branch.Run(_ => Task.CompletedTask);
        return new(branch.Build());
    }

    /// <summary>The endpoint that would serve the request that a preflight asks for. The request stays as it is.</summary>
    public async ValueTask<Endpoint?> FindRequestedAsync(HttpContext context, string method)
    {
        var current = context.GetEndpoint();
        var found = await FindAsync(context, method, default);
        if (IsSame(found, current))
        {
            return found;
        }

        // Middleware since routing may have changed the path (UsePathBase): then this found the endpoint of another request.
        var again = await FindAsync(context, context.Request.Method, context.Request.Headers.AccessControlRequestMethod);
        return IsSame(again, current) ? found : current;
    }

    /// <summary>Gives the request the endpoint, and the route values, that it would have if it were no preflight.</summary>
    public async Task RouteAsOptionsAsync(HttpContext context)
    {
        var headers = context.Request.Headers;
        var requestMethod = headers.AccessControlRequestMethod;
        headers.AccessControlRequestMethod = default;
        context.SetEndpoint(null);
        context.Request.RouteValues = [];
        try
        {
            await route(context);
        }
        finally
        {
            headers.AccessControlRequestMethod = requestMethod;
        }
    }

    // The framework builds the endpoints of each routing middleware anew, so that they are never the same objects.
    private static bool IsSame(Endpoint? one, Endpoint? other) =>
        one?.DisplayName == other?.DisplayName && (one as RouteEndpoint)?.RoutePattern.RawText == (other as RouteEndpoint)?.RoutePattern.RawText;

    private async ValueTask<Endpoint?> FindAsync(HttpContext context, string method, StringValues preflightMethod)
    {
        var request = context.Request;
        var headers = request.Headers;
        var kept = (request.Method, headers.AccessControlRequestMethod, Endpoint: context.GetEndpoint(), request.RouteValues);
        request.Method = method;
        headers.AccessControlRequestMethod = preflightMethod;
        context.SetEndpoint(null);
        try
        {
            await route(context);
            return context.GetEndpoint();
        }
        finally
        {
            request.Method = kept.Method;
            headers.AccessControlRequestMethod = kept.AccessControlRequestMethod;
            request.RouteValues = kept.RouteValues;
            context.SetEndpoint(kept.Endpoint);
        }
    }
}
