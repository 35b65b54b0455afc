using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.Primitives;

namespace StrictCors.Tests.Diagnostics;

/// <summary>Endpoints that come and go while the program runs.</summary>
internal sealed class ChangingEndpoints : EndpointDataSource, IDisposable
{
    private CancellationTokenSource _changed = new();
    private IReadOnlyList<Endpoint> _endpoints = [];

    public override IReadOnlyList<Endpoint> Endpoints => _endpoints;

    public override IChangeToken GetChangeToken() => new CancellationChangeToken(_changed.Token);

    public void Set(params (string Path, object Metadata)[] endpoints)
    {
        _endpoints = [.. endpoints.Select(endpoint => Create(endpoint.Path, endpoint.Metadata))];
        using var before = _changed;
        _changed = new CancellationTokenSource();
        before.Cancel();
    }

    public void Dispose() => _changed.Dispose();

    private static Endpoint Create(string path, object metadata)
    {
        var builder = new RouteEndpointBuilder(context => context.Response.WriteAsync("ran"), RoutePatternFactory.Parse(path), 0) { DisplayName = path };
        builder.Metadata.Add(metadata);
        return builder.Build();
    }
}
