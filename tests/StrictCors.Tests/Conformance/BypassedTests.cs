using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Conformance;

/// <summary>R7: endpoints that have CORS code of their own.</summary>
public sealed class BypassedTests(DisabledApplication browser, DisabledUnderServerApplication server)
    : IClassFixture<DisabledApplication>, IClassFixture<DisabledUnderServerApplication>
{
    private const string Allowed = "https://app.example.com";
    private const string Own = DisabledApplication.OwnCors;

    private KestrelHost[] Hosts => [browser.Host, server.Host];

    [Theory]
    [InlineData(Allowed)]
    [InlineData("https://evil.example")]
    [InlineData("null")]
    public async Task R7_Bypassed_is_left_alone(string origin)
    {
        foreach (var host in Hosts)
        {
            var response = await host.SendAsync(RawRequest.Method("POST", "/bypassed").With("Origin", origin).WithBody(""));

            response.Ran().Should().Be("own");
            response.AllowOrigin().Should().Be(Own);
            response.VaryMembers.Should().BeEmpty();
        }
    }

    [Fact]
    public async Task R7_The_preflight_of_a_bypassed_endpoint_reaches_the_applications_own_OPTIONS_endpoint()
    {
        foreach (var host in Hosts)
        {
            var response = await host.SendAsync(RawRequest.Preflight("/bypassed", Allowed, "POST"));

            response.Status.Should().Be(204);
            response.Ran().Should().Be("own preflight");
            response.AllowOrigin().Should().Be(Own);
            response.AllowMethods().Should().Be("POST", "the application's code has to see what was asked for");
            response.VaryMembers.Should().BeEmpty();
        }
    }

    [Theory]
    [InlineData("/bypassed/17", "own preflight of 17")]
    [InlineData("/bypassed/literal/one", "own preflight with 0 values")]
    public async Task R7_The_applications_own_OPTIONS_endpoint_has_its_own_route_values(string target, string handler)
    {
        var response = await browser.Host.SendAsync(RawRequest.Preflight(target, Allowed, "POST"));

        response.Ran().Should().Be(handler);
        response.OwnedHeaders.Should().BeEmpty();
    }

    [Fact]
    public async Task R7_The_applications_own_OPTIONS_endpoint_runs_once_even_with_ShortCircuit()
    {
        var response = await browser.Host.SendAsync(RawRequest.Preflight("/bypassed-short", Allowed, "POST"));

        response.Ran().Should().Be("short");
        response.Body.Should().Be("short");
    }

    [Theory]
    [InlineData("/bypassed-any")]
    [InlineData("/bypassed-mixed")]
    public async Task R7_An_any_method_endpoint_that_is_bypassed_answers_its_own_preflight(string target)
    {
        var response = await browser.Host.SendAsync(RawRequest.Preflight(target, Allowed, "POST"));

        response.Ran().Should().Be("own");
        response.AllowOrigin().Should().Be(Own);
    }

    [Fact]
    public async Task R7_Another_method_of_the_path_of_a_bypassed_endpoint_has_its_policy()
    {
        var response = await browser.Host.SendAsync(RawRequest.Preflight("/bypassed", Allowed, "PUT"));

        response.Ran().Should().BeNull();
        response.AllowOrigin().Should().Be(Allowed);
    }

    [Fact]
    public async Task R7_No_policy_answers_for_a_bypassed_endpoint_without_OPTIONS()
    {
        foreach (var host in Hosts)
        {
            var response = await host.SendAsync(RawRequest.Preflight("/bypassed-without-options", Allowed, "GET"));

            // Routing's own answer, on which the error page has been put.
            response.Single("X-Error-Page").Should().Be("yes");
            response.Status.Should().Be(405);
            response.Ran().Should().BeNull();
            response.OwnedHeaders.Should().BeEmpty();
            response.VaryMembers.Should().BeEmpty();
        }
    }

    [Fact]
    public async Task R7_A_bypassed_endpoint_is_left_alone_when_a_status_code_page_is_put_on_its_answer()
    {
        foreach (var host in Hosts)
        {
            var response = await host.SendAsync(RawRequest.Get("/bypassed-missing").With("Origin", "https://evil.example"));

            response.Status.Should().Be(404);
            response.Single("X-Error-Page").Should().Be("yes");
            response.AllowOrigin().Should().Be(Own);
            response.VaryMembers.Should().BeEmpty();
        }
    }

    [Fact]
    public async Task R7_A_bypassed_endpoint_is_left_alone_when_an_exception_handler_answers_for_it()
    {
        foreach (var host in Hosts)
        {
            var response = await host.SendAsync(RawRequest.Get("/bypassed-failing").With("Origin", Allowed));

            response.Status.Should().Be(500);
            response.Ran().Should().Be("failed");
            response.OwnedHeaders.Should().BeEmpty();
            response.VaryMembers.Should().BeEmpty();
        }
    }

    [Fact]
    public async Task R7_A_handshake_with_a_bypassed_endpoint_is_its_own_business()
    {
        var response = await server.Host.SendAsync(RawRequest.Get("/bypassed-socket").Handshake().With("Origin", "https://evil.example"));

        response.Status.Should().Be(101);
    }
}
