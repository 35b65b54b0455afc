using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Conformance;

/// <summary>P4 to P8: what a preflight is denied, and what is tolerated.</summary>
public sealed class PreflightDenialTests(PreflightApplication application) : IClassFixture<PreflightApplication>
{
    private const string Allowed = "https://app.example.com";
    private const string Evil = "https://evil.example";

    private KestrelHost Host => application.Host;

    [Theory]
    [InlineData("/list", "DELETE", "x-one", "MethodNotAllowed", "GET, PUT, CUSTOM, QUERY", "Content-Type, X-One")]
    [InlineData("/list", "PUT", "x-two", "HeaderNotAllowed", "GET, PUT, CUSTOM, QUERY", "Content-Type, X-One")]
    [InlineData("/list", "PUT", "x-one,x-two", "HeaderNotAllowed", "GET, PUT, CUSTOM, QUERY", "Content-Type, X-One")]
    [InlineData("/list", "DELETE", "x-two", "MethodNotAllowed", "GET, PUT, CUSTOM, QUERY", "Content-Type, X-One")]
    [InlineData("/bare", "PUT", null, "MethodNotAllowed", "GET, HEAD, POST", null)]
    [InlineData("/bare", "POST", "content-type", "HeaderNotAllowed", "GET, HEAD, POST", null)]
    [InlineData("/server", "DELETE", null, "MethodNotAllowed", "PUT", "X-One")]
    [InlineData("/server", "PUT", "x-two", "HeaderNotAllowed", "PUT", "X-One")]
    [InlineData("/server", "GET", null, "MethodNotAllowed", "PUT", "X-One")]
    public async Task P4_A_refused_method_or_header_is_left_out_of_a_2xx(
        string target, string method, string? headers, string reason, string? allowMethods, string? allowHeaders)
    {
        var response = await Host.SendAsync(RawRequest.Preflight(target, Allowed, method, headers));

        response.Status.Should().Be(204);
        response.AllowOrigin().Should().Be(Allowed);
        response.AllowMethods().Should().Be(allowMethods);
        response.AllowHeaders().Should().Be(allowHeaders);
        response.MaxAge().Should().BeNull();
        DecisionOf(response).Should().Be($"Preflight Denied {reason} {target[1..]}");
    }

    [Fact]
    public async Task P4_A_refused_method_keeps_the_status_and_the_credentials_of_the_policy()
    {
        var response = await Host.SendAsync(RawRequest.Preflight("/credentials", Allowed, "TRACE"));

        response.Status.Should().Be(200);
        response.AllowCredentials().Should().Be("true");
    }

    [Theory]
    [InlineData("/list", Evil, "PUT", null, "OriginNotAllowed")]
    [InlineData("/list", "null", "PUT", null, "OriginNull")]
    [InlineData("/list", "not an origin", "PUT", null, "OriginMalformed")]
    [InlineData("/list", "https://app..example.com", "PUT", null, "OriginMalformed")]
    [InlineData("/list", Allowed, "P UT", null, "MethodMalformed")]
    [InlineData("/list", Allowed, "", null, "MethodMalformed")]
    [InlineData("/list", Allowed, "PUT", "x one", "HeaderMalformed")]
    [InlineData("/list", Allowed, "PUT", "x-one;", "HeaderMalformed")]
    [InlineData("/list", Allowed, "PUT", "\"x-one\"", "HeaderMalformed")]
    [InlineData("/list", Allowed, "DELETE", "x one", "HeaderMalformed")]
    [InlineData("/credentials", Evil, "PUT", null, "OriginNotAllowed")]
    [InlineData("/credentials", Allowed, "PUT", "x:one", "HeaderMalformed")]
    [InlineData("/any", "not an origin", "P UT", null, "MethodMalformed")]
    public async Task P5_Under_Browser_a_denied_origin_or_anything_malformed_gets_a_bare_204(string target, string origin, string method,
        string? headers, string reason)
    {
        var response = await Host.SendAsync(RawRequest.Preflight(target, origin, method, headers));

        response.Status.Should().Be(204);
        response.OwnedHeaders.Should().BeEmpty();
        DecisionOf(response).Should().Be($"Preflight Denied {reason} {target[1..]}");
    }

