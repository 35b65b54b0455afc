using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Conformance;

/// <summary>W1 to W3 for the opening handshake of HTTP/1.1: browsers do not apply CORS to WebSockets, so the server does. Each row holds
/// with UseWebSockets before and after the middleware.</summary>
public sealed class HandshakeTests(
    HandshakeApplication after, HandshakeAfterWebSocketsApplication before, HandshakeInDevelopmentApplication development)
    : IClassFixture<HandshakeApplication>, IClassFixture<HandshakeAfterWebSocketsApplication>, IClassFixture<HandshakeInDevelopmentApplication>
{
    private const string Evil = "https://evil.example";

    private KestrelHost[] Hosts => [after.Host, before.Host];

    [Theory]
    [MemberData(nameof(HandshakeRows.W1), MemberType = typeof(HandshakeRows))]
    [MemberData(nameof(HandshakeRows.W1OverHttp1Only), MemberType = typeof(HandshakeRows))]
    public async Task W1_A_handshake_is_accepted_from_allowed_origins_only(string target, string[] origin, bool isAccepted)
    {
        foreach (var host in Hosts)
        {
            var response = await host.SendAsync(
                origin.Aggregate(RawRequest.Get(target).Handshake(), (request, line) => request.With("Origin", line)));

            ShouldBe(response, isAccepted);
            response.AllowOrigin().Should().Be(!isAccepted ? null : target.StartsWith("/any", StringComparison.Ordinal) ? "*" : origin.Single());
        }
    }

    [Theory]
    [InlineData("/list", "Origin")]
    [InlineData("/server", "Origin, Sec-Fetch-Site")]
    public async Task W1_The_refusal_is_the_servers_own(string target, string vary)
    {
        foreach (var host in Hosts)
        {
            var response = await host.SendAsync(RawRequest.Get(target).Handshake().With("Origin", Evil));

            ShouldBe(response, isAccepted: false);
            response.OwnedHeaders.Should().BeEmpty();
            response.Single("Vary").Should().Be(vary);
        }
    }

    [Theory]
    [InlineData("Upgrade", "WebSocket")]
    [InlineData("Upgrade", "WEBSOCKET")]
    [InlineData("Upgrade", "h2c, websocket")]
    [InlineData("Upgrade", "other/1,websocket ,more")]
    [InlineData("keep-alive, Upgrade", "websocket")]
    [InlineData("keep-alive, Upgrade", "WebSocket")]
    [InlineData("keep-alive, Upgrade", "h2c, websocket")]
    public async Task W1_The_name_of_the_protocol_is_read_as_a_list_and_its_case_ignored(string connection, string upgrade)
    {
        foreach (var host in Hosts)
        {
            var response = await host.SendAsync(RawRequest.Get("/list")
                .With("Connection", connection).With("Upgrade", upgrade)
                .With("Sec-WebSocket-Version", "13").With("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")
                .With("Origin", Evil));

            ShouldBe(response, isAccepted: false);
        }
    }

    // The server would not upgrade it, and under Browser an actual request is answered.
    [Theory]
    [InlineData(null, "websocket")]
    [InlineData("keep-alive", "websocket")]
    [InlineData("Upgrade", "websocketx")]
    [InlineData("Upgrade", "h2c")]
    public async Task W1_What_only_looks_like_a_handshake_is_an_actual_request(string? connection, string upgrade)
    {
        foreach (var host in Hosts)
        {
            var request = RawRequest.Get("/list").With("Upgrade", upgrade).With("Origin", Evil);

            var response = await host.SendAsync(connection is null ? request : request.With("Connection", connection));

            response.Status.Should().Be(200);
            response.Body.Should().Be("no handshake");
            response.OwnedHeaders.Should().BeEmpty();
        }
    }

    [Theory]
    [InlineData("/list", "http://own.example", "own.example", null, true)]
    [InlineData("/list", "http://own.example:8080", "own.example:8080", null, true)]
    [InlineData("/list", "https://own.example", "own.example", null, true)]
    [InlineData("/list", "https://own.example:8443", "own.example:8443", null, true)]
    [InlineData("/server", "https://own.example", "own.example", null, true)]
    [InlineData("/any", "https://own.example", "own.example", null, true)]
    [InlineData("/disabled", "http://own.example", "own.example", null, true)]
    [InlineData("/list", "http://other.example", "own.example", null, false)]
    [InlineData("/list", "https://own.example", "other.example", null, false)]
    [InlineData("/list", "https://own.example:8443", "own.example", null, false)]
    [InlineData("/list", "http://own.example:8081", "own.example:8080", null, false)]
    // A client that forges Sec-Fetch-Site gains what it would gain by leaving Origin away.
    [InlineData("/list", "https://any.example", "own.example", "same-origin", true)]
    [InlineData("/list", "http://own.example", "own.example", "cross-site", false)]
    public async Task R3_W3_A_handshake_from_its_own_origin_passes_with_its_cookies(string target, string origin, string host, string? fetchSite,
        bool isAccepted)
    {
        foreach (var server in Hosts)
        {
            var request = RawRequest.Get(target).Handshake().With("Host", host).With("Origin", origin).With("Cookie", "session=1");

            var response = await server.SendAsync(fetchSite is null ? request : request.With("Sec-Fetch-Site", fetchSite));

            ShouldBe(response, isAccepted);
        }
    }

    [Theory]
    [MemberData(nameof(HandshakeRows.W2), MemberType = typeof(HandshakeRows))]
    public Task W2_Without_Origin_it_passes_and_null_is_denied_unless_the_policy_has_it(string target, string? origin, string? credentials,
        bool isAccepted) =>
        Decides(target, origin, credentials, isAccepted);

    [Theory]
    [MemberData(nameof(HandshakeRows.W3), MemberType = typeof(HandshakeRows))]
    public Task W3_A_handshake_with_credentials_needs_a_policy_with_credentials(string target, string? origin, string? credentials,
        bool isAccepted) =>
        Decides(target, origin, credentials, isAccepted);

    [Fact]
    public async Task W3_In_Development_the_refusal_names_the_credentials()
    {
        var response = await development.Host.SendAsync(RawRequest.Get("/any").Handshake().With("Origin", Evil).With("Cookie", "session=1"));

        ShouldBe(response, isAccepted: false);
        response.Single("StrictCors-Decision").Should().Be("denied; credentials-not-allowed");
        response.Body.Should().Contain("credentials-not-allowed");
    }

    [Fact]
    public async Task S6_Handshakes_are_not_exempt()
    {
        foreach (var host in Hosts)
        {
            ShouldBe(await host.SendAsync(RawRequest.Get("/exempt").Handshake().With("Origin", Evil)), isAccepted: false);
        }
    }

    private async Task Decides(string target, string? origin, string? credentials, bool isAccepted)
    {
        foreach (var host in Hosts)
        {
            var request = RawRequest.Get(target).Handshake();
            request = origin is null ? request : request.With("Origin", origin);

            ShouldBe(await host.SendAsync(credentials is null ? request : request.With(credentials, "x")), isAccepted);
        }
    }

    private static void ShouldBe(RawResponse response, bool isAccepted)
    {
        response.Status.Should().Be(isAccepted ? 101 : 403);
        response.Ran().Should().Be(isAccepted ? "socket" : null);
        response.Lines(TestAuthentication.Mark).Should().HaveCount(isAccepted ? 1 : 0);
        if (!isAccepted)
        {
            response.Single("Content-Type").Should().Be("application/problem+json");
            response.Single("Cache-Control").Should().Be("no-store");
        }
    }
}
