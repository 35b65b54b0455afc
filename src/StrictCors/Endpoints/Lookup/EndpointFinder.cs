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
internal sealed class EndpointFinder
{
    private readonly KeptLookups _kept = new();
    private readonly PathEndpointDataSource _copies;
    private readonly LookupEndpointDataSource _endpoints;

    // Routing between copies of the endpoints that have nothing but path and host, and routing between the endpoints. Both are built for the first
    // preflight whose endpoint matters. Most programs have none.
    private readonly Lazy<RequestDelegate> _routePath;
    private readonly Lazy<RequestDelegate> _route;

    /// <param name="app">The pipeline.</param>
    /// <param name="builder">The builder of its endpoints.</param>
    private EndpointFinder(IApplicationBuilder app, IEndpointRouteBuilder builder)
    {
        (_copies, _endpoints) = (new(builder), new(builder));
        _routePath = new(() => Build(app, builder, _copies));
        _route = new(() => Build(app, builder, _endpoints));
    }

    /// <summary>Searches the endpoints of this pipeline. Null if it has no routing.</summary>
    public static EndpointFinder? Create(IApplicationBuilder app) =>
        FrameworkInternals.RouteBuilderOf(app) is { } builder ? new(app, builder) : null;

    /// <summary>Gets a value indicating whether it matters which endpoint a preflight is for. If no endpoint chooses a policy, which is
    /// usual, it does not, and routing is not queried again: that would double what a preflight costs.</summary>
    public bool IsNeeded => _endpoints.HasChoice;

    /// <summary>The answer about an equal preflight, if one policy decides; null if routing has to be queried.</summary>
    public RequestedEndpoint? FindKept(IHttpRequestFeature request, Endpoint? current, string method, PolicyTable table) =>
        HasPathAsSent(request) ? _kept.Find(LookupKey.Of(request, current, method), table, _copies.Current) : null;

    /// <summary>What routing knows about the request that a preflight is for. The request stays as it is.</summary>
    /// <param name="context">The preflight.</param>
    /// <param name="method">The requested method.</param>
    /// <param name="resolve">The policies of an endpoint with that choice.</param>
    /// <param name="table">Where these are from, if the answer is to be kept for equal preflights.</param>
    public async ValueTask<RequestedEndpoint> FindRequestedAsync(
        HttpContext context, string method, Func<PolicyChoice, EndpointPolicy> resolve, PolicyTable? table = null)
    {
        var lookup = new RouteLookup();
        await lookup.RunAsync(context, _routePath.Value, method);
        var path = lookup.Path;
        var preferred = path.PreferredFor(method);
        RouteLookup? exact = null;
        if (path.IsUncertain || preferred.Exists(endpoint => endpoint.Condition == PathEndpointCondition.Unknown)
            || preferred.Exists(endpoint => !resolve(endpoint.Choice).IsSameAs(resolve(preferred[0].Choice))))
        {
            exact = new(_endpoints.HasMemoryOfPolicy);
            await exact.RunAsync(context, _route.Value, method);
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
        await lookup.RunAsync(context, _route.Value, HttpFeatures.Request(context).Method, asPreflight: true);
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
            await _route.Value(context);
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
        await again.RunAsync(context, _route.Value, request.Method, asPreflight: true);
        return EndpointMetadata.IsSame(again.Found, current);
    }
}
