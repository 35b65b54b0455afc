using System.Net;
using System.Net.WebSockets;
using System.Text;
using StrictCors.Middleware;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Conformance;

/// <summary>W1 to W3: browsers do not apply CORS to WebSockets, so the server does. Each row holds with UseWebSockets on either side.</summary>
public sealed class HandshakeTests(HandshakeApplication behind, HandshakeBehindWebSocketsApplication inFront)
    : IClassFixture<HandshakeApplication>, IClassFixture<HandshakeBehindWebSocketsApplication>
{
    private const string Allowed = "https://app.example.com";
    private const string Evil = "https://evil.example";

    private KestrelHost[] Hosts => [behind.Host, inFront.Host];

    [Theory]
    [InlineData("/list", Allowed, 101)]
    [InlineData("/list", Evil, 403)]
    [InlineData("/list", "not an origin", 403)]
    [InlineData("/list", "https://app.example.com, https://app.example.com", 403)]
    [InlineData("/list", "http://app.example.com", 403)]
    [InlineData("/server", Allowed, 101)]
    [InlineData("/server", Evil, 403)]
    [InlineData("/credentials", Evil, 403)]
    [InlineData("/any", Evil, 101)]
    public async Task W1_A_handshake_is_accepted_from_allowed_origins_only(string target, string origin, int status)
    {
        foreach (var host in Hosts)
        {
            var response = await host.SendAsync(RawRequest.Get(target).Handshake().With("Origin", origin));

            response.Status.Should().Be(status);
            response.AllowOrigin().Should().Be(status != 101 ? null : target is "/any" ? "*" : origin);
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

            response.Status.Should().Be(403);
            response.OwnedHeaders.Should().BeEmpty();
            response.Single("Content-Type").Should().Be("application/problem+json");
            response.Single("Cache-Control").Should().Be("no-store");
            response.Single("Vary").Should().Be(vary);
        }
    }

    [Theory]
    [InlineData("WebSocket")]
    [InlineData("WEBSOCKET")]
    [InlineData("h2c, websocket")]
    [InlineData("other/1,websocket ,more")]
    public async Task W1_The_name_of_the_protocol_is_read_as_a_list_and_its_case_ignored(string upgrade)
    {
        foreach (var host in Hosts)
        {
            var response = await host.SendAsync(RawRequest.Get("/list")
                .With("Connection", "Upgrade").With("Upgrade", upgrade).With("Sec-WebSocket-Version", "13").With("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")
                .With("Origin", Evil));

            response.Status.Should().Be(403);
        }
    }

    [Fact]
    public async Task W1_What_only_looks_like_a_handshake_is_an_actual_request()
    {
        foreach (var host in Hosts)
        {
            var withoutConnection = await host.SendAsync(RawRequest.Get("/list").With("Upgrade", "websocket").With("Origin", Evil));
            var otherProtocol = await host.SendAsync(RawRequest.Get("/list").With("Connection", "Upgrade").With("Upgrade", "websocketx").With("Origin", Evil));

            withoutConnection.Ran().Should().Be("no handshake");
            otherProtocol.Ran().Should().Be("no handshake");
        }
    }

    [Theory]
    [InlineData("http://own.example:8080", "own.example:8080", null, 101)]
    [InlineData("https://own.example", "own.example", null, 101)]
    [InlineData("http://other.example", "own.example", null, 403)]
    [InlineData("http://own.example:8081", "own.example:8080", null, 403)]
    [InlineData("https://any.example", "own.example", "same-origin", 101)]
    [InlineData("http://own.example", "own.example", "cross-site", 403)]
    public async Task W1_A_handshake_from_its_own_origin_passes(string origin, string host, string? fetchSite, int status)
    {
        foreach (var server in Hosts)
        {
            var request = RawRequest.Get("/list").Handshake().With("Host", host).With("Origin", origin).With("Cookie", "session=1");

            var response = await server.SendAsync(fetchSite is null ? request : request.With("Sec-Fetch-Site", fetchSite));

            response.Status.Should().Be(status);
        }
    }

    [Theory]
    [InlineData("/list")]
    [InlineData("/server")]
    [InlineData("/any")]
    public async Task W2_Without_Origin_it_is_no_browser_and_passes(string target)
    {
        foreach (var host in Hosts)
        {
            var response = await host.SendAsync(RawRequest.Get(target).Handshake().With("Cookie", "session=1").With("Authorization", "Bearer x"));

            response.Status.Should().Be(101);
        }
    }

    [Theory]
    [InlineData("/list", 403)]
    [InlineData("/credentials", 403)]
    [InlineData("/null", 101)]
    [InlineData("/any", 101)]
    public async Task W2_null_is_denied_unless_the_policy_has_it(string target, int status)
    {
        foreach (var host in Hosts)
        {
            var response = await host.SendAsync(RawRequest.Get(target).Handshake().With("Origin", "null"));

            response.Status.Should().Be(status);
        }
    }

    [Theory]
    [InlineData("/list", "Cookie", 403)]
    [InlineData("/list", "Authorization", 403)]
    [InlineData("/list", "X-Other", 101)]
    [InlineData("/server", "Cookie", 403)]
    [InlineData("/any", "Cookie", 403)]
    [InlineData("/any", "Authorization", 403)]
    [InlineData("/any", "X-Other", 101)]
    [InlineData("/credentials", "Cookie", 101)]
    [InlineData("/credentials", "Authorization", 101)]
    public async Task W3_A_handshake_with_credentials_needs_a_policy_with_credentials(string target, string header, int status)
    {
        foreach (var host in Hosts)
        {
            var response = await host.SendAsync(RawRequest.Get(target).Handshake().With("Origin", Allowed).With(header, "x"));

            response.Status.Should().Be(status);
        }
    }

    [Fact]
    public async Task W3_Under_any_origin_a_handshake_with_cookies_from_its_own_origin_passes()
    {
        foreach (var host in Hosts)
        {
            var response = await host.SendAsync(RawRequest.Get("/any").Handshake().With("Host", "own.example").With("Origin", "https://own.example").With("Cookie", "session=1"));

            response.Status.Should().Be(101);
        }
    }

    [Theory]
    [InlineData("/list", Allowed, null, true)]
    [InlineData("/list", Evil, null, false)]
    [InlineData("/list", "null", null, false)]
    [InlineData("/list", null, "session=1", true)]
    [InlineData("/server", Evil, null, false)]
    [InlineData("/server", Allowed, null, true)]
    [InlineData("/any", Evil, null, true)]
    [InlineData("/any", Evil, "session=1", false)]
    [InlineData("/list", Allowed, "session=1", false)]
    [InlineData("/credentials", Allowed, "session=1", true)]
    public async Task W1_W2_W3_hold_for_the_extended_CONNECT_of_HTTP_2(string target, string? origin, string? cookie, bool isAccepted)
    {
        foreach (var host in Hosts)
        {
            using var socket = new ClientWebSocket();
            socket.Options.HttpVersion = HttpVersion.Version20;
            socket.Options.HttpVersionPolicy = HttpVersionPolicy.RequestVersionExact;
            socket.Options.CollectHttpResponseDetails = true;
            SetHeader(socket, "Origin", origin);
            SetHeader(socket, "Cookie", cookie);
            using var handler = new SocketsHttpHandler { UseCookies = false, UseProxy = false };
            using var invoker = new HttpMessageInvoker(handler);
            using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(10));
            var address = new UriBuilder(host.Http2Client.BaseAddress!) { Scheme = "ws", Path = target }.Uri;

            var error = await Record.ExceptionAsync(() => socket.ConnectAsync(address, invoker, bound.Token));

            if (isAccepted)
            {
                error.Should().BeNull();
                (await ReadAsync(socket, bound.Token)).Should().Be("accepted");
            }
            else
            {
                error.Should().BeOfType<WebSocketException>();
                socket.HttpStatusCode.Should().Be(HttpStatusCode.Forbidden);
            }
        }
    }

    private static void SetHeader(ClientWebSocket socket, string name, string? value)
    {
        if (value is not null)
        {
            socket.Options.SetRequestHeader(name, value);
        }
    }

    private static async Task<string> ReadAsync(ClientWebSocket socket, CancellationToken bound)
    {
        var buffer = new byte[64];
        var result = await socket.ReceiveAsync(buffer, bound);
        return Encoding.UTF8.GetString(buffer, 0, result.Count);
    }
}
