using System.Net;
using System.Net.Security;
using System.Net.Sockets;

namespace StrictCors.Tool.Network;

/// <summary>How requests reach a server.</summary>
/// <param name="Version">The version of HTTP, and whether it may be another.</param>
/// <param name="IsInsecure">Whether a certificate is not checked.</param>
/// <param name="Timeout">How long a request may take, with its preflight and its redirects.</param>
/// <param name="Resolutions">Addresses of hosts.</param>
internal sealed record NetworkSettings(
    (Version Version, HttpVersionPolicy Policy) Version, bool IsInsecure, TimeSpan Timeout, IReadOnlyList<Resolution> Resolutions)
{
    /// <summary>Gets what accepts every certificate with <c>--insecure</c>; null for the usual check.</summary>
#pragma warning disable CA5359 // That is the meaning of --insecure.
    public RemoteCertificateValidationCallback? CertificateCheck => IsInsecure ? (_, _, _, _) => true : null;
#pragma warning restore CA5359

    /// <summary>What sends requests as they are: it follows no redirect, and keeps no cookie.</summary>
    /// <param name="maxConnections">The largest number of connections to a server at the same time.</param>
    public SocketsHttpHandler CreateHandler(int maxConnections = int.MaxValue)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            MaxConnectionsPerServer = maxConnections,
            ConnectTimeout = Timeout,
        };
        handler.SslOptions.RemoteCertificateValidationCallback = CertificateCheck;
        if (Resolutions.Count > 0)
        {
            handler.ConnectCallback = (context, cancellationToken) => ConnectAsync(context.DnsEndPoint, cancellationToken);
        }

        return handler;
    }

    public async ValueTask<Stream> ConnectAsync(DnsEndPoint server, CancellationToken cancellationToken)
    {
        var resolution = Resolutions.FirstOrDefault(entry => entry.IsFor(server));
        EndPoint endPoint = resolution is null ? server : new IPEndPoint(resolution.Address, resolution.Port);
#pragma warning disable CA2000 // The stream owns it.
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
#pragma warning restore CA2000
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
}
