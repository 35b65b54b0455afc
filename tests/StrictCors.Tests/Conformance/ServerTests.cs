using System.Net;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Conformance;

/// <summary>S1 and S2: the server acts on a denial under Server only.</summary>
public sealed class ServerTests(ServerApplication application) : IClassFixture<ServerApplication>
{
    private const string Allowed = "https://app.example.com";
    private const string Evil = "https://evil.example";

    private KestrelHost Host => application.Host;

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    [InlineData("DELETE")]
    public async Task S1_Under_Browser_a_denied_origin_gets_status_and_body(string method)
    {
        var response = await Host.SendAsync(RawRequest.Method(method, "/browser").With("Origin", Evil).WithBody(""));

        response.Status.Should().Be(201);
        response.Body.Should().Be("browser");
        response.OwnedHeaders.Should().BeEmpty();
        response.VaryMembers.Should().Equal("Origin");
    }

    [Theory]
    [InlineData("GET", Evil)]
    [InlineData("HEAD", Evil)]
    [InlineData("PUT", Evil)]
    [InlineData("POST", Evil)]
    [InlineData("DELETE", Evil)]
    [InlineData("OPTIONS", Evil)]
    [InlineData("PUT", "null")]
    [InlineData("PUT", "not an origin")]
    [InlineData("POST", "https://app.example.com/")]
    [InlineData("POST", "")]
    public async Task S2_A_cross_origin_request_that_is_denied_is_refused_before_anything_runs(string method, string origin)
    {
        foreach (var target in new[] { "/", "/private" })
        {
            var response = await Host.SendAsync(RawRequest.Method(method, target).With("Origin", origin).With("X-User", "yes")
                .WithBody("amount=1000"));

            response.Status.Should().Be(403);
            response.Ran().Should().BeNull();
            response.Lines(TestAuthentication.Mark).Should().BeEmpty();
            response.OwnedHeaders.Should().BeEmpty();
            response.Lines("Vary").Should().Equal("Origin, Sec-Fetch-Site");
            response.Lines("Cache-Control").Should().Equal("no-store");
            response.Single("Content-Type").Should().Be("application/problem+json");
        }
    }

    [Fact]
    public async Task S2_A_policy_without_origins_runs_for_the_own_origin_alone()
    {
        var refused = await Host.SendAsync(RawRequest.Method("POST", "/own").With("Origin", "https://app.example.com").WithBody("amount=1"));
        var own = await Host.SendAsync(RawRequest.Method("POST", "/own").With("Origin", "https://app.example.com")
            .With("Sec-Fetch-Site", "same-origin").WithBody("amount=1"));
        var plain = await Host.SendAsync(RawRequest.Method("GET", "/own"));

        (refused.Status, refused.Ran()).Should().Be((403, null));
        (own.Status, own.Ran()).Should().Be((200, "own"));
        (plain.Status, plain.Ran()).Should().Be((200, "own"));
        foreach (var response in (RawResponse[])[refused, own, plain])
        {
            response.OwnedHeaders.Should().BeEmpty();
            response.Lines("Vary").Should().Equal("Origin, Sec-Fetch-Site");
        }
    }

    [Fact]
    public async Task S2_holds_over_HTTP_2()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/private")
        {
            Content = new StringContent("x"),
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        request.Headers.Add("Origin", Evil);
        request.Headers.Add("X-User", "yes");

        using var response = await Host.Http2Client.SendAsync(request);

        response.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await response.Content.ReadAsStringAsync()).Should().Contain("Forbidden");
        response.Headers.Should().NotContain(header => header.Key == "X-Ran" || header.Key == TestAuthentication.Mark);
    }

    [Fact]
    public async Task S2_A_body_that_was_not_read_does_not_spoil_the_connection()
    {
        using var connection = await Host.ConnectAsync();

        (await connection.SendAsync(RawRequest.Method("POST", "/").With("Origin", Evil).WithBody(new string('x', 50_000)))).Status.Should().Be(403);
        (await connection.SendAsync(RawRequest.Get("/").With("Origin", Allowed))).Status.Should().Be(200);
    }

    [Fact]
    public async Task S2_The_challenge_of_authorization_varies_by_Sec_Fetch_Site_too()
    {
        var response = await Host.SendAsync(RawRequest.Get("/private"));

        response.Status.Should().Be(401);
        response.VaryMembers.Should().Equal("Origin", "Sec-Fetch-Site");
    }

    [Fact]
    public async Task S2_Nothing_is_refused_that_the_policy_allows()
    {
        var response = await Host.SendAsync(RawRequest.Method("PUT", "/").With("Origin", Allowed).WithBody(""));

        response.Ran().Should().Be("root");
        response.AllowOrigin().Should().Be(Allowed);
        response.Lines("Cache-Control").Should().BeEmpty();
        response.Lines(TestAuthentication.Mark).Should().NotBeEmpty();
    }

    [Fact]
    public async Task S2_A_path_that_nothing_maps_is_refused_too()
    {
        var response = await Host.SendAsync(RawRequest.Get("/no-such-path").With("Origin", Evil));

        response.Status.Should().Be(403);
    }

    [Theory]
    [InlineData(Evil)]
    [InlineData("null")]
    [InlineData("not an origin")]
    public async Task S2_A_preflight_of_a_denied_origin_gets_a_bare_403(string origin)
    {
        var response = await Host.SendAsync(RawRequest.Preflight("/", origin, "PUT"));

        response.Status.Should().Be(403);
        response.OwnedHeaders.Should().BeEmpty();
        response.Body.Should().BeEmpty();
        ShouldBeOfPreflight(response);
    }

    private static void ShouldBeOfPreflight(RawResponse response)
    {
        response.Ran().Should().BeNull();
        response.Lines(TestAuthentication.Mark).Should().BeEmpty();
        response.VaryMembers.Should().Equal("Origin", "Access-Control-Request-Method", "Access-Control-Request-Headers", "Sec-Fetch-Site");
    }
}
