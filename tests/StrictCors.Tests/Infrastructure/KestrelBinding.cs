using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.Tests.Infrastructure;

/// <summary>Binds Kestrel to free loopback ports and tells which ones it got.</summary>
internal static class KestrelBinding
{
    public static void Bind(IWebHostBuilder server, bool http2)
    {
        server.ConfigureKestrel(kestrel =>
        {
            Listen(kestrel, HttpProtocols.Http1);

            if (http2)
            {
                // A port of its own: without TLS nothing is negotiated, and a port for both would speak HTTP/1.1 only.
                Listen(kestrel, HttpProtocols.Http2);
            }
        });
    }

    /// <summary>The ports bound so far, in the order of binding; Kestrel adds an endpoint's address once its socket listens.</summary>
    public static IReadOnlyList<int> Ports(WebApplication application)
    {
        var server = application.Services.GetRequiredService<IServer>();
        var addresses = server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses;
        return [.. addresses.Select(address => new Uri(address).Port)];
    }

    private static void Listen(KestrelServerOptions kestrel, HttpProtocols protocols)
    {
        kestrel.Listen(IPAddress.Loopback, 0, endpoint => endpoint.Protocols = protocols);
    }
}
