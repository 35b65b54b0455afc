using StrictCors.Diagnostics;

namespace StrictCors.Tests.Diagnostics;

public sealed class OncePerEndpointTests
{
    private readonly OncePerEndpoint _once = new();

    [Fact]
    public void Each_endpoint_is_first_once()
    {
        _once.IsFirst("GET /a").Should().BeTrue();
        _once.IsFirst("GET /a").Should().BeFalse();
        _once.IsFirst("GET /b").Should().BeTrue();
    }

    [Fact]
    public void To_ask_whether_an_endpoint_would_be_first_changes_nothing()
    {
        _once.WouldBeFirst("GET /a").Should().BeTrue();
        _once.IsFirst("GET /a").Should().BeTrue();
        _once.WouldBeFirst("GET /a").Should().BeFalse();
    }

    [Fact]
    public void Endpoints_without_an_end_are_not_all_remembered()
    {
        var first = Enumerable.Range(0, 3 * OncePerEndpoint.MaxEndpoints).Count(i => _once.IsFirst($"route {i}"));

        first.Should().Be(OncePerEndpoint.MaxEndpoints);
        _once.IsFirst("route 0").Should().BeFalse();
        _once.IsFirst("route 5000").Should().BeFalse("beyond the bound nothing is said");
    }
}
