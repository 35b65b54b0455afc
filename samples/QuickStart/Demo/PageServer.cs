using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.FileProviders;

namespace QuickStart.Demo;

/// <summary>
/// Serves the page from a port of its own, so that its calls cross origins. It starts when the API listens, since the page has to
/// know where.
/// </summary>
internal sealed class PageServer(IServer api, IConfiguration configuration) : IHostedLifecycleService, IAsyncDisposable
{
    private const string DefaultUrl = "http://localhost:5081";
    private const string FreePort = "http://127.0.0.1:0";

    private WebApplication? _page;

    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        var apiUrl = AddressOf(api);
        if (configuration["PageUrl"] is { Length: > 0 } chosen)
        {
            _page = await StartAsync(chosen, apiUrl, cancellationToken);
        }
        else
        {
            try
            {
                _page = await StartAsync(DefaultUrl, apiUrl, cancellationToken);
            }
            catch (IOException inUse) when (inUse.InnerException is AddressInUseException)
            {
                _page = await StartAsync(FreePort, apiUrl, cancellationToken);
            }
        }

        Console.WriteLine($"""

              Page      {AddressOf(_page.Services.GetRequiredService<IServer>())}   (open this in a browser)
              API       {apiUrl}
              Try       curl -i -H "Origin: https://app.example.com" {apiUrl}/todos
              Policies  {Path.Combine(AppContext.BaseDirectory, "appsettings.json")}

              Ctrl+C ends.

            """);
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => _page?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public ValueTask DisposeAsync() => _page?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static async Task<WebApplication> StartAsync(string url, string apiUrl, CancellationToken cancellationToken)
    {
        // Empty: this one obeys neither ASPNETCORE_URLS nor anything else that is meant for the API.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore().UseUrls(url);
        builder.Services.AddRoutingCore();

        var page = builder.Build();
        page.UseFileServer(new FileServerOptions { FileProvider = new PhysicalFileProvider(Path.Combine(AppContext.BaseDirectory, "Page")) });
        page.MapGet("/api.json", () => new { Url = apiUrl });
        try
        {
            await page.StartAsync(cancellationToken);
            return page;
        }
        catch
        {
            await page.DisposeAsync();
            throw;
        }
    }

    /// <summary>The first address of a server, as a browser on this machine would write it.</summary>
    private static string AddressOf(IServer server)
    {
        var address = BindingAddress.Parse(server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First());
        var isAny = address.Host is "0.0.0.0" or "[::]" or "*" or "+";
        return $"{address.Scheme}://{(isAny ? "localhost" : address.Host)}:{address.Port}";
    }
}
