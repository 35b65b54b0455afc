using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using StrictCors.Policies;

namespace StrictCors.Endpoints.Lookup;

/// <summary>What routing has answered about recent preflights. Querying it again allocated 1 400 to 3 300 bytes.</summary>
/// <remarks>An answer is kept if it depends on the key only: for all paths of a route if no other route has any of them, and otherwise for one path.
/// The number of slots is fixed, and a new answer replaces the previous one of its slot. If policies or endpoints change, all answers are
/// forgotten.</remarks>
internal sealed class KeptLookups
{
    private const int SlotCount = 64;
    private const int RouteSlotCount = 256;
    private const int MaxPathLength = 256;
    private const int MaxMethodLength = 32;

    private volatile Generation _generation = new(Table: null, Endpoints: null);

    /// <summary>The answer about an equal preflight, or about one for another path of the same route; null if none is kept.</summary>
    /// <param name="key">The preflight.</param>
    /// <param name="table">The policies in force.</param>
    /// <param name="endpoints">The endpoints of now.</param>
    public RequestedEndpoint? Find(in LookupKey key, PolicyTable table, PathEndpointSet? endpoints)
    {
        var generation = _generation;
        return !generation.Is(table, endpoints) ? null
            : generation.Routes[RouteSlot(key)] is { } route && route.Is(key) ? route.Answer
            : generation.Slots[Slot(key)] is { } kept && kept.Key == key ? kept.Answer
            : null;
    }

    /// <param name="key">The preflight.</param>
    /// <param name="table">The policies of the answer.</param>
    /// <param name="endpoints">The endpoints that routing has looked at.</param>
    /// <param name="answer">The answer.</param>
    public void Keep(in LookupKey key, PolicyTable table, PathEndpointSet endpoints, RequestedEndpoint answer)
    {
        if (key.Path.Length > MaxPathLength || key.Host.Length > MaxPathLength || key.Method.Length > MaxMethodLength)
        {
            return;
        }

        var generation = _generation;
        if (!generation.Is(table, endpoints))
        {
            _generation = generation = new(table, endpoints);
        }

        if (endpoints.FindShape(key.Current) is { } shape && shape.Matches(key.Path))
        {
            generation.Routes[RouteSlot(key)] = new(key.Current!, key.Method, shape, answer);
        }
        else
        {
            generation.Slots[Slot(key)] = new(key, answer);
        }
    }

    private static int Slot(in LookupKey key) =>
        (int)((uint)(key.Path.GetHashCode(StringComparison.Ordinal) ^ key.Method.GetHashCode(StringComparison.Ordinal)) % SlotCount);

    private static int RouteSlot(in LookupKey key) =>
        (int)((uint)(RuntimeHelpers.GetHashCode(key.Current) + key.Method.Length + key.Method[0]) % RouteSlotCount);

    private sealed record KeptRoute(Endpoint Current, string Method, PathShape Shape, RequestedEndpoint Answer)
    {
        public bool Is(in LookupKey key) => ReferenceEquals(Current, key.Current) && Method == key.Method && Shape.Matches(key.Path);
    }

    private sealed record Kept(LookupKey Key, RequestedEndpoint Answer);

    private sealed record Generation(PolicyTable? Table, PathEndpointSet? Endpoints)
    {
        public KeptRoute?[] Routes { get; } = new KeptRoute?[RouteSlotCount];

        public Kept?[] Slots { get; } = new Kept?[SlotCount];

        public bool Is(PolicyTable table, PathEndpointSet? endpoints) =>
            endpoints is not null && ReferenceEquals(Table, table) && ReferenceEquals(Endpoints, endpoints);
    }
}

/// <summary>What routing looks at, unless an endpoint has other conditions.</summary>
/// <param name="Current">The endpoint that routing has found for the preflight itself.</param>
/// <param name="Path">The path.</param>
/// <param name="Host">The host.</param>
/// <param name="Scheme">The scheme, which the port may follow from.</param>
/// <param name="Method">The requested method.</param>
internal readonly record struct LookupKey(Endpoint? Current, string Path, string Host, string Scheme, string Method)
{
    public static LookupKey Of(IHttpRequestFeature request, Endpoint? current, string method) =>
        new(current, request.Path ?? "", request.Headers.Host.ToString(), request.Scheme ?? "", method);
}
