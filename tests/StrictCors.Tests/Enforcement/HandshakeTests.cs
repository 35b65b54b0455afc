using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using StrictCors.Middleware;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Enforcement;

/// <summary>W1 to W3 on Kestrel: the opening handshake of HTTP/1.1 and the extended CONNECT of HTTP/2. Browsers do not apply CORS to
/// WebSockets, so the server must, under every enforcement.</summary>
public sealed class HandshakeTests(EnforcingHost program) : IClassFixture<EnforcingHost>
{
    private const string App = "https://app.example.com";
    private const string Evil = "https://evil.test";

    public static TheoryData<string, string?, string?, bool> Rows => new()
    {
        { "/browser/socket", App, null, true },
        { "/server/socket", App, null, true },
        { "/any/socket", Evil, null, true },
        { "/any/socket", "null", null, true },
        { "/any-server/socket", Evil, null, true },
        { "/null/socket", "null", null, true },

        // W1
        { "/browser/socket", Evil, null, false },
        { "/server/socket", Evil, null, false },
        { "/browser/socket", "http://app.example.com", null, false },
        { "/browser/socket", "https://app.example.com:8443", null, false },
        { "/null/socket", App, null, false },
        { "/disabled/socket", App, null, false },

        // Malformed, doubled, empty.
        { "/browser/socket", "https://app.example.com/", null, false },
        { "/browser/socket", "HTTPS://APP.EXAMPLE.COM", null, false },
        { "/browser/socket", "", null, false },
        { "/browser/socket", App + "\n" + App, null, false },
        { "/browser/socket", App + "\n" + Evil, null, false },
        { "/browser/socket", App + ", " + Evil, null, false },
        { "/browser/socket", "\u001b[31m", null, false },

        // W2
        { "/browser/socket", null, null, true },
        { "/server/socket", null, "Cookie", true },
        { "/disabled/socket", null, null, true },
        { "/browser/socket", "null", null, false },

        // W3
        { "/browser/socket", App, "Cookie", false },
        { "/browser/socket", App, "Authorization", false },
        { "/any/socket", Evil, "Cookie", false },
        { "/any/socket", Evil, "Authorization", false },
        { "/any/socket", "null", "Cookie", false },
        { "/credentials/socket", App, "Cookie", true },
        { "/credentials/socket", App, "Authorization", true },
        { "/credentials/socket", Evil, "Cookie", false },

        // S6: handshakes excepted.
        { "/socket", Evil, null, false },
        { "/socket", App, null, true },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Over_HTTP1(string path, string? origin, string? credentials, bool isAccepted)
    {
        _ = program.Take();
        var request = (origin?.Split('\n') ?? []).Aggregate(RawRequest.Get(path).Handshake(), (request, line) => request.With("Origin", line));

        var response = await program.Host.SendAsync(credentials is null ? request : request.With(credentials, "secret"));

        response.Status.Should().Be(isAccepted ? 101 : 403);
        program.Take().Should().Be(isAccepted ? (1, 1) : (0, 0));
        if (!isAccepted)
        {
            response.Single("Cache-Control").Should().Be("no-store");
            response.Single("Content-Type").Should().Be("application/problem+json");
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Over_HTTP2(string path, string? origin, string? credentials, bool isAccepted)
    {
        if (origin?.Contains('\n', StringComparison.Ordinal) == true || origin is "" or "\u001b[31m")
        {
            return; // no client writes these over HTTP/2; the decision does not know the protocol
        }

        _ = program.Take();
        using var client = new ClientWebSocket();
        client.Options.HttpVersion = System.Net.HttpVersion.Version20;
        client.Options.HttpVersionPolicy = HttpVersionPolicy.RequestVersionExact;
        client.Options.CollectHttpResponseDetails = true;
        if (origin is not null)
        {
            client.Options.SetRequestHeader("Origin", origin);
        }

        if (credentials is not null)
        {
            client.Options.SetRequestHeader(credentials, "secret");
        }

        using var invoker = new HttpMessageInvoker(new SocketsHttpHandler { UseCookies = false, UseProxy = false });
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(10));

        var connect = async () => await client.ConnectAsync(new Uri($"ws://127.0.0.1:{program.Host.Http2Client.BaseAddress!.Port}{path}"), invoker, bound.Token);

        if (isAccepted)
        {
            await connect();
            var buffer = new byte[16];
            var message = await client.ReceiveAsync(buffer.AsMemory(), bound.Token);
            System.Text.Encoding.ASCII.GetString(buffer, 0, message.Count).Should().Be("hello");
            ((int)client.HttpStatusCode).Should().Be(200);
        }
        else
        {
            await connect.Should().ThrowAsync<WebSocketException>();
            ((int)client.HttpStatusCode).Should().Be(403);
        }

        program.Take().Should().Be(isAccepted ? (1, 1) : (0, 0));
    }

    [Theory]
    [InlineData("websocket")]
    [InlineData("WebSocket")]
    [InlineData("h2c, websocket")]
    public async Task W1_the_Upgrade_header_is_read_as_the_server_reads_it(string upgrade)
    {
        _ = program.Take();

        var response = await program.Host.SendAsync(RawRequest.Get("/browser/socket").With("Origin", Evil)
            .With("Connection", "keep-alive, Upgrade").With("Upgrade", upgrade).With("Sec-WebSocket-Version", "13").With("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="));

        response.Status.Should().Be(403);
        program.Take().Should().Be((0, 0));
    }

    // Not a handshake: the server would not upgrade it, and under Browser an actual request is answered.
    [Theory]
    [InlineData("Upgrade", "h2c")]
    [InlineData("keep-alive", "websocket")]
    public async Task W1_what_cannot_become_a_WebSocket_is_an_actual_request(string connection, string upgrade)
    {
        _ = program.Take();

        var response = await program.Host.SendAsync(RawRequest.Get("/browser").With("Origin", Evil).With("Connection", connection).With("Upgrade", upgrade));

        response.Status.Should().Be(200);
        response.OwnedHeaders.Should().BeEmpty();
    }

    [Fact]
    public async Task W1_a_forged_Sec_Fetch_Site_gains_what_leaving_Origin_away_would()
    {
        _ = program.Take();

        (await program.Host.SendAsync(RawRequest.Get("/browser/socket").With("Origin", Evil).With("Sec-Fetch-Site", "same-origin").Handshake())).Status.Should().Be(101);
        (await program.Host.SendAsync(RawRequest.Get("/browser/socket").With("Origin", Evil).With("Sec-Fetch-Site", "cross-site").Handshake())).Status.Should().Be(403);
    }

    [Fact]
    public async Task W1_holds_behind_UseWebSockets_as_in_front_of_it()
    {
        await using var host = await EnforcingProgram.StartAsync(first: app => app.UseWebSockets());

        (await host.SendAsync(RawRequest.Get("/browser/socket").With("Origin", Evil).Handshake())).Status.Should().Be(403);
        (await host.SendAsync(RawRequest.Get("/browser/socket").With("Origin", App).Handshake())).Status.Should().Be(101);
        host.Counts().Endpoints.Should().Be(1);
    }

    [Fact]
    public async Task W3_an_allowed_origin_that_is_refused_for_its_credentials_can_be_told_apart_in_Development()
    {
        await using var host = await EnforcingProgram.StartAsync("Development");

        var response = await host.SendAsync(RawRequest.Get("/any/socket").With("Origin", Evil).With("Cookie", "session=1").Handshake());

        response.Status.Should().Be(403);
        response.Single("StrictCors-Decision").Should().Be("denied; credentials-not-allowed");
        response.Body.Should().Contain("credentials-not-allowed");
    }
}
