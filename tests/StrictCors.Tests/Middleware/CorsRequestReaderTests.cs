using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using StrictCors.Middleware;

namespace StrictCors.Tests.Middleware;

/// <summary>What is hard to send over a socket: sessions of HTTP/3, and client certificates.</summary>
public sealed class CorsRequestReaderTests
{
    [Theory]
    [InlineData("CONNECT", true, "websocket", true)]
    [InlineData("CONNECT", true, "WebSocket", true)]
    [InlineData("CONNECT", true, "webtransport", true)]
    [InlineData("CONNECT", true, "webtransport-h3", true)]
    [InlineData("CONNECT", true, "connect-udp", false)]
    [InlineData("CONNECT", true, null, false)]
    [InlineData("CONNECT", false, null, false)]
    [InlineData("GET", true, "websocket", false)]
    public void W1_An_extended_CONNECT_for_WebSockets_or_WebTransport_is_a_handshake(string method, bool isExtended, string? protocol,
        bool isHandshake)
    {
        var context = Context(method);
        context.Features.Set<IHttpExtendedConnectFeature>(new ExtendedConnect(isExtended, protocol));

        Read(context).IsHandshake.Should().Be(isHandshake);
    }

    [Fact]
    public void W3_A_client_certificate_is_a_credential()
    {
        using var key = ECDsa.Create();
        using var certificate = new CertificateRequest("CN=client", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue);
        var context = Context("CONNECT");
        context.Features.Set<IHttpExtendedConnectFeature>(new ExtendedConnect(true, "websocket"));

        Read(context).HasCredentials.Should().BeFalse();
        context.Connection.ClientCertificate = certificate;
        Read(context).HasCredentials.Should().BeTrue();
    }

    [Fact]
    public void W3_Only_handshakes_are_asked_for_credentials()
    {
        var context = Context("GET");
        context.Request.Headers.Cookie = "session=1";

        Read(context).HasCredentials.Should().BeFalse();
    }

    private static CorsRequest Read(HttpContext context)
    {
        var request = context.Features.GetRequiredFeature<IHttpRequestFeature>();
        return CorsRequestReader.Read(context, request, request.Headers.Origin);
    }

    private static DefaultHttpContext Context(string method)
    {
        var context = new DefaultHttpContext();
        context.Request.Method = method;
        context.Request.Headers.Origin = "https://app.example.com";
        return context;
    }

    private sealed class ExtendedConnect(bool isExtendedConnect, string? protocol) : IHttpExtendedConnectFeature
    {
        public bool IsExtendedConnect => isExtendedConnect;

        public string? Protocol => protocol;

        public ValueTask<Stream> AcceptAsync() => throw new NotSupportedException();
    }
}
