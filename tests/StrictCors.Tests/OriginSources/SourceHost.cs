using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.Infrastructure;
using StrictCors.Tests.Schema;

namespace StrictCors.Tests.OriginSources;

/// <summary>A program whose policy asks a source.</summary>
internal static class SourceHost
{
    private const string Settings = """
        { "StrictCors": { "DefaultPolicy": "web", "Policies": { "web": { "AllowedOrigins": [ "https://app.example.com" ], "AllowCredentials": true } } } }
        """;

    /// <summary>To the name that all instances have in common: the host is part of the question.</summary>
    public static Task<RawResponse> GetAsync(this KestrelHost host, string origin) => host.SendAsync(RawRequest.Get("/x").With("Host", "api.example").With("Origin", origin));

    public static Task<KestrelHost> StartAsync(Recorder recorder, Action<StrictCorsOriginSourceOptions>? configure = null, HybridCache? cache = null) => StartAsync<RecordedSource>(
        services =>
        {
            services.AddSingleton(recorder);
            if (cache is not null)
            {
                services.AddSingleton(cache);
            }
        },
        configure);

    public static Task<KestrelHost> StartAsync<T>(Action<IServiceCollection> services, Action<StrictCorsOriginSourceOptions>? configure = null)
        where T : class, IStrictCorsOriginSource => KestrelHost.StartAsync(
        builder =>
        {
            services(builder.Services);
            builder.Services.AddScoped<T>();
            builder.Services.AddStrictCors().AddOriginSource<T>("web", configure);
        },
        app =>
        {
            app.UseStrictCors();
            app.MapGet("/x", () => "x");
        },
        SettingsJson.Parse(Settings));
}
