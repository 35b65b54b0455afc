using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace StrictCors.Endpoints.Lookup;

/// <summary>One query of routing: its subject, and what was noticed during it.</summary>
/// <param name="isMemory">Which features of a request hold what a policy of routing has found out about the preflight (its version, for instance).
/// They are hidden, so that the policy looks at the request again.</param>
internal sealed class RouteLookup(Func<object, bool>? isMemory = null)
{
    /// <summary>Gets the endpoints of the path, if the query is about all of them.</summary>
    public PathEndpoints Path { get; } = new();

    /// <summary>Gets the endpoint that routing found.</summary>
    public Endpoint? Found { get; private set; }

    /// <summary>Gets a value indicating whether routing looked at what only the request itself has, so that it may find another endpoint for
    /// that.</summary>
    public bool DependsOnRequest { get; private set; }

    /// <summary>The query that routing answers for this request now; null if it routes the request itself.</summary>
    public static RouteLookup? Of(HttpContext context) => (RouteLookup?)context.Features[typeof(RouteLookup)];

    public void DependOnRequest() => DependsOnRequest = true;

    /// <summary>Queries routing. The request stays as it is.</summary>
    /// <param name="context">The request.</param>
    /// <param name="route">Routing.</param>
    /// <param name="method">The method of the request in question.</param>
    /// <param name="asPreflight">Whether the query is about the preflight, and not about the request that it is for.</param>
    public async Task RunAsync(HttpContext context, RequestDelegate route, string method, bool asPreflight = false)
    {
        var request = HttpFeatures.Request(context);
        var kept = (request.Method, request.Headers, Endpoint: HttpFeatures.Endpoint(context), context.Request.RouteValues);
        var hidden = HideMemory(context.Features);
        context.Features[typeof(RouteLookup)] = this;
        request.Method = method;
        request.Headers = asPreflight ? kept.Headers : new RequestHeadersOfLookup(kept.Headers, this);
        context.SetEndpoint(null);
        try
        {
            await route(context);
            Found = HttpFeatures.Endpoint(context);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // A policy of routing that cannot do without what the request itself has. A request never fails here.
            DependOnRequest();
        }
        finally
        {
            request.Method = kept.Method;
            request.Headers = kept.Headers;
            context.Request.RouteValues = kept.RouteValues;
            context.SetEndpoint(kept.Endpoint);
            context.Features[typeof(RouteLookup)] = null;
            foreach (var (type, feature) in hidden)
            {
                context.Features[type] = feature;
            }
        }
    }

    private KeyValuePair<Type, object>[] HideMemory(IFeatureCollection features)
    {
        if (isMemory is null)
        {
            return [];
        }

        var hidden = features.Where(feature => isMemory(feature.Value)).ToArray();
        foreach (var (type, _) in hidden)
        {
            features[type] = null;
        }

        return hidden;
    }
}
