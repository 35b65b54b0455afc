using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace StrictCors.Page.Tests.Trying;

/// <summary>A request that is tried reaches the program, whatever it listens on.</summary>
public sealed class OwnServerTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("::1")]
    [InlineData("::")]
    public async Task D8_It_reaches_the_address_that_the_server_listens_on(string address)
    {
        await using var app = await StartAsync(kestrel => kestrel.Listen(IPAddress.Parse(address), 0));
        var port = new Uri(AddressOf(app).Replace("[::]", "localhost", StringComparison.Ordinal)).Port;
        var host = address.StartsWith(':') ? "[::1]" : "127.0.0.1";
        using var client = new HttpClient { BaseAddress = new($"http://{host}:{port}") };

        (await SendAsync(client)).Should().Be("http");
    }

    [Fact]
    public async Task D8_It_reaches_a_server_with_a_certificate_for_another_name()
    {
        using var key = ECDsa.Create();
        using var certificate = new CertificateRequest("CN=shop.example", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        await using var app = await StartAsync(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate)));
        using var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, _, _, _) => true };
        using var client = new HttpClient(handler) { BaseAddress = new(AddressOf(app)) };

        (await SendAsync(client)).Should().Be("https");
    }

    [LinuxFact]
    public async Task D8_It_reaches_a_Unix_socket()
    {
        var path = Path.Combine(Path.GetTempPath(), $"strictcors-{Guid.NewGuid():N}.sock");
        await using var app = await StartAsync(kestrel => kestrel.ListenUnixSocket(path));
        using var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (_, cancellationToken) =>
            {
                var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        using var client = new HttpClient(handler) { BaseAddress = new("http://localhost") };

        (await SendAsync(client)).Should().Be("http");
    }

    [Fact]
    public async Task D8_It_reaches_a_server_that_only_a_proxy_shows_by_https()
    {
        await using var app = await StartAsync(kestrel => kestrel.Listen(IPAddress.Loopback, 0), app => app.UseForwardedHeaders(
            new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost }));
        using var client = new HttpClient { BaseAddress = new(AddressOf(app)) };
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        client.DefaultRequestHeaders.Add("X-Forwarded-Host", "shop.example");

        (await SendAsync(client)).Should().Be("http");
    }

    private static async Task<string> SendAsync(HttpClient client)
    {
        var attempt = new { origin = PageProgram.App, method = "GET", path = "/scheme" };
        using var response = await client.PostAsJsonAsync("/strict-cors/api/send", attempt);
        var tried = await response.Content.ReadFromJsonAsync<JsonElement>();
        tried.Text("outcome").Should().Be("read", tried.ToString());
        return tried.Text("body");
    }

    private static string AddressOf(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single();

    private static async Task<WebApplication> StartAsync(Action<KestrelServerOptions> listen, Action<WebApplication>? first = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Configuration.Sources.Clear();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(listen);
        builder.Services.AddHostFiltering(options => options.AllowedHosts = ["*", "shop.example"]);
        builder.Services.AddStrictCors(options => options.AddDefaultPolicy(policy => policy.WithOrigins(PageProgram.App)));
        var app = builder.Build();
        first?.Invoke(app);
        app.UseStrictCors();
        app.MapGet("/scheme", (HttpRequest request) => request.Scheme);
        app.MapStrictCorsPage();
        await app.StartAsync();
        return app;
    }
}
