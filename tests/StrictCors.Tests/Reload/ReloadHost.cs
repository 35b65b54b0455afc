using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Testing;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Reload;

/// <summary>A program whose policies change while it runs, and what it says about it.</summary>
internal static class ReloadHost
{
    private const int Reloaded = 30;
    private const int Refused = 31;

    /// <summary>The host's own configuration from these sources; the default policy everywhere, "partner" at /partner if asked for.</summary>
    public static Task<KestrelHost> StartAsync(IReadOnlyList<IConfigurationSource> sources, Action<WebApplicationBuilder>? services = null,
        bool partner = false)
    {
        return StartAsync(
            builder =>
            {
                foreach (var source in sources)
                {
                    builder.Configuration.Sources.Add(source);
                }
            },
            services,
            partner);
    }

    public static Task<KestrelHost> StartAsync(Action<WebApplicationBuilder> configuration, Action<WebApplicationBuilder>? services = null,
        bool partner = false)
    {
        return KestrelHost.StartAsync(
            builder =>
            {
                configuration(builder);
                services?.Invoke(builder);
                builder.Services.AddStrictCors();
            },
            app => Map(app, partner));
    }

    public static void Map(WebApplication app, bool partner = false)
    {
        app.UseStrictCors();
        app.MapGet("/", () => "");
        if (partner)
        {
            app.MapGet("/partner", () => "").RequireStrictCors("partner");
        }
    }

    public static async Task<bool> AllowsAsync(this KestrelHost host, string origin, string path = "/")
    {
        var response = await host.SendAsync(RawRequest.Get(path).With("Origin", origin));
        response.Status.Should().Be(200);
        return response.Single("Access-Control-Allow-Origin") == origin;
    }

    /// <summary>Saves an origin that was not allowed before, and waits until it is.</summary>
    public static Task AllowsAfterAsync(this KestrelHost host, Action save, string origin)
    {
        return Eventually.AfterAsync(save, () => host.AllowsAsync(origin), $"{origin} is in the file now");
    }

    /// <summary>Saves what is refused, and waits for the message of one more refusal.</summary>
    public static Task RefusesAfterAsync(this KestrelHost host, Action save, string because)
    {
        var before = host.Refusals().Count;
        return Eventually.AfterAsync(save, () => host.Refusals().Count > before, because);
    }

    /// <summary>What the log says of every configuration that came in force after startup.</summary>
    public static IReadOnlyList<string> Changes(this KestrelHost host)
    {
        return [.. host.Entries(Reloaded).Select(entry => entry.Message)];
    }

    /// <summary>What the log says of every configuration that was refused after startup.</summary>
    public static IReadOnlyList<string> Refusals(this KestrelHost host)
    {
        return [.. host.RefusalEntries().Select(entry => entry.Message)];
    }

    public static IReadOnlyList<FakeLogRecord> RefusalEntries(this KestrelHost host)
    {
        return host.Entries(Refused);
    }

    private static List<FakeLogRecord> Entries(this KestrelHost host, int id)
    {
        return [.. host.Logs.GetSnapshot().Where(entry => entry.Category == "StrictCors" && entry.Id.Id == id)];
    }
}
