using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Testing;

namespace StrictCors.Tests.Infrastructure;

/// <summary>
/// The same application in memory, without sockets. <see cref="Server"/> sends requests no client would
/// (<see cref="TestServer.SendAsync"/>) and opens WebSockets; <see cref="Client"/> follows no redirects and keeps no cookies.
/// </summary>
public sealed class TestServerHost : IAsyncDisposable
{
    private readonly WebApplication _application;

    private TestServerHost(WebApplication application)
    {
        _application = application;
        Server = application.GetTestServer();
        Client = Server.CreateClient();
    }

    public TestServer Server { get; }

    public HttpClient Client { get; }

    public IServiceProvider Services => _application.Services;

    public FakeLogCollector Logs => Services.GetRequiredService<FakeLogCollector>();

    public static async Task<TestServerHost> StartAsync(
        Action<WebApplicationBuilder>? services,
        Action<WebApplication> app,
        IEnumerable<KeyValuePair<string, string?>>? settings = null,
        string environment = "Production")
    {
        return new TestServerHost(await TestApplication.StartAsync(
            server => server.UseTestServer(), services, app, settings, environment));
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _application.StopAsync();
        await _application.DisposeAsync();
    }
}
