using Microsoft.AspNetCore.Http;
using StrictCors.Middleware;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Middleware;

/// <summary>What a browser would make of the answer of the rest of the application, in time linear in its length.</summary>
public sealed class ObservedResponseTests
{
    [Theory]
    [InlineData("x-a,x-b", "X-B, X-A", true)]
    [InlineData("x-a,x-c", "x-a\nx-c", true)]
    [InlineData("x-a,x-c", "x-a", false)]
    [InlineData("x-a,x-c", "*", true)]
    [InlineData("x-a,authorization", "*", false)]
    [InlineData("x-a,authorization", "*, authorization", true)]
    public void S5_headers_are_compared_as_a_browser_does(string requested, string allowed, bool expected) =>
        Allows(requested, allowed.Split('\n')).Should().Be(expected);

    [Fact]
    public void S5_names_that_are_repeated_take_time_in_proportion_to_their_number() => Growth.ShouldBeLinear(
        count =>
        {
            var names = string.Join(',', Enumerable.Range(0, count).Select(i => $"x-{i}"));
            return () => Allows(names, names).Should().BeTrue();
        },
        2_000);

    private static bool Allows(string requested, params string[] allowed)
    {
        var context = new DefaultHttpContext();
        context.Response.Headers.AccessControlAllowOrigin = "https://app.example.com";
        context.Response.Headers.AccessControlAllowHeaders = allowed;
        return ObservedResponse.Allows(
            context.Response,
            new CorsRequest { Method = "OPTIONS", Origin = "https://app.example.com", RequestMethod = "GET", RequestHeaders = requested },
            CorsRequestKind.Preflight);
    }
}
