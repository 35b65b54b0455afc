using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Matching;
using Microsoft.AspNetCore.Routing.Patterns;
using StrictCors.Endpoints;
using StrictCors.Endpoints.Lookup;

namespace StrictCors.Tests.Endpoints.Routed;

/// <summary>What the guard of requests inside of others costs programs that have none: nothing is doubled, and no guard is created.</summary>
public sealed class RoutedAgainTests
{
    private readonly RoutedAgain _policy;
    private readonly RouteEndpoint _endpoint = Create("/x");
    private int _guards;

    public RoutedAgainTests() => _policy = new(store: null!, new PolicyArguments(), handler =>
    {
        _guards++;
        return handler.Invoke;
    });

    private INodeBuilderPolicy Nodes => _policy;

    [Fact]
    public void Routing_has_one_way_to_endpoints_and_not_a_second_one_for_guarded_ones()
    {
        var edges = Nodes.GetEdges([_endpoint, Create("/y")]);

        edges.Should().ContainSingle().Which.Endpoints.Should().HaveCount(2).And.Contain(_endpoint);
        _guards.Should().Be(0);
    }

    [Fact]
    public void Copies_for_a_look_up_have_no_node_of_ours()
    {
        var copy = new RouteEndpoint(_ => Task.CompletedTask, _endpoint.RoutePattern, 0,
            new(new PathEndpoint(_endpoint, PathEndpointCondition.None, new PathEndpointSet([_endpoint], isOfPathOnly: true))), "copy");

        Nodes.AppliesToEndpoints([_endpoint]).Should().BeTrue();
        Nodes.AppliesToEndpoints([copy]).Should().BeFalse();
        ((IEndpointSelectorPolicy)_policy).AppliesToEndpoints([copy]).Should().BeFalse();
    }

    [Fact]
    public void A_request_keeps_the_endpoint_that_routing_finds()
    {
        var context = new DefaultHttpContext();
        Route(context, _endpoint);

        context.GetEndpoint().Should().BeSameAs(_endpoint);
        _guards.Should().Be(0);
    }

    [Fact]
    public void R9_inner_requests_share_one_guard_of_their_endpoint()
    {
        var (one, two) = (Inner(), Inner());
        Route(one, _endpoint);
        Route(two, _endpoint);

        one.GetEndpoint().Should().NotBeSameAs(_endpoint).And.BeOfType<RouteEndpoint>().Which.Metadata.Should().Equal(_endpoint.Metadata);
        two.GetEndpoint().Should().BeSameAs(one.GetEndpoint());
        _guards.Should().Be(1);
    }

    [Fact]
    public void R9_an_inner_request_that_is_routed_again_is_guarded_once_each_time()
    {
        var (inner, other) = (Inner(), Create("/error"));
        Route(inner, _endpoint);
        var guarded = inner.GetEndpoint();
        inner.SetEndpoint(null);
        inner.GetEndpoint().Should().BeNull();
        Route(inner, other);

        inner.GetEndpoint().Should().NotBeSameAs(other).And.BeOfType<RouteEndpoint>().Which.DisplayName.Should().Be("/error");
        inner.SetEndpoint(guarded);
        inner.GetEndpoint().Should().BeSameAs(guarded, "middleware that restores it has a guarded one");
        _guards.Should().Be(2);
    }

    [Fact]
    public void R9_an_endpoint_without_a_route_stays_as_it_is()
    {
        var inner = Inner();
        var notAllowed = new Endpoint(_ => Task.CompletedTask, EndpointMetadataCollection.Empty, "405");
        Route(inner, notAllowed);

        inner.GetEndpoint().Should().BeSameAs(notAllowed);
    }

    private static RouteEndpoint Create(string route) =>
        new(_ => Task.CompletedTask, RoutePatternFactory.Parse(route), 0, new("some metadata"), route);

    /// <summary>A context with a copy of the features of a request that the middleware has seen.</summary>
    private static DefaultHttpContext Inner()
    {
        var outer = new DefaultHttpContext();
        DecisionFeature.Own(outer, out _);
        DecisionFeature.SetReached(outer);
        var features = new FeatureCollection();
        foreach (var (type, feature) in outer.Features.Where(feature => feature.Key != typeof(IItemsFeature)))
        {
            features[type] = feature;
        }

        return new(features);
    }

    /// <summary>As routing does: it asks for the way, and then sets the endpoint.</summary>
    private void Route(HttpContext context, Endpoint endpoint)
    {
        var edge = Nodes.GetEdges([endpoint])[0];
        var table = Nodes.BuildJumpTable(exitDestination: 1, [new PolicyJumpTableEdge(edge.State, 7)]);
        table.GetDestination(context).Should().Be(7);
        context.SetEndpoint(edge.Endpoints[0]);
    }
}
