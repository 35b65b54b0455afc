using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Conformance;

/// <summary>R7: endpoints where CORS is disabled.</summary>
public sealed class DisabledTests(DisabledApplication browser, DisabledUnderServerApplication server)
    : IClassFixture<DisabledApplication>, IClassFixture<DisabledUnderServerApplication>
{
    private const string Allowed = "https://app.example.com";

    private KestrelHost[] Hosts => [browser.Host, server.Host];

    [Fact]
    public async Task R7_Disabled_removes_the_owned_headers()
    {
        var response = await browser.Host.SendAsync(RawRequest.Method("POST", "/disabled").With("Origin", Allowed).WithBody(""));

        response.Ran().Should().Be("own");
        response.OwnedHeaders.Should().BeEmpty();
        response.VaryMembers.Should().Equal("Origin");
    }

    [Fact]
    public async Task R7_Disabled_answers_a_preflight_with_a_bare_204()
    {
        foreach (var host in Hosts)
        {
            var response = await host.SendAsync(RawRequest.Preflight("/disabled", Allowed, "POST"));

            response.Status.Should().Be(204);
            response.Ran().Should().BeNull();
            response.OwnedHeaders.Should().BeEmpty();
            response.VaryMembers.Should().Contain("Origin");
        }
    }

    [Fact]
    public async Task R7_Disabled_refuses_a_cross_origin_request_where_the_policy_would_be_Server()
    {
        var response = await server.Host.SendAsync(RawRequest.Method("POST", "/disabled").With("Origin", Allowed).WithBody(""));

        response.Status.Should().Be(403);
        response.Ran().Should().BeNull();
        response.OwnedHeaders.Should().BeEmpty();
        response.VaryMembers.Should().Equal("Origin", "Sec-Fetch-Site");
    }

    [Fact]
    public async Task R7_Disabled_leaves_same_origin_requests_and_those_without_Origin_alone()
    {
        foreach (var host in Hosts)
        {
            var same = await host.SendAsync(RawRequest.Method("POST", "/disabled").With("Host", "own.example").With("Origin", "http://own.example")
                .WithBody(""));
            var without = await host.SendAsync(RawRequest.Method("POST", "/disabled").WithBody(""));

            same.Ran().Should().Be("own");
            without.Ran().Should().Be("own");
            without.OwnedHeaders.Should().BeEmpty();
            without.VaryMembers.Should().Contain("Origin");
        }
    }

    [Fact]
    public async Task R7_Disabled_refuses_a_cross_origin_handshake()
    {
        foreach (var host in Hosts)
        {
            var response = await host.SendAsync(RawRequest.Get("/disabled-socket").Handshake().With("Origin", Allowed));

            response.Status.Should().Be(403);
        }
    }

    [Fact]
    public async Task R7_Disabled_accepts_a_handshake_from_its_own_origin()
    {
        foreach (var host in Hosts)
        {
            var response = await host.SendAsync(RawRequest.Get("/disabled-socket").Handshake().With("Host", "own.example")
                .With("Origin", "http://own.example"));

            response.Status.Should().Be(101);
        }
    }
}
