using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;

namespace StrictCors.Endpoints;

/// <summary>
/// Finds through routing which endpoint would serve a request if its method were another, without serving it.
/// </summary>
/// <remarks>
/// What routing itself finds for a preflight is not that endpoint. It passes over endpoints without CORS metadata, so that another
/// one of the same path answers for them, a fallback for instance, with a policy that is not theirs; and it finds none if an
/// any-method endpoint would serve the method and others of its path map methods.
/// </remarks>
internal sealed class EndpointFinder(RequestDelegate route, LookupEndpointDataSource endpoints)
{
    /// <summary>Searches the endpoints of this pipeline. Null if it has no routing.</summary>
    public static EndpointFinder? Create(IApplicationBuilder app)
    {
        if (FrameworkInternals.RouteBuilderOf(app) is not { } builder)
        {
            return null;
        }

        var branch = app.New();
        var silent = new LookupRouteBuilder(builder);
        branch.Properties[FrameworkInternals.GlobalRouteBuilderKey] = silent;
        branch.UseRouting();
        branch.Run(_ => Task.CompletedTask);
        return new(branch.Build(), silent.Endpoints);
    }

    /// <summary>Gets a value indicating whether it matters which endpoint a preflight is for. If no endpoint chooses a policy, which is
    /// usual, it does not, and routing is not queried again: that would double what a preflight costs.</summary>
    public bool IsNeeded => endpoints.HasChoice;

    /// <summary>The endpoint that would serve the request a preflight is for. The request stays as it is.</summary>
    public async ValueTask<Endpoint?> FindRequestedAsync(HttpContext context, string method)
    {
        var current = HttpFeatures.Endpoint(context);
        var found = await FindAsync(context, method, default);
        var request = HttpFeatures.Request(context);
        if (IsSame(found, current) || (IsRoutingsOwn(current) && HasPathAsSent(request)))
        {
            return found;
        }

        // Middleware since routing may have changed the path (UsePathBase): then this found the endpoint of another request.
        var again = await FindAsync(context, request.Method, request.Headers.AccessControlRequestMethod);
        return IsSame(again, current) ? found : current;
    }

    /// <summary>Gives the request the endpoint, and the route values, that it would have if it were not a preflight.</summary>
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

    /// <summary>Whether routing has left this because nothing maps the path or <c>OPTIONS</c>. An endpoint that middleware has set does not
    /// count.</summary>
    private static bool IsRoutingsOwn(Endpoint? endpoint) =>
        endpoint is null || (FrameworkInternals.IsMethodNotAllowed(endpoint) && !EndpointMetadata.ChoiceOf(endpoint).IsMade);

    /// <summary>Whether the path is that of the request line, to the letter: no middleware has changed it since it was routed.</summary>
    private static bool HasPathAsSent(IHttpRequestFeature request)
    {
        // Some servers leave these null.
        var (path, sent) = (request.Path ?? "", request.RawTarget ?? "");
        return string.IsNullOrEmpty(request.PathBase)
            && sent.StartsWith(path, StringComparison.Ordinal)
            && (sent.Length == path.Length || sent[path.Length] == '?');
    }

    private async ValueTask<Endpoint?> FindAsync(HttpContext context, string method, StringValues preflightMethod)
    {
        var request = HttpFeatures.Request(context);
        var headers = request.Headers;
        var kept = (request.Method, headers.AccessControlRequestMethod, Endpoint: HttpFeatures.Endpoint(context), context.Request.RouteValues);
        request.Method = method;
        headers.AccessControlRequestMethod = preflightMethod;
        context.SetEndpoint(null);
        try
        {
            await route(context);
            return HttpFeatures.Endpoint(context);
        }
        finally
        {
            request.Method = kept.Method;
            headers.AccessControlRequestMethod = kept.AccessControlRequestMethod;
            context.Request.RouteValues = kept.RouteValues;
            context.SetEndpoint(kept.Endpoint);
        }
    }
}
