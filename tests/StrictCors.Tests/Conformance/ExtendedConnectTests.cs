using System.Net;
using System.Net.WebSockets;
using System.Text;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Conformance;

/// <summary>W1 to W3 for the handshake of HTTP/2, an extended CONNECT (RFC 8441), with UseWebSockets before and after the middleware.</summary>
public sealed class ExtendedConnectTests(HandshakeApplication after, HandshakeAfterWebSocketsApplication before)
    : IClassFixture<HandshakeApplication>, IClassFixture<HandshakeAfterWebSocketsApplication>
{
    private static readonly HttpMessageInvoker Invoker = new(new SocketsHttpHandler { UseCookies = false, UseProxy = false });

    [Theory]
    [MemberData(nameof(HandshakeRows.W1), MemberType = typeof(HandshakeRows))]
    public Task W1_A_handshake_is_accepted_from_allowed_origins_only(string target, string[] origin, bool isAccepted) =>
        Decides(target, origin.Single(), null, isAccepted);

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
    public async Task S6_Handshakes_are_not_exempt() => await Decides("/exempt", "https://evil.example", null, isAccepted: false);

    private async Task Decides(string target, string? origin, string? credentials, bool isAccepted)
    {
        foreach (var host in new[] { after.Host, before.Host })
        {
            using var socket = new ClientWebSocket();
            socket.Options.HttpVersion = HttpVersion.Version20;
            socket.Options.HttpVersionPolicy = HttpVersionPolicy.RequestVersionExact;
            socket.Options.CollectHttpResponseDetails = true;
            SetHeader(socket, "Origin", origin);
            SetHeader(socket, credentials, "x");
            using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(10));

            var error = await ConnectAsync(socket, host, target, bound.Token);

            socket.HttpStatusCode.Should().Be(isAccepted ? HttpStatusCode.OK : HttpStatusCode.Forbidden);
            Lines(socket, "X-Ran").Should().Equal(isAccepted ? ["socket"] : []);
            Lines(socket, TestAuthentication.Mark).Should().HaveCount(isAccepted ? 1 : 0);
            if (isAccepted)
            {
                error.Should().BeNull();
                (await ReadAsync(socket, bound.Token)).Should().Be("accepted");
            }
            else
            {
                error.Should().BeOfType<WebSocketException>();
            }
        }
    }

    private static void SetHeader(ClientWebSocket socket, string? name, string? value)
    {
        if (name is not null && value is not null)
        {
            socket.Options.SetRequestHeader(name, value);
        }
    }

    private static Task<Exception?> ConnectAsync(ClientWebSocket socket, KestrelHost host, string target, CancellationToken bound)
    {
        var address = new UriBuilder(host.Http2Client.BaseAddress!) { Scheme = "ws", Path = target }.Uri;
        return Record.ExceptionAsync(() => socket.ConnectAsync(address, Invoker, bound));
    }

    private static IEnumerable<string> Lines(ClientWebSocket socket, string name) =>
        socket.HttpResponseHeaders!.TryGetValue(name, out var values) ? values : [];

    private static async Task<string> ReadAsync(ClientWebSocket socket, CancellationToken bound)
    {
        var buffer = new byte[64];
        var result = await socket.ReceiveAsync(buffer, bound);
        return Encoding.UTF8.GetString(buffer, 0, result.Count);
    }
}
