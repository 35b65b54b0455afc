using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using StrictCors.Middleware;

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
    public void S5_thirty_thousand_names_that_are_repeated_take_no_seconds()
    {
        var names = string.Join(',', Enumerable.Range(0, 30_000).Select(i => $"x-{i}"));
        var watch = Stopwatch.StartNew();

        Allows(names, names).Should().BeTrue();

        // 900 million comparisons take several seconds, 30 000 look-ups a few milliseconds.
        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(2));
    }

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
