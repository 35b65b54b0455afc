using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;

namespace StrictCors.Tests.Infrastructure;

/// <summary>Endpoints that come and go while the program runs, as YARP's routes do.</summary>
internal sealed class ChangingEndpoints : EndpointDataSource
{
    private volatile IReadOnlyList<Endpoint> _endpoints = [];
    private volatile CancellationTokenSource _changed = new();

    public override IReadOnlyList<Endpoint> Endpoints => _endpoints;

    public override IChangeToken GetChangeToken() => new CancellationChangeToken(_changed.Token);

    public void Add(params IEnumerable<Endpoint> endpoints) => Set([.. _endpoints, .. endpoints]);

    public void Set(params IEnumerable<Endpoint> endpoints)
    {
        _endpoints = [.. endpoints];
        Interlocked.Exchange(ref _changed, new CancellationTokenSource()).Cancel();
    }
}
