using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.Primitives;

namespace StrictCors.LoadTests.Stress;

/// <summary>An endpoint that is replaced while the program runs, as YARP's routes are: each time with another policy, with CORS disabled, or with
/// no metadata at all.</summary>
internal sealed class MovingEndpoint : EndpointDataSource
{
    public const string Disabled = "disabled";
    public const string None = "none";

    private static readonly string[] Policies = ["web", "server", "any", Disabled, None];

    private volatile IReadOnlyList<Endpoint> _endpoints = [Create("web")];
    private volatile CancellationTokenSource _changed = new();

    public Timeline<string> Timeline { get; } = new("web");

    public override IReadOnlyList<Endpoint> Endpoints => _endpoints;

    public override IChangeToken GetChangeToken() => new CancellationChangeToken(_changed.Token);

    /// <summary>What is told of the change acts on it before this returns.</summary>
    public void Move(Random random)
    {
        var policy = Policies[random.Next(Policies.Length)];
        Timeline.Begin(policy);
        _endpoints = [Create(policy)];
        Interlocked.Exchange(ref _changed, new CancellationTokenSource()).Cancel();
        Timeline.Shown();
    }

    private static RouteEndpoint Create(string policy)
    {
        var endpoint = new RouteEndpointBuilder(context => context.Response.WriteAsync("moved"), RoutePatternFactory.Parse("/moving"), 0);
        endpoint.Metadata.Add(new HttpMethodMetadata(["GET", "POST", "PUT", "DELETE", "PATCH"]));
        if (policy != None)
        {
            endpoint.Metadata.Add(policy == Disabled ? new DisableStrictCorsAttribute() : new StrictCorsAttribute(policy));
        }

        return (RouteEndpoint)endpoint.Build();
    }
}
