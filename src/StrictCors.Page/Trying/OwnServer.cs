using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;

namespace StrictCors.Page.Trying;

/// <summary>The way from this program to the address that it listens on. What is sent has the host that the page was opened with, so that the server
/// decides as it does for browsers; the connection goes to this machine whatever that host is.</summary>
internal sealed class OwnServer(IServer server)
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Scheme, host and port to send to, and what sends; null if the server listens on no address.</summary>
    public (Uri Url, HttpMessageHandler Handler)? Find(HttpRequest page)
    {
        var addresses = (server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
            .Select(BindingAddress.Parse).Where(address => !address.IsNamedPipe).ToList();
        if (addresses.Count == 0)
        {
            return null;
        }

        // Before a proxy, the page may have come by https although the server listens by http only.
        var address = addresses.Find(address => address.Scheme.Equals(page.Scheme, StringComparison.OrdinalIgnoreCase));
        return address is not null && Uri.TryCreate($"{page.Scheme}://{page.Host.ToUriComponent()}", UriKind.Absolute, out var url)
            ? (url, CreateHandler(address))
            : (UrlOf(addresses[0]), CreateHandler(addresses[0]));
    }

    private static Uri UrlOf(BindingAddress address) => address.IsUnixPipe ? new($"{address.Scheme}://localhost")
        : new($"{address.Scheme}://{(IPAddress.TryParse(address.Host, out var ip) && !IsAny(ip) ? address.Host : "localhost")}:{address.Port}");

    private static SocketsHttpHandler CreateHandler(BindingAddress address) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ConnectTimeout = ConnectTimeout,
        SslOptions = new SslClientAuthenticationOptions
        {
            // The other end is this program. Its certificate is for the name under which others reach it.
#pragma warning disable CA5359 // Do not disable certificate validation
            RemoteCertificateValidationCallback = static (_, _, _, _) => true,
#pragma warning restore CA5359
        },
        ConnectCallback = (_, cancellationToken) => ConnectAsync(address, cancellationToken),
    };

    private static async ValueTask<Stream> ConnectAsync(BindingAddress address, CancellationToken cancellationToken)
    {
        if (address.IsUnixPipe)
        {
            return await ConnectAsync(new UnixDomainSocketEndPoint(address.UnixPipePath), ProtocolType.Unspecified, cancellationToken);
        }

        var ips = IPAddress.TryParse(address.Host, out var ip) && !IsAny(ip) ? [ip] : new[] { IPAddress.Loopback, IPAddress.IPv6Loopback };
        for (var i = 0; ; i++)
        {
            try
            {
                return await ConnectAsync(new IPEndPoint(ips[i], address.Port), ProtocolType.Tcp, cancellationToken);
            }
            catch (SocketException) when (i + 1 < ips.Length)
            {
                // It may listen on the other one only.
            }
        }
    }

    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The stream owns the socket.")]
    private static async Task<Stream> ConnectAsync(EndPoint endPoint, ProtocolType protocol, CancellationToken cancellationToken)
    {
        var socket = new Socket(endPoint.AddressFamily, SocketType.Stream, protocol);
        try
        {
            await socket.ConnectAsync(endPoint, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static bool IsAny(IPAddress ip) => ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any);
}
