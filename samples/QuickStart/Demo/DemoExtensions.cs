using Microsoft.AspNetCore.Hosting.Server;

namespace QuickStart.Demo;

/// <summary>What the page needs and an API does not: the page itself on a second port, and a log of what the API answered.</summary>
internal static class DemoExtensions
{
    public static void AddDemo(this WebApplicationBuilder builder)
    {
        // Kestrel's own default is port 5000, which macOS keeps for AirPlay. Another address can be configured.
        if (builder.Configuration["URLS"] is null && builder.Configuration["HTTP_PORTS"] is null && builder.Configuration["HTTPS_PORTS"] is null)
        {
            builder.WebHost.UseUrls("http://127.0.0.1:5080");
        }

        builder.Services.AddSingleton(new RequestLog());
        builder.Services.AddHostedService(services => new PageServer(services.GetRequiredService<IServer>(), builder.Configuration));
    }

    /// <summary>Runs before StrictCors, so that it sees every response, including those to preflights.</summary>
    public static void UseDemo(this WebApplication app)
    {
        var log = app.Services.GetRequiredService<RequestLog>();
        app.Use(log.WatchAsync);
    }

    public static void MapDemo(this WebApplication app)
    {
        // A page cannot read a response that is denied to it, so the API reports its responses.
        app.MapGet(RequestLog.Path, (string? call, RequestLog log) => log.Find(call));
        app.MapGet("/demo/same-origin", SameOriginTable.Compute);
    }
}
