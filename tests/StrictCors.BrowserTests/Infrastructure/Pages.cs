using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.FileProviders;

namespace StrictCors.BrowserTests.Infrastructure;

/// <summary>A server of pages and nothing else. Whatever host a page is asked for under, it comes: the host makes the origin.</summary>
internal sealed class Pages : IAsyncDisposable
{
    private readonly WebApplication _application;

    private Pages(WebApplication application)
    {
        _application = application;
        Port = Site.Port(application);
    }

    public int Port { get; }

    public static async Task<Pages> StartAsync() => new(await Site.StartAsync(_ => { }, Serve));

    /// <summary>The page that calls for a test, at one of the places of <see cref="Place"/>.</summary>
    public string Origin(string host) => $"http://{host}:{Port}";

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    public static void Serve(WebApplication app)
    {
        app.UseFileServer(new FileServerOptions { FileProvider = new PhysicalFileProvider(Path.Combine(AppContext.BaseDirectory, "Page")) });
        app.MapGet("/leave", (string to) => Results.Redirect(to, preserveMethod: true));
    }
}
