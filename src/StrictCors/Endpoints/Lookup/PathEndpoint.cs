using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using StrictCors.Policies;

namespace StrictCors.Endpoints.Lookup;

/// <summary>One of the endpoints of a path, as far as it matters for preflights. It is the metadata of the endpoint's copy, see
/// <see cref="PathEndpointDataSource"/>.</summary>
internal sealed class PathEndpoint(Endpoint endpoint, PathEndpointCondition condition, PathEndpointSet set)
{
    /// <summary>Gets the set that it was copied with.</summary>
    public PathEndpointSet Set { get; } = set;

    public Endpoint Endpoint { get; } = endpoint;

    public PathEndpointCondition Condition { get; } = condition;

    public PolicyChoice Choice { get; } = EndpointMetadata.ChoiceOf(endpoint);

    /// <summary>Gets the methods that the endpoint maps; none if it maps every method.</summary>
    public IReadOnlyList<string> Methods { get; } = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [];

    /// <summary>Gets a value indicating whether the endpoint stands for others, which only a request shows.</summary>
    public bool IsDynamic { get; } = endpoint.Metadata.GetMetadata<IDynamicEndpointMetadata>() is { IsDynamic: true };

    /// <summary>Whether this is a copy.</summary>
    public static bool IsCopy(Endpoint endpoint) => endpoint.Metadata.GetMetadata<PathEndpoint>() is not null;

    /// <summary>Whether routing considers the endpoint for the method. Routing ignores the case of methods.</summary>
    public bool Maps(string method) => Methods.Count == 0 || Methods.Contains(method, StringComparer.OrdinalIgnoreCase);
}

/// <summary>What routing looks at beside path, host and method.</summary>
internal enum PathEndpointCondition
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Headers of the request, by which the framework passes over the endpoint or does not.</summary>
    Headers,

    /// <summary>Something that a policy of routing knows (a query, a version). It may also put another endpoint in the place of this one.</summary>
    Unknown,
}
