using System.Diagnostics;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace StrictCors.Tool.Conformance.Wire;

/// <summary>Sends requests that no client library would send: each on a connection of its own, over HTTP/1.1.</summary>
internal static class WireClient
{
    public static async Task<WireResponse> SendAsync(Target target, WireRequest request, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(target.Timeout);
        try
        {
            using var socket = new TcpClient { NoDelay = true };
            await socket.ConnectAsync(target.Address.DnsSafeHost, target.Address.Port, limit.Token);
            await using var stream = await SecureAsync(socket.GetStream(), target, limit.Token);
            var started = Stopwatch.GetTimestamp();
            await stream.WriteAsync(Encoding.Latin1.GetBytes(request.ToText(target.Address.Authority)), limit.Token);
            return await new WireReader(stream, limit.Token).ReadAsync(request.Method, started);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"no answer within {target.Timeout.TotalSeconds:0} seconds");
        }
    }

    private static async Task<Stream> SecureAsync(NetworkStream stream, Target target, CancellationToken cancellationToken)
    {
        if (target.Address.Scheme != Uri.UriSchemeHttps)
        {
            return stream;
        }

        var secure = new SslStream(stream);
        var options = new SslClientAuthenticationOptions
        {
            TargetHost = target.Address.DnsSafeHost,
            RemoteCertificateValidationCallback = Certificates.Of(target),
        };
        await secure.AuthenticateAsClientAsync(options, cancellationToken);
        return secure;
    }
}
