using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using StrictCors.Policies;

namespace StrictCors.Endpoints.Lookup;

/// <summary>What routing has answered about recent preflights. Querying it again allocated 1 400 to 3 300 bytes.</summary>
/// <remarks>An answer is kept if it depends on the key only. The number of slots is fixed, and a new answer replaces the previous one of its slot.
/// If policies or endpoints change, all answers are forgotten.</remarks>
internal sealed class KeptLookups
{
    private const int SlotCount = 64;
    private const int MaxPathLength = 256;
    private const int MaxMethodLength = 32;

    private volatile Generation _generation = new(Table: null, Endpoints: null);

    /// <summary>The answer about an equal preflight; null if none is kept.</summary>
    /// <param name="key">The preflight.</param>
    /// <param name="table">The policies in force.</param>
    /// <param name="endpoints">The endpoints of now.</param>
    public RequestedEndpoint? Find(in LookupKey key, PolicyTable table, object? endpoints)
    {
        var generation = _generation;
        return generation.Is(table, endpoints) && generation.Slots[Slot(key)] is { } kept && kept.Key == key ? kept.Answer : null;
    }

    /// <param name="key">The preflight.</param>
    /// <param name="table">The policies of the answer.</param>
    /// <param name="endpoints">The endpoints that routing has looked at.</param>
    /// <param name="answer">The answer.</param>
    public void Keep(in LookupKey key, PolicyTable table, object endpoints, RequestedEndpoint answer)
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

        generation.Slots[Slot(key)] = new(key, answer);
    }

    private static int Slot(in LookupKey key) =>
        (int)((uint)(key.Path.GetHashCode(StringComparison.Ordinal) ^ key.Method.GetHashCode(StringComparison.Ordinal)) % SlotCount);

    private sealed record Kept(LookupKey Key, RequestedEndpoint Answer);

    private sealed record Generation(PolicyTable? Table, object? Endpoints)
    {
        public Kept?[] Slots { get; } = new Kept?[SlotCount];

        public bool Is(PolicyTable table, object? endpoints) =>
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
