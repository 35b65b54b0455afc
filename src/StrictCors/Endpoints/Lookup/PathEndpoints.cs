using Microsoft.AspNetCore.Http;
using StrictCors.Policies;

namespace StrictCors.Endpoints.Lookup;

/// <summary>The endpoints that have the path of a request, in routing's order.</summary>
internal sealed class PathEndpoints
{
    // A method that no endpoint maps by its name.
    private const string AnyOther = "";

    private readonly List<(PathEndpoint Endpoint, int Rank)> _all = [];

    /// <summary>Gets or sets a value indicating whether a route constraint has read what only the request itself has. Then each of the endpoints may
    /// serve it.</summary>
    public bool IsUncertain { get; set; }

    public bool IsEmpty => _all.Count == 0;

    /// <summary>Gets the set of endpoints that these are of, if nothing but host, path and method shows which endpoints these are and which of them
    /// serves a request; null otherwise, and if there are none: then anything may be requested, and there are too many paths.</summary>
    public PathEndpointSet? Known => IsUncertain || IsEmpty || !_all[0].Endpoint.Set.IsOfPathOnly || !_all.TrueForAll(one => IsKnown(one.Endpoint))
        ? null
        : _all[0].Endpoint.Set;

    /// <param name="endpoint">The endpoint.</param>
    /// <param name="rank">Routing's rank of path, order and host: the lowest is preferred.</param>
    public void Add(PathEndpoint endpoint, int rank) => _all.Add((endpoint, rank));

    public bool Contains(Endpoint? endpoint) => _all.Exists(one => EndpointMetadata.IsSame(one.Endpoint.Endpoint, endpoint));

    /// <summary>The endpoints that routing prefers for the method. There are several if routing distinguishes them by something else than path, host
    /// and method.</summary>
    public List<PathEndpoint> PreferredFor(string method) =>
        IsUncertain ? [.. Groups(method).SelectMany(group => group)] : Groups(method).FirstOrDefault() ?? [];

    /// <summary>Whether every endpoint that serves the path, with whatever method, has this policy.</summary>
    public bool AllHave(EndpointPolicy policy, Func<PolicyChoice, EndpointPolicy> resolve)
    {
        return _all.TrueForAll(one => Has(one.Endpoint)) || Methods().All(method => Serving(method).All(Has));

        bool Has(PathEndpoint endpoint) => !endpoint.IsDynamic && policy.IsSameAs(resolve(endpoint.Choice));
    }

    private static bool IsKnown(PathEndpoint endpoint) => endpoint.Condition != PathEndpointCondition.Unknown && !endpoint.IsDynamic;

    private IEnumerable<string> Methods() =>
        _all.SelectMany(one => one.Endpoint.Methods).Distinct(StringComparer.OrdinalIgnoreCase).Append(AnyOther);

    /// <summary>The endpoints that serve some request with this method: those that routing prefers and, if it passes over these for some
    /// requests, the next ones.</summary>
    private IEnumerable<PathEndpoint> Serving(string method)
    {
        foreach (var group in Groups(method))
        {
            foreach (var endpoint in group)
            {
                yield return endpoint;
            }

            if (group.Exists(IsUnconditional))
            {
                yield break;
            }
        }
    }

    private IEnumerable<List<PathEndpoint>> Groups(string method) => _all
        .Where(one => one.Endpoint.Maps(method))
        .GroupBy(one => one.Rank, one => one.Endpoint)
        .Select(group => WithoutHidden([.. group]));

    /// <summary>Routing prefers an endpoint that maps the method by its name to one that maps every method.</summary>
    private List<PathEndpoint> WithoutHidden(List<PathEndpoint> group) =>
        group.Exists(endpoint => endpoint.Methods.Count > 0 && IsUnconditional(endpoint)) ? group.FindAll(endpoint => endpoint.Methods.Count > 0)
        : group;

    private bool IsUnconditional(PathEndpoint endpoint) => !IsUncertain && endpoint.Condition == PathEndpointCondition.None;
}
