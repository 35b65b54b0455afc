using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using StrictCors.Endpoints.Lookup;

namespace StrictCors.Tests.Endpoints.Routed;

/// <summary>Routing stays on its fast path where no tie is possible, however many endpoints there are.</summary>
public sealed class PreflightTieTests
{
    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(16, false)]
    [InlineData(17, false)]
    [InlineData(100, false)]
    [InlineData(2, true)]
    [InlineData(16, true)]
    [InlineData(17, true)]
    [InlineData(100, true)]
    public void It_applies_where_two_endpoints_have_one_rank(int count, bool hasTie)
    {
        var endpoints = Enumerable.Range(0, count).Select(order => (Endpoint)Create("/x", order)).ToList();
        endpoints[^1] = hasTie ? Create("/y", order: 0) : endpoints[^1];

        new PreflightTie().AppliesToEndpoints(endpoints).Should().Be(hasTie);
    }

    [Fact]
    public void Routes_of_one_order_have_different_ranks_if_one_has_a_parameter() =>
        new PreflightTie().AppliesToEndpoints([Create("/x", 0), Create("/{id}", 0)]).Should().BeFalse();

    private static RouteEndpoint Create(string route, int order) =>
        new RouteEndpoint(_ => Task.CompletedTask, RoutePatternFactory.Parse(route), order, EndpointMetadataCollection.Empty, route);
}
