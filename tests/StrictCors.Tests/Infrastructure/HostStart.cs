using Microsoft.AspNetCore.Builder;

namespace StrictCors.Tests.Infrastructure;

/// <summary>
/// Starts a Kestrel host, for tests of what must keep it from starting. Whatever either callback, the container or the start
/// itself throws is the result's error: to the person who starts the application they are the same.
/// </summary>
internal static class HostStart
{
    public static async Task<HostStartResult> TryStartAsync(
        Action<WebApplicationBuilder>? services,
        Action<WebApplication> app,
        IEnumerable<KeyValuePair<string, string?>>? settings = null,
        string environment = "Production")
    {
        var logs = TestApplication.CreateLogs();
        WebApplication? application = null;

        var error = await Record.ExceptionAsync(async () =>
        {
            application = TestApplication.Build(
                server => KestrelBinding.Bind(server, http2: false), services, settings, environment, logs);
            app(application);
            await application.StartAsync();
        });

        if (application is null)
        {
            return new HostStartResult(error, Listened: false, logs);
        }

        await using (application)
        {
            // ApplicationStarted would not do: a hosted service that fails after the server has bound keeps it from firing.
            var listened = KestrelBinding.Ports(application).Count > 0;

            if (error is null)
            {
                await application.StopAsync();
            }

            return new HostStartResult(error, listened, logs);
        }
    }
}
