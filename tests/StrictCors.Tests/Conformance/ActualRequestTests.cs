using System.Net;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Conformance;

/// <summary>A1 to A5: what the answer to an actual request carries.</summary>
public sealed class ActualRequestTests(ActualRequestApplication application) : IClassFixture<ActualRequestApplication>
{
    private const string Allowed = "https://app.example.com";
    private const string Evil = "https://evil.example";

    private KestrelHost Host => application.Host;

    [Theory]
    [InlineData("/list", Allowed)]
    [InlineData("/list", "https://deep.sub.example.org")]
    [InlineData("/list", "http://localhost:3000")]
    [InlineData("/list", "http://localhost")]
    [InlineData("/single", Allowed)]
    [InlineData("/credentials", Allowed)]
    [InlineData("/null", "null")]
    public async Task A1_An_allowed_origin_is_sent_back_once(string target, string origin)
    {
        var response = await Host.SendAsync(RawRequest.Get(target).With("Origin", origin));

        response.Status.Should().Be(200);
        response.Ran().Should().NotBeNull();
        response.Lines("Access-Control-Allow-Origin").Should().Equal(origin);
    }

    [Theory]
    [InlineData(Allowed)]
    [InlineData(Evil)]
    [InlineData("null")]
    [InlineData("https://evil.example, https://more.example")]
    public async Task A1_An_any_origin_policy_sends_a_star(string origin)
    {
        var response = await Host.SendAsync(RawRequest.Get("/any").With("Origin", origin));

        response.Lines("Access-Control-Allow-Origin").Should().Equal("*");
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("OPTIONS")]
    public async Task A1_The_method_makes_no_difference(string method)
    {
        var response = await Host.SendAsync(RawRequest.Method(method, "/list").With("Origin", Allowed).WithBody(""));

        response.Ran().Should().Be("list");
        response.OwnedHeaders.Should().Equal(("Access-Control-Allow-Origin", Allowed));
    }

    [Theory]
    [InlineData("/credentials", Allowed, "true")]
    [InlineData("/credentials", Evil, null)]
    [InlineData("/credentials", null, null)]
    [InlineData("/list", Allowed, null)]
    [InlineData("/any", Allowed, null)]
    public async Task A2_Credentials_are_allowed_exactly_when_the_policy_and_the_origin_are(string target, string? origin, string? expected)
    {
        var request = RawRequest.Get(target).With("Cookie", "session=1");

        var response = await Host.SendAsync(origin is null ? request : request.With("Origin", origin));

        response.Ran().Should().NotBeNull();
        response.AllowCredentials().Should().Be(expected);
    }

    [Theory]
    [InlineData("/credentials", Allowed, "ETag, X-Total")]
    [InlineData("/credentials", Evil, null)]
    [InlineData("/credentials", null, null)]
    [InlineData("/list", Allowed, null)]
    [InlineData("/any", Evil, "*")]
    [InlineData("/any", null, "*")]
    public async Task A3_The_exposed_headers_are_named_if_there_are_any(string target, string? origin, string? expected)
    {
        var request = RawRequest.Get(target);

        var response = await Host.SendAsync(origin is null ? request : request.With("Origin", origin));

        response.ExposeHeaders().Should().Be(expected);
    }

    [Theory]
    [InlineData("/list")]
    [InlineData("/credentials")]
    [InlineData("/any")]
    public async Task A3_What_belongs_to_preflights_is_never_sent(string target)
    {
        var response = await Host.SendAsync(RawRequest.Get(target).With("Origin", Allowed)
            .With("Access-Control-Request-Method", "GET").With("Access-Control-Request-Headers", "x-one"));

        response.AllowOrigin().Should().NotBeNull();
        response.AllowMethods().Should().BeNull();
        response.AllowHeaders().Should().BeNull();
        response.MaxAge().Should().BeNull();
    }

    [Fact]
    public async Task A4_An_any_origin_policy_says_so_without_Origin_too()
    {
        var response = await Host.SendAsync(RawRequest.Get("/any"));

        response.OwnedHeaders.Should().BeEquivalentTo([("Access-Control-Allow-Origin", "*"), ("Access-Control-Expose-Headers", "*")]);
    }

    [Theory]
    [InlineData("/list", Evil)]
    [InlineData("/list", "null")]
    [InlineData("/list", "https://example.org")]
    [InlineData("/list", "https://app.example.com.evil.example")]
    [InlineData("/list", "https://evilapp.example.com")]
    [InlineData("/list", "http://app.example.com")]
    [InlineData("/list", "https://app.example.com:8443")]
    [InlineData("/single", Evil)]
    [InlineData("/credentials", Evil)]
    [InlineData("/null", "https://evil.example")]
    public async Task A5_A_denied_origin_gets_none_of_the_owned_headers_and_the_whole_answer(string target, string origin)
    {
        var response = await Host.SendAsync(RawRequest.Get(target).With("Origin", origin));

        response.Status.Should().Be(200);
        response.Body.Should().Be(target[1..]);
        response.OwnedHeaders.Should().BeEmpty();
    }

    [Fact]
    public async Task A1_A2_A5_hold_over_HTTP_2()
    {
        using var allowed = await Http2(Allowed);
        using var denied = await Http2(Evil);

        allowed.Version.Major.Should().Be(2);
        allowed.Headers.GetValues("Access-Control-Allow-Origin").Should().Equal(Allowed);
        allowed.Headers.GetValues("Access-Control-Allow-Credentials").Should().Equal("true");
        allowed.Headers.GetValues("Vary").Should().Equal("Origin");
        denied.Headers.Should().NotContain(header => header.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));
        denied.Headers.GetValues("Vary").Should().Equal("Origin");
    }

    [Fact]
    public async Task P2_holds_over_HTTP_2()
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, "/credentials") { Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        request.Headers.Add("Origin", Allowed);
        request.Headers.Add("Access-Control-Request-Method", "GET");
        using var response = await Host.Http2Client.SendAsync(request);

        ((int)response.StatusCode).Should().Be(204);
        response.Headers.GetValues("Access-Control-Allow-Methods").Should().Equal("GET");
    }

    [Theory]
    [InlineData(Allowed, Allowed)]
    [InlineData(Evil, null)]
    [InlineData("null", null)]
    public async Task A1_One_connection_carries_requests_of_many_origins(string origin, string? expected)
    {
        // What is kept for one request on a connection must not be there for the next.
        using var connection = await Host.ConnectAsync();
        await connection.SendAsync(RawRequest.Get("/credentials").With("Origin", Allowed));
        await connection.SendAsync(RawRequest.Get("/any").With("Origin", Evil));

        var response = await connection.SendAsync(RawRequest.Get("/list").With("Origin", origin));
        var without = await connection.SendAsync(RawRequest.Get("/list"));

        response.AllowOrigin().Should().Be(expected);
        response.AllowCredentials().Should().BeNull();
        without.OwnedHeaders.Should().BeEmpty();
    }

    private async Task<HttpResponseMessage> Http2(string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/credentials") { Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        request.Headers.Add("Origin", origin);
        return await Host.Http2Client.SendAsync(request);
    }
}
