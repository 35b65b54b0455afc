using Microsoft.AspNetCore.Connections;
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

        // The host logs a failed start with a stack trace. RunDemoAsync prints one sentence, or the runtime prints the exception.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);

        var sentences = new Sentences();
        var log = new RequestLog(sentences, new Remedy(builder.Configuration));
        builder.Services.AddSingleton<ILoggerProvider>(_ => new SentenceProvider(sentences));

        // At the start of the services: the first startup filter is the outermost, outside of that of StrictCors.
        builder.Services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter>(new RequestLogFilter(log)));
        builder.Services.AddHostedService(services => new PageServer(services.GetRequiredService<IServer>(), builder.Configuration, log, sentences));
    }

    /// <summary>Runs the program to its end. A port that is in use gets one sentence in place of a stack trace.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunDemoAsync(this WebApplication app)
    {
        var pageUrl = app.Configuration["PageUrl"];
        try
        {
            await app.RunAsync();
            return 0;
        }
        catch (IOException error) when (error.InnerException is AddressInUseException)
        {
            // "Failed to bind to address http://127.0.0.1:5080: address already in use."
            var address = Array.Find(error.Message.Split(' '), word => word.Contains("://", StringComparison.Ordinal))?.TrimEnd(':');
            var option = address == pageUrl?.TrimEnd('/') ? "--PageUrl" : "--urls";
            await Console.Error.WriteLineAsync(
                $"{address} is in use: end the other program, or start this one with '-- {option} http://127.0.0.1:0' for any free port.");
            return 1;
        }
    }
}
