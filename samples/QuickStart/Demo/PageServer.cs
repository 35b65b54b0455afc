using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.FileProviders;

namespace QuickStart.Demo;

/// <summary>
/// Serves the page from a port of its own, so that its calls cross origins. It starts when the API listens, since the page has to
/// know where. A page cannot read a response that is denied to it, so its own server reports what the API has seen.
/// </summary>
internal sealed class PageServer(IServer api, IConfiguration configuration, RequestLog log, Sentences sentences)
    : IHostedLifecycleService, IAsyncDisposable
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
              Refused   curl -i -H "Origin: https://stranger.example" {apiUrl}/todos
              Policies  {ProjectFolder.Settings}   (change and save it while this runs)

              Ctrl+C ends.

            """);
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => _page?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public ValueTask DisposeAsync() => _page?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task<WebApplication> StartAsync(string url, string apiUrl, CancellationToken cancellationToken)
    {
        // Empty: this one obeys neither ASPNETCORE_URLS nor anything else that is meant for the API.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = ProjectFolder.Path });
        builder.WebHost.UseKestrelCore().UseUrls(url);
        builder.Services.AddRoutingCore();

        var page = builder.Build();
        page.UseFileServer(new FileServerOptions { FileProvider = new PhysicalFileProvider(ProjectFolder.Page) });
        Map(page, apiUrl);
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

    private void Map(WebApplication page, string apiUrl)
    {
        // A server that listens on every address is called by the one that the page was opened by: on a phone, that of this machine.
        page.MapGet("/api.json", (HttpRequest request) => new
        {
            Url = IsOnEveryAddress(api) ? new UriBuilder(apiUrl) { Host = request.Host.Host }.Uri.GetLeftPart(UriPartial.Authority) : apiUrl,
            ProjectFolder.Settings,
        });
        page.MapGet("/demo/log", (string? call) => log.Find(call));
        page.MapGet("/demo/table", () => new { Text = sentences.Table });
        page.MapGet("/demo/settings", () => sentences.Settings);
        page.MapGet("/demo/same-origin", SameOriginTable.Compute);

        // JSON only, which a page of another origin cannot send without a preflight, and this server answers none.
        page.MapPost("/demo/start", async (HttpRequest request, CancellationToken cancellationToken) => request.HasJsonContentType()
            ? Results.Ok(new { Message = await TrialStart.TryAsync(request.Body, cancellationToken) })
            : Results.StatusCode(StatusCodes.Status415UnsupportedMediaType));
    }

    /// <summary>The first address of a server, as a browser on this machine would write it.</summary>
    private static string AddressOf(IServer server)
    {
        var address = BindingOf(server);
        return $"{address.Scheme}://{(IsOnEveryAddress(server) ? "localhost" : address.Host)}:{address.Port}";
    }

    private static bool IsOnEveryAddress(IServer server) => BindingOf(server).Host is "0.0.0.0" or "[::]" or "*" or "+";

    private static BindingAddress BindingOf(IServer server) =>
        BindingAddress.Parse(server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First());
}
