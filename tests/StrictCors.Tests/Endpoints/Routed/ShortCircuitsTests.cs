using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using StrictCors.Endpoints;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Endpoints.Routed;

public sealed class ShortCircuitsTests
{
    [Fact]
    public void To_look_for_it_allocates_nothing()
    {
        var endpoint = new RouteEndpoint(_ => Task.CompletedTask, RoutePatternFactory.Parse("/x"), 0,
            new(new HttpMethodMetadata(["GET"]), new EndpointNameMetadata("x"), "text"), "x");

        Allocations.Of(() => ShortCircuits.IsOn(endpoint)).Should().Be(0, "a start looks at each endpoint several times");
    }
}
