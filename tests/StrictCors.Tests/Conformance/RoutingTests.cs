using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Conformance;

/// <summary>R6: a preflight gets the policy of the endpoint that would serve the request it asks for.</summary>
public sealed class RoutingTests(RoutingApplication implicitly, ExplicitRoutingApplication explicitly)
    : IClassFixture<RoutingApplication>, IClassFixture<ExplicitRoutingApplication>
{
    private static readonly string[] Policies = ["a", "b", "d"];

    /// <summary>Path, requested method, the policy that decides ("-": none, since CORS is disabled), the endpoint that serves the request.</summary>
    public static TheoryData<string, string, string, string?> Rows => new()
    {
        { "/methods", "GET", "a", "get" },
        { "/methods", "PUT", "b", "put" },
        { "/methods", "POST", "d", "post" },
        { "/methods", "DELETE", "-", "delete" },
        { "/methods", "PATCH", "d", null },
        { "/methods", "put", "b", "put" },
        { "/items/1", "GET", "a", "get item" },
        { "/items/1", "PUT", "b", "put item" },
        { "/items/1?query=yes", "PUT", "b", "put item" },
        { "/items/one", "PUT", "d", "put by name" },
        { "/items/one", "GET", "d", null },
        { "/any-method", "GET", "a", "any method" },
        { "/any-method", "UNUSUAL", "a", "any method" },
        { "/mixed", "PUT", "b", "put mixed" },
        { "/mixed", "POST", "d", "post mixed" },
        { "/mixed", "PATCH", "a", "mixed" },
        { "/nothing", "GET", "d", null },
        { "/nothing", "PUT", "d", null },
        { "/shadow/special", "PUT", "d", "special" },
        { "/shadow/else", "PUT", "a", "anything" },
        { "/shadow/own", "POST", "d", "own" },
        { "/shadow/own", "PUT", "a", "rest" },
        { "/bypassed/special", "PUT", "d", "special" },
        { "/short/else", "PUT", "a", "anything" },
        { "/spa/api", "PUT", "d", "api" },
        { "/spa/page", "PUT", "a", "fallback" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task R6_The_endpoint_of_the_requested_method_decides_in_a_WebApplication(string target, string method, string policy,
        string? endpoint)
    {
        await ShouldBeDecidedBy(implicitly.Host, target, method, policy, endpoint);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task R6_The_endpoint_of_the_requested_method_decides_with_UseRouting(string target, string method, string policy, string? endpoint)
    {
        await ShouldBeDecidedBy(explicitly.Host, target, method, policy, endpoint);
    }

    private static async Task ShouldBeDecidedBy(KestrelHost host, string target, string method, string policy, string? endpoint)
    {
        foreach (var other in Policies)
        {
            var origin = $"https://{other}.example";
            var preflight = await host.SendAsync(RawRequest.Preflight(target, origin, method));

            preflight.Ran().Should().BeNull();
            preflight.Status.Should().Be(204);
            preflight.AllowOrigin().Should().Be(other == policy ? origin : null, "the preflight came from {0}", other);
            preflight.AllowMethods().Should().Be(other == policy ? method : null);
        }

        // What the row says of the request itself is so.
        var actual = await host.SendAsync(RawRequest.Method(method, target).With("Origin", "https://d.example").WithBody(""));
        actual.Ran().Should().Be(endpoint);
    }
}
