using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Testing;

namespace StrictCors.Tests.Infrastructure;

/// <summary>A real application on a real socket: HTTP/1.1 on one loopback port and, if asked for, HTTP/2 without TLS on another.</summary>
public sealed class KestrelHost : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly HttpClient? _http2Client;

    private KestrelHost(WebApplication application)
    {
        var ports = KestrelBinding.Ports(application);

        _application = application;
        Port = ports[0];
        Client = CreateClient(Port, HttpVersion.Version11);
        _http2Client = ports.Count > 1 ? CreateClient(ports[1], HttpVersion.Version20) : null;
    }

    public int Port { get; }

    public IServiceProvider Services => _application.Services;

    public FakeLogCollector Logs => Services.GetRequiredService<FakeLogCollector>();

    /// <summary>HTTP/1.1, to <see cref="Port"/>; follows no redirects and keeps no cookies.</summary>
    public HttpClient Client { get; }

    /// <summary>The same over HTTP/2 with prior knowledge, to the second port (its base address tells which).</summary>
    public HttpClient Http2Client => _http2Client ?? throw new InvalidOperationException("The host was started without http2: true.");

    public static async Task<KestrelHost> StartAsync(
        Action<WebApplicationBuilder>? services,
        Action<WebApplication> app,
        IEnumerable<KeyValuePair<string, string?>>? settings = null,
        string environment = "Production",
        bool http2 = false)
    {
        return new KestrelHost(await TestApplication.StartAsync(
            server => KestrelBinding.Bind(server, http2), services, app, settings, environment));
    }

    /// <summary>Starts a program that builds the application itself, with HTTP/2 too.</summary>
    public static async Task<KestrelHost> StartAsync(Func<WebApplicationBuilder, WebApplication> program,
        IEnumerable<KeyValuePair<string, string?>>? settings)
    {
        return new KestrelHost(await TestApplication.StartAsync(server => KestrelBinding.Bind(server, http2: true), program, settings));
    }

    public Task<RawResponse> SendAsync(string rawRequest)
    {
        return RawHttp.SendAsync(Port, rawRequest);
    }

    public Task<RawResponse> SendAsync(RawRequest request)
    {
        return RawHttp.SendAsync(Port, request.ToText(Port));
    }

    /// <summary>A connection of its own, for several requests.</summary>
    public Task<RawConnection> ConnectAsync()
    {
        return RawConnection.OpenAsync(Port);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        _http2Client?.Dispose();
        await _application.StopAsync();
        await _application.DisposeAsync();
    }

    private static HttpClient CreateClient(int port, Version version)
    {
        return new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false })
        {
            BaseAddress = new Uri($"http://127.0.0.1:{port}"),
            DefaultRequestVersion = version,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Timeout = RawHttp.Bound,
        };
    }
}
