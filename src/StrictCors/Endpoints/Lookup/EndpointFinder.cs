using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using StrictCors.Policies;

namespace StrictCors.Endpoints.Lookup;

/// <summary>
/// Finds through routing which endpoint would serve a request if its method were another, and which other endpoints have its path, without
/// serving it.
/// </summary>
/// <remarks>
/// What routing itself finds for a preflight is not that endpoint. It passes over endpoints without CORS metadata, so that another
/// one of the same path answers for them, a fallback for instance, with a policy that is not theirs; and it finds none if an
/// any-method endpoint would serve the method and others of its path map methods.
/// </remarks>
/// <param name="routePath">Routing between copies of the endpoints that have nothing but path and host.</param>
/// <param name="copies">These copies.</param>
/// <param name="route">Routing between the endpoints.</param>
/// <param name="endpoints">The endpoints.</param>
internal sealed class EndpointFinder(
    RequestDelegate routePath, PathEndpointDataSource copies, RequestDelegate route, LookupEndpointDataSource endpoints)
{
    private readonly KeptLookups _kept = new();

    /// <summary>Searches the endpoints of this pipeline. Null if it has no routing.</summary>
    public static EndpointFinder? Create(IApplicationBuilder app)
    {
        if (FrameworkInternals.RouteBuilderOf(app) is not { } builder)
        {
            return null;
        }

        var endpoints = new LookupEndpointDataSource(builder);
        var copies = new PathEndpointDataSource(builder);
        return new(Build(app, builder, copies), copies, Build(app, builder, endpoints), endpoints);
    }

    /// <summary>Gets a value indicating whether it matters which endpoint a preflight is for. If no endpoint chooses a policy, which is
    /// usual, it does not, and routing is not queried again: that would double what a preflight costs.</summary>
    public bool IsNeeded => endpoints.HasChoice;

    /// <summary>The answer about an equal preflight, if one policy decides; null if routing has to be queried.</summary>
    public RequestedEndpoint? FindKept(IHttpRequestFeature request, Endpoint? current, string method, PolicyTable table) =>
        HasPathAsSent(request) ? _kept.Find(LookupKey.Of(request, current, method), table, copies.Current) : null;

    /// <summary>What routing knows about the request that a preflight is for. The request stays as it is.</summary>
    /// <param name="context">The preflight.</param>
    /// <param name="method">The requested method.</param>
    /// <param name="resolve">The policies of an endpoint with that choice.</param>
    /// <param name="table">Where these are from, if the answer is to be kept for equal preflights.</param>
    public async ValueTask<RequestedEndpoint> FindRequestedAsync(
        HttpContext context, string method, Func<PolicyChoice, EndpointPolicy> resolve, PolicyTable? table = null)
    {
        var lookup = new RouteLookup();
        await lookup.RunAsync(context, routePath, method);
        var path = lookup.Path;
        var preferred = path.PreferredFor(method);
        RouteLookup? exact = null;
        if (path.IsUncertain || preferred.Exists(endpoint => endpoint.Condition == PathEndpointCondition.Unknown)
            || preferred.Exists(endpoint => !resolve(endpoint.Choice).IsSameAs(resolve(preferred[0].Choice))))
        {
            exact = new(endpoints.HasMemoryOfPolicy);
            await exact.RunAsync(context, route, method);
        }

        var current = HttpFeatures.Endpoint(context);
        if (!await IsOfThisPathAsync(context, path, current))
        {
            return RequestedEndpoint.Elsewhere(current, resolve);
        }

        var requested = RequestedEndpoint.Of(path, preferred, exact, resolve);
        var request = HttpFeatures.Request(context);
        if (table is not null && exact is null && requested.Target.Policies.Count == 1 && path.Known is { } known
            && IsOfPathAsSent(request, path, current))
        {
            _kept.Keep(LookupKey.Of(request, current, method), table, known, requested);
        }

        return requested;
    }

    /// <summary>What routing knows about the request that a preflight is for, if all endpoints have the same policies. For explanations only: the
    /// decision does not depend on it.</summary>
    public async ValueTask<PreflightTarget> DescribeRequestedAsync(HttpContext context, string method)
    {
        var (_, target) = await FindRequestedAsync(context, method, static _ => EndpointPolicy.None);
        return target with { AreAlike = true };
    }

    /// <summary>The endpoint that serves the request as it is, by its method and headers. The request stays as it is.</summary>
    public async ValueTask<Endpoint?> FindServingAsync(HttpContext context)
    {
        var lookup = new RouteLookup();
        await lookup.RunAsync(context, route, HttpFeatures.Request(context).Method, asPreflight: true);
        return lookup.Found;
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

    private static RequestDelegate Build(IApplicationBuilder app, IEndpointRouteBuilder builder, EndpointDataSource endpoints)
    {
        var branch = app.New();
        branch.Properties[FrameworkInternals.GlobalRouteBuilderKey] = new LookupRouteBuilder(builder, endpoints);
        branch.UseRouting();
        branch.Run(_ => Task.CompletedTask);
        return branch.Build();
    }

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

    private static bool IsOfPathAsSent(IHttpRequestFeature request, PathEndpoints path, Endpoint? current) =>
        (IsRoutingsOwn(current) || path.Contains(current)) && HasPathAsSent(request);

    /// <summary>Middleware since routing may have changed the path (UsePathBase): then this has found the endpoints of another path.</summary>
    private async ValueTask<bool> IsOfThisPathAsync(HttpContext context, PathEndpoints path, Endpoint? current)
    {
        var request = HttpFeatures.Request(context);
        if (IsOfPathAsSent(request, path, current))
        {
            return true;
        }

        var again = new RouteLookup();
        await again.RunAsync(context, route, request.Method, asPreflight: true);
        return EndpointMetadata.IsSame(again.Found, current);
    }
}
