using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;

namespace StrictCors.Tests.Conformance;

/// <summary>Endpoints that appear while the program runs, as YARP's routes do.</summary>
internal sealed class LateEndpoints : EndpointDataSource
{
    private List<Endpoint> _endpoints = [];
    private CancellationTokenSource _changes = new();

    public override IReadOnlyList<Endpoint> Endpoints => _endpoints;

    public override IChangeToken GetChangeToken() => new CancellationChangeToken(_changes.Token);

    public void Add(IEnumerable<Endpoint> endpoints)
    {
        _endpoints = [.. _endpoints, .. endpoints];
        var changes = _changes;
        _changes = new();
        changes.Cancel();
    }
}
