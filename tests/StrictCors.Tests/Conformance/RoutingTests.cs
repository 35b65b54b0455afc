using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Conformance;

/// <summary>R6: a preflight gets the policy of the endpoint that would serve the request it asks for.</summary>
public sealed class RoutingTests(RoutingApplication implicitly, ExplicitRoutingApplication explicitly)
    : IClassFixture<RoutingApplication>, IClassFixture<ExplicitRoutingApplication>
{
    private static readonly string[] Policies = ["a", "b", "d"];

    /// <summary>Path, requested method, the policy that decides ("-": none, since CORS is disabled), the endpoint that serves the request, whether
    /// all
    /// endpoints of the path have that policy.</summary>
    public static TheoryData<string, string, string, string?, bool> Rows => new()
    {
        { "/methods", "GET", "a", "get", false },
        { "/methods", "PUT", "b", "put", false },
        { "/methods", "POST", "d", "post", false },
        { "/methods", "DELETE", "-", "delete", false },
        { "/methods", "PATCH", "d", null, false },
        { "/methods", "put", "b", "put", false },
        { "/items/1", "GET", "a", "get item", false },
        { "/items/1", "PUT", "b", "put item", false },
        { "/items/1?query=yes", "PUT", "b", "put item", false },
        { "/items/one", "PUT", "d", "put by name", true },
        { "/items/one", "GET", "d", null, true },
        { "/any-method", "GET", "a", "any method", true },
        { "/any-method", "UNUSUAL", "a", "any method", true },
        { "/mixed", "PUT", "b", "put mixed", false },
        { "/mixed", "POST", "d", "post mixed", false },
        { "/mixed", "PATCH", "a", "mixed", false },
        { "/nothing", "GET", "d", null, true },
        { "/nothing", "PUT", "d", null, true },
        { "/shadow/special", "PUT", "d", "special", true },
        { "/shadow/else", "PUT", "a", "anything", true },
        { "/shadow/own", "POST", "d", "own", false },
        { "/shadow/own", "PUT", "a", "rest", false },
        { "/bypassed/special", "PUT", "d", "special", true },
        { "/short/else", "PUT", "a", "anything", true },
        { "/spa/api", "PUT", "d", "api", false },
        { "/spa/page", "PUT", "a", "fallback", true },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task R6_The_endpoint_of_the_requested_method_decides_in_a_WebApplication(string target, string method, string policy,
        string? endpoint, bool isAlone)
    {
        await ShouldBeDecidedBy(implicitly.Host, target, method, policy, endpoint, isAlone);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task R6_The_endpoint_of_the_requested_method_decides_with_UseRouting(string target, string method, string policy, string? endpoint,
        bool isAlone)
    {
        await ShouldBeDecidedBy(explicitly.Host, target, method, policy, endpoint, isAlone);
    }

    private static async Task ShouldBeDecidedBy(KestrelHost host, string target, string method, string policy, string? endpoint,
        bool isAlone)
    {
        foreach (var other in Policies)
        {
            var origin = $"https://{other}.example";
            var preflight = await host.SendAsync(RawRequest.Preflight(target, origin, method));

            preflight.Ran().Should().BeNull();
            preflight.Status.Should().Be(204);
            preflight.AllowOrigin().Should().Be(other == policy ? origin : null, "the preflight came from {0}", other);
            preflight.AllowMethods().Should().Be(other != policy ? null : isAlone ? "*" : method, "P3");
            preflight.MaxAge().Should().Be(other != policy ? null : isAlone ? "600" : "0", "P9");
        }

        // What the row says of the request itself is so.
        var actual = await host.SendAsync(RawRequest.Method(method, target).With("Origin", "https://d.example").WithBody(""));
        actual.Ran().Should().Be(endpoint);
    }
}
