using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace StrictCors.Conformance.Servers;

/// <summary>A server of the contract in this process, on a free port of the loopback interface.</summary>
internal sealed class InProcessServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private InProcessServer(WebApplication application) => _application = application;

    public Uri Address { get; private set; } = null!;

    /// <summary>Starts a server in Production.</summary>
    /// <param name="manifest">JSON, or null where nothing is told.</param>
    /// <param name="port">0 for any that is free.</param>
    public static async Task<InProcessServer> StartAsync(Action<WebApplicationBuilder> build, Action<WebApplication> use, object? manifest = null,
        int port = 0)
    {
        var builder = WebApplication.CreateEmptyBuilder(new() { EnvironmentName = "Production", ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        builder.Services.AddRoutingCore().AddLogging(logging => logging.ClearProviders());
        build(builder);
        var app = builder.Build();
        use(app);
        if (manifest is not null)
        {
            app.MapGet(Manifest.Path, () => Results.Json(manifest));
        }

        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return new(app) { Address = new(address) };
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
