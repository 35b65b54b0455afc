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

        // At the start of the services: the first startup filter is the outermost, outside of that of StrictCors.
        builder.Services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter>(
            services => new RequestLogFilter(services.GetRequiredService<RequestLog>())));
        builder.Services.AddHostedService(services => new PageServer(services.GetRequiredService<IServer>(), builder.Configuration));
    }

    public static void MapDemo(this WebApplication app)
    {
        // A page cannot read a response that is denied to it, so the API reports its responses.
        app.MapGet(RequestLog.Path, (string? call, RequestLog log) => log.Find(call));
        app.MapGet("/demo/same-origin", SameOriginTable.Compute);
    }
}
