using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tool.Checking;

namespace StrictCors.Tool.Explaining;

/// <summary>An application with the middleware and the settings, in memory: it answers what the real one would answer, as far as CORS is
/// concerned.</summary>
internal sealed class LocalServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private LocalServer(WebApplication app) => _app = app;

    /// <param name="reading">The settings.</param>
    /// <param name="policy">The policies of the endpoint; null for the default policy.</param>
    public static async Task<LocalServer> StartAsync(SettingsReading reading, string? policy)
    {
        var builder = WebApplication.CreateEmptyBuilder(new() { EnvironmentName = reading.Environment });
        builder.Configuration.AddConfiguration(reading.Configuration);
        builder.Services.AddRouting();
        builder.Services.AddStrictCors(reading.Section.Length == 0 ? reading.Configuration : builder.Configuration.GetSection(reading.Section));
        builder.WebHost.UseTestServer();
        var app = builder.Build();
        app.UseRouting();
        if (policy is null)
        {
            app.UseStrictCors();
        }
        else
        {
            app.UseStrictCors(policy);
        }

        app.Map("/{**path}", static (HttpContext context) =>
        {
            context.Response.StatusCode = StatusCodes.Status200OK;
            return Task.CompletedTask;
        });
        await app.StartAsync();
        return new(app);
    }

    public HttpMessageHandler CreateHandler() => ((TestServer)_app.Services.GetRequiredService<IServer>()).CreateHandler();

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
