using Microsoft.AspNetCore.Routing.Patterns;
using StrictCors.Endpoints.Lookup;

namespace StrictCors.Tests.Endpoints;

public sealed class PathShapeTests
{
    [Theory]
    [InlineData("/a/{id}", "/a/1", true)]
    [InlineData("/a/{id}", "/A/1/", true)]
    [InlineData("/a/{id}", "/a/", false)]
    [InlineData("/a/{id}", "/a//", false)]
    [InlineData("/a/{id}", "/a/1/2", false)]
    [InlineData("/a/{id}", "/a/1//", false)]
    [InlineData("/a/{id}", "/b/1", false)]
    [InlineData("/a/{id}/b", "/a/1/b", true)]
    [InlineData("/a/{id}/b", "/a/1/c", false)]
    [InlineData("/a", "a", false)]
    [InlineData("/", "/", true)]
    [InlineData("/", "/a", false)]
    public void It_is_compared_with_a_path(string route, string path, bool matches) =>
        PathShape.Of(RoutePatternFactory.Parse(route))!.Matches(path).Should().Be(matches);

    [Theory]
    [InlineData("/a/{id?}")]
    [InlineData("/a/{id=1}")]
    [InlineData("/a/{*rest}")]
    [InlineData("/a/{**rest}")]
    [InlineData("/a/b-{id}")]
    [InlineData("/a/{name}.{extension}")]
    public void Other_routes_have_none(string route) => PathShape.Of(RoutePatternFactory.Parse(route)).Should().BeNull();

    [Fact]
    public void A_conventional_route_has_none() => PathShape.Of(RoutePatternFactory.Parse(
        "/{controller}/{action}", defaults: null, parameterPolicies: null, requiredValues: new { controller = "a", action = "b" })).Should().BeNull();

    [Theory]
    [InlineData("/a/{id}", "/a/{name}", true)]
    [InlineData("/a/{id}", "/a/special", true)]
    [InlineData("/a/{id}", "/A/{id:int}", true)]
    [InlineData("/a/{id}", "/b/{id}", false)]
    [InlineData("/a/{id}", "/a", false)]
    [InlineData("/a/{id}", "/a/{id}/b", false)]
    [InlineData("/a/{id}", "/a/{id}/{more}", false)]
    [InlineData("/a/{id}", "/a/{id}/{more?}", true)]
    [InlineData("/a/{id}", "/a/{id}/{*more}", true)]
    [InlineData("/a/{id}", "/{*path:nonfile}", true)]
    [InlineData("/a/{id}", "/b/{*path}", false)]
    [InlineData("/a/{id}", "/{controller=Home}/{action=Index}/{id?}", true)]
    [InlineData("/a/{id}", "/a/{name}.{extension}", true)]
    [InlineData("/a/b", "/a/{id}", true)]
    [InlineData("/a/b", "/a/c", false)]
    [InlineData("/", "/{id}", false)]
    [InlineData("/", "/{id?}", true)]
    public void Another_route_may_have_the_same_paths(string route, string other, bool overlaps) =>
        PathShape.Of(RoutePatternFactory.Parse(route))!.MayOverlap(RoutePatternFactory.Parse(other)).Should().Be(overlaps);
}
