using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.Primitives;

namespace StrictCors.Tests.Reload;

/// <summary>Endpoints that come and go while the program runs, as YARP's routes do.</summary>
internal sealed class ChangingEndpoints : EndpointDataSource
{
    private volatile IReadOnlyList<Endpoint> _endpoints = [];
    private volatile CancellationTokenSource _changed = new();
    private int _calls;

    public override IReadOnlyList<Endpoint> Endpoints => _endpoints;

    /// <summary>How many requests have reached a handler.</summary>
    public int Calls => _calls;

    public override IChangeToken GetChangeToken()
    {
        return new CancellationChangeToken(_changed.Token);
    }

    public void Set(params (string Path, string Policy)[] endpoints)
    {
        _endpoints = [.. endpoints.Select(endpoint => Build(endpoint.Path, endpoint.Policy))];
        Interlocked.Exchange(ref _changed, new CancellationTokenSource()).Cancel();
    }

    private Endpoint Build(string path, string policy)
    {
        var builder = new RouteEndpointBuilder(HandleAsync, RoutePatternFactory.Parse(path), order: 0) { DisplayName = path };
        builder.Metadata.Add(new HttpMethodMetadata(["GET", "PUT"]));
        builder.Metadata.Add(new StrictCorsAttribute(policy));
        return builder.Build();
    }

    private Task HandleAsync(HttpContext context)
    {
        Interlocked.Increment(ref _calls);
        return Task.CompletedTask;
    }
}
