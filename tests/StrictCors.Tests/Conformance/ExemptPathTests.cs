using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Conformance;

/// <summary>S6: paths that are never refused.</summary>
public sealed class ExemptPathTests(ServerApplication application) : IClassFixture<ServerApplication>
{
    private const string Allowed = "https://app.example.com";
    private const string Evil = "https://evil.example";

    private KestrelHost Host => application.Host;

    [Theory]
    [InlineData("/signin-oidc", "sign-in")]
    [InlineData("/signin-oidc?code=1", "sign-in")]
    [InlineData("/SignIn-OIDC", "sign-in")]
    [InlineData("/base/signin-oidc", "sign-in")]
    [InlineData("/signin%2Doidc", "sign-in")]
    [InlineData("/signin%2doidc", "sign-in")]
    public async Task S6_An_exempt_path_is_never_refused(string target, string handler)
    {
        var denied = await Host.SendAsync(RawRequest.Method("POST", target).With("Origin", Evil).WithBody(""));
        var allowed = await Host.SendAsync(RawRequest.Method("DELETE", target).With("Origin", Allowed).WithBody(""));

        denied.Ran().Should().Be(handler);
        denied.OwnedHeaders.Should().BeEmpty("it carries what it would carry under Browser");
        denied.VaryMembers.Should().Equal("Origin", "Sec-Fetch-Site");
        allowed.Ran().Should().Be(handler);
        allowed.AllowOrigin().Should().Be(Allowed);
    }

    [Theory]
    [InlineData("/signin-oidc/")]
    [InlineData("/signin-oidc/more")]
    [InlineData("/signin-oidcx")]
    [InlineData("//signin-oidc")]
    [InlineData("/x/../signin-oidc/more")]
    [InlineData("/?/signin-oidc")]
    public async Task S6_Only_the_exact_path_is_exempt(string target)
    {
        var response = await Host.SendAsync(RawRequest.Method("POST", target).With("Origin", Evil).WithBody(""));

        response.Status.Should().Be(403);
    }

    [Fact]
    public async Task S6_Preflights_of_an_exempt_path_are_answered_as_under_Browser()
    {
        var denied = await Host.SendAsync(RawRequest.Preflight("/signin-oidc", Evil, "PUT"));
        var safelisted = await Host.SendAsync(RawRequest.Preflight("/signin-oidc", Allowed, "POST"));

        denied.Status.Should().Be(204);
        denied.OwnedHeaders.Should().BeEmpty();
        safelisted.MaxAge().Should().BeNull();
        safelisted.AllowMethods().Should().Be("GET, PUT");
    }

    [Fact]
    public async Task S6_The_log_of_a_refusal_names_the_key()
    {
        await Host.SendAsync(RawRequest.Method("POST", "/").With("Origin", "https://logged.example").WithBody(""));

        Host.Logs.GetSnapshot().Should()
            .Contain(log => log.Id.Name == "RequestRefused" && log.Message.Contains("ExemptPaths", StringComparison.Ordinal));
    }
}
