using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.OriginSources;
using StrictCors.Tests.Infrastructure;
using StrictCors.Tests.Reload;

namespace StrictCors.Tests.OriginSources;

/// <summary>A program whose policy asks a source.</summary>
internal static class SourceHost
{
    private const string Json = """
        {
          "StrictCors": {
            "DefaultPolicy": "web",
            "Policies": { "web": { "AllowedOrigins": [ "https://app.example.com" ], "AllowCredentials": true } }
          }
        }
        """;

    /// <summary>To the name that all instances have in common: the host is part of the query.</summary>
    public static Task<RawResponse> GetAsync(this KestrelHost host, string origin) =>
        host.SendAsync(RawRequest.Get("/x").With("Host", "api.example").With("Origin", origin));

    /// <summary>Until no query is open: what the last one gave is kept.</summary>
    public static Task SettledAsync(this KestrelHost host) =>
        Eventually.TrueAsync(() => host.Services.GetRequiredService<OriginSourceClient>().OpenCount == 0, "queries end");

    public static PushedConfiguration Settings() => new(Json);

    public static Task<KestrelHost> StartAsync(
        Recorder recorder, Action<StrictCorsOriginSourceOptions>? configure = null, HybridCache? cache = null, TimeProvider? time = null,
        string? application = null) =>
        StartAsync<RecordedSource>(
            services =>
            {
                services.AddSingleton(recorder);
                if (cache is not null)
                {
                    services.AddSingleton(cache);
                }
            },
            time ?? new SourceTime(),
            configure,
            application: application);

    /// <param name="services">Adds what the source needs.</param>
    /// <param name="time">The clock.</param>
    /// <param name="configure">Runs for each reading of the configuration.</param>
    /// <param name="settings">A configuration that the test changes.</param>
    /// <param name="application">The name of the application, if it matters.</param>
    public static Task<KestrelHost> StartAsync<T>(
        Action<IServiceCollection> services,
        TimeProvider time,
        Action<StrictCorsOriginSourceOptions>? configure = null,
        IConfigurationSource? settings = null,
        string? application = null)
        where T : class, IStrictCorsOriginSource => KestrelHost.StartAsync(
        builder =>
        {
            builder.Configuration.Sources.Add(settings ?? Settings());
            builder.Environment.ApplicationName = application ?? builder.Environment.ApplicationName;
            builder.Services.AddSingleton(time);
            services(builder.Services);
            builder.Services.AddScoped<T>();
            builder.Services.AddStrictCors().AddOriginSource<T>("web", configure);
        },
        app =>
        {
            app.UseStrictCors();
            app.MapGet("/x", () => "x");
        });
}
