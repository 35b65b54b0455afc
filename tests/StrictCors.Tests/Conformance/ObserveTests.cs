using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Conformance;

/// <summary>S5: an observing policy decides, and leaves everything as it is.</summary>
public sealed class ObserveTests(ObserveApplication alone, ObserveBuiltInApplication builtIn)
    : IClassFixture<ObserveApplication>, IClassFixture<ObserveBuiltInApplication>
{
    private const string Allowed = "https://app.example.com";
    private const string Evil = "https://evil.example";
    private const string BuiltIn = "https://built-in.example";

    [Theory]
    [InlineData("/plain", Allowed)]
    [InlineData("/plain", Evil)]
    [InlineData("/named", Allowed)]
    [InlineData("/named", Evil)]
    [InlineData("/disabled", Evil)]
    public async Task S5_Nothing_is_added_or_refused(string target, string origin)
    {
        var response = await alone.Host.SendAsync(RawRequest.Method("PUT", target).With("Origin", origin).WithBody(""));

        response.Ran().Should().Be(target[1..]);
        response.OwnedHeaders.Should().BeEmpty();
        response.VaryMembers.Should().BeEmpty();
    }

    [Theory]
    [InlineData(Allowed)]
    [InlineData(Evil)]
    public async Task S5_Nothing_is_removed(string origin)
    {
        var response = await alone.Host.SendAsync(RawRequest.Method("PUT", "/own").With("Origin", origin).WithBody(""));

        response.AllowOrigin().Should().Be("https://own.example");
        response.AllowMethods().Should().Be("GET");
        response.Lines("Vary").Should().Equal("Accept");
        alone.Host.Logs.GetSnapshot().Should().NotContain(log => log.Id.Name == "ForeignHeadersRemoved");
    }

    [Theory]
    [InlineData("/plain", 405)]
    [InlineData("/named", 204)]
    [InlineData("/disabled", 204)]
    public async Task S5_No_preflight_is_answered_and_no_handler_runs(string target, int status)
    {
        // Not by the policy: routing has its 405, and where it led to an endpoint the bare 204 of R8 is all there is.
        var response = await alone.Host.SendAsync(RawRequest.Preflight(target, Allowed, "PUT"));

        response.Status.Should().Be(status);
        response.Ran().Should().BeNull();
        response.OwnedHeaders.Should().BeEmpty();
        response.VaryMembers.Should().BeEmpty();
    }

    [Fact]
    public async Task S5_An_endpoint_that_maps_OPTIONS_runs()
    {
        var response = await alone.Host.SendAsync(RawRequest.Preflight("/own-options", Allowed, "PUT"));

        response.Ran().Should().Be("own options");
    }

    [Theory]
    [InlineData("/plain")]
    [InlineData("/named")]
    public async Task S5_The_built_in_middleware_behind_answers_as_without_us(string target)
    {
        var actual = await builtIn.Host.SendAsync(RawRequest.Method("PUT", target).With("Origin", BuiltIn).WithBody(""));
        var preflight = await builtIn.Host.SendAsync(RawRequest.Preflight(target, BuiltIn, "PUT", "x-any"));
        var denied = await builtIn.Host.SendAsync(RawRequest.Preflight(target, Allowed, "PUT", "x-any"));

        actual.Ran().Should().Be(target[1..]);
        actual.OwnedHeaders.Should().Equal(("Access-Control-Allow-Origin", BuiltIn));
        preflight.Ran().Should().BeNull();
        preflight.AllowOrigin().Should().Be(BuiltIn);
        preflight.AllowMethods().Should().Be("PUT");
        preflight.AllowHeaders().Should().Be("x-any");
        preflight.AllowCredentials().Should().BeNull();
        preflight.MaxAge().Should().BeNull();
        denied.Ran().Should().BeNull();
        denied.OwnedHeaders.Should().BeEmpty();
    }

    [Fact]
    public async Task S5_No_handshake_is_refused()
    {
        var response = await alone.Host.SendAsync(RawRequest.Get("/socket").Handshake().With("Origin", Evil).With("Cookie", "session=1"));

        response.Status.Should().Be(101);
    }

    [Theory]
    [InlineData(Allowed, "Allowed None")]
    [InlineData(Evil, "Denied OriginNotAllowed")]
    [InlineData("null", "Denied OriginNull")]
    public async Task S5_The_decision_is_made_all_the_same(string origin, string decision)
    {
        var response = await alone.Host.SendAsync(RawRequest.Get("/decision").With("Origin", origin));

        response.Body.Should().Be(decision);
    }
}