    [Theory]
    [InlineData(Evil, "PUT", null)]
    [InlineData("null", "PUT", null)]
    [InlineData("not an origin", "PUT", null)]
    [InlineData(Allowed, "P UT", null)]
    [InlineData(Allowed, "PUT", "x one")]
    public async Task P5_Under_Server_it_gets_a_bare_403(string origin, string method, string? headers)
    {
        var response = await Host.SendAsync(RawRequest.Preflight("/server", origin, method, headers));

        response.Status.Should().Be(403);
        response.OwnedHeaders.Should().BeEmpty();
        response.Body.Should().BeEmpty();
    }

    [Theory]
    [InlineData("GET", true)]
    [InlineData("HEAD", true)]
    [InlineData("POST", true)]
    [InlineData("PUT", false)]
    [InlineData("OPTIONS", false)]
    [InlineData("get", false)]
    [InlineData("Post", false)]
    public async Task P6_Under_Browser_safelisted_methods_always_pass(string method, bool isAllowed)
    {
        var response = await Host.SendAsync(RawRequest.Preflight("/bare", Allowed, method));

        response.AllowMethods().Should().Be("GET, HEAD, POST");
        DecisionOf(response).Should().Be(isAllowed ? "Preflight Allowed None bare" : "Preflight Denied MethodNotAllowed bare");
    }

    [Theory]
    [InlineData("put")]
    [InlineData("Put")]
    [InlineData("custom")]
    public async Task P6_Methods_are_compared_case_sensitively(string method)
    {
        var response = await Host.SendAsync(RawRequest.Preflight("/list", Allowed, method));

        response.AllowMethods()!.Split(", ").Should().NotContain(method);
        DecisionOf(response).Should().Be("Preflight Denied MethodNotAllowed list");
    }

    [Theory]
    [InlineData("x-one")]
    [InlineData("X-One")]
    [InlineData("X-ONE,CONTENT-TYPE")]
    [InlineData("x-one, content-type")]
    [InlineData(" x-one\t,\t content-type ")]
    [InlineData("x-one,,content-type")]
    [InlineData(",x-one,")]
    [InlineData(" , ,x-one")]
    [InlineData("x-one,x-one,x-one")]
    [InlineData("x-one|content-type")]
    [InlineData("|x-one|")]
    [InlineData(",|x-one, |\t")]
    [InlineData("")]
    [InlineData(",")]
    public async Task P6_Header_names_are_read_as_a_list(string linesByBar)
    {
        foreach (var target in new[] { "/list", "/credentials", "/star" })
        {
            var request = linesByBar.Split('|')
                .Aggregate(RawRequest.Preflight(target, Allowed, "PUT"), (all, line) => all.With("Access-Control-Request-Headers", line));

            var response = await Host.SendAsync(request);

            DecisionOf(response).Should().StartWith("Preflight Allowed", "{0} covers these names", target);
        }
    }

    [Theory]
    [InlineData("x-two")]
    [InlineData("x-one\v,x-two")]
    [InlineData("x-on")]
    [InlineData("x-one-")]
    public async Task P6_No_other_name_is_covered(string headers)
    {
        var response = await Host.SendAsync(RawRequest.Preflight("/list", Allowed, "PUT", headers));

        DecisionOf(response).Should().StartWith("Preflight Denied Header");
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    [InlineData("POST")]
    public async Task P7_A_preflight_for_an_upload_listener_is_allowed(string method)
    {
        foreach (var target in new[] { "/list", "/bare", "/credentials", "/star", "/any" })
        {
            var response = await Host.SendAsync(RawRequest.Preflight(target, Allowed, method));

            response.AllowOrigin().Should().NotBeNull();
            DecisionOf(response).Should().Be($"Preflight Allowed None {target[1..]}");
        }
    }

    [Theory]
    [InlineData("/list", Allowed)]
    [InlineData("/any", Evil)]
    public async Task P8_The_request_for_a_private_network_is_ignored(string target, string origin)
    {
        var plain = await Host.SendAsync(RawRequest.Preflight(target, origin, "PUT"));
        var response = await Host.SendAsync(RawRequest.Preflight(target, origin, "PUT").With("Access-Control-Request-Private-Network", "true")
            .With("Access-Control-Request-Local-Network", "true"));

        response.Status.Should().Be(plain.Status);
        response.OwnedHeaders.Should().Equal(plain.OwnedHeaders);
        response.VaryMembers.Should().Equal(plain.VaryMembers);
    }

    private static string? DecisionOf(RawResponse response) => response.Single(PreflightApplication.Decision);
}
