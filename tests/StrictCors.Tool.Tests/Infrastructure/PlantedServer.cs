using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace StrictCors.Tool.Tests.Infrastructure;

/// <summary>A server that answers as a test wants, and counts what it gets.</summary>
internal sealed class PlantedServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _active;

    private PlantedServer(WebApplication app) => _app = app;

    public string Url => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    public List<string> Requests { get; } = [];

    public int MostAtOnce { get; private set; }

    /// <param name="answer">Answers a request.</param>
    /// <param name="protocols">The versions of HTTP.</param>
    public static Task<PlantedServer> StartAsync(Action<HttpContext> answer, HttpProtocols protocols = HttpProtocols.Http1) =>
        StartAsync(context =>
        {
            answer(context);
            return Task.CompletedTask;
        }, protocols);

    public static async Task<PlantedServer> StartAsync(Func<HttpContext, Task> answer, HttpProtocols protocols = HttpProtocols.Http1)
    {
        PlantedServer? server = null;
        var app = Create(protocols);
        app.Use(async (HttpContext context, RequestDelegate next) =>
        {
            lock (server!.Requests)
            {
                server.Requests.Add($"{context.Request.Method} {context.Request.Path} {context.Request.Headers.Origin}");
                server.MostAtOnce = Math.Max(server.MostAtOnce, ++server._active);
            }

            await next(context);
            lock (server.Requests)
            {
                server._active--;
            }
        });
        app.Run(context => answer(context));
        server = new(app);
        await app.StartAsync();
        return server;
    }

    /// <summary>A server with middleware of its own.</summary>
    public static async Task<PlantedServer> StartAsync(Action<IServiceCollection> services, Action<WebApplication> pipeline)
    {
        var app = Create(HttpProtocols.Http1, services);
        pipeline(app);
        await app.StartAsync();
        return new(app);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static WebApplication Create(HttpProtocols protocols, Action<IServiceCollection>? services = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(options => options.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = protocols));
        services?.Invoke(builder.Services);
        return builder.Build();
    }
}
