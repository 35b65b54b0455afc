using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Middleware.Front;

/// <summary>Starts a program with the default policy "web" on Kestrel.</summary>
internal static class FrontHost
{
    public const string Allowed = "https://app.example.com";
    public const string Evil = "https://evil.example";

    public const string WithDefault = """
        { "StrictCors": { "DefaultPolicy": "web", "Policies": {
            "web": { "AllowedOrigins": [ "https://app.example.com" ], "AllowedMethods": [ "GET", "PUT" ], "AllowCredentials": true } } } }
        """;

    public const string WithoutDefault = """
        { "StrictCors": { "Policies": {
            "web": { "AllowedOrigins": [ "https://app.example.com" ], "AllowedMethods": [ "GET", "PUT" ] } } } }
        """;

    public static Task<KestrelHost> StartAsync(Action<WebApplication> app, Action<IServiceCollection>? services = null, string json = WithDefault) =>
        KestrelHost.StartAsync(
            builder =>
            {
                builder.Services.AddStrictCors();
                services?.Invoke(builder.Services);
            },
            app,
            SettingsJson.Parse(json));

    /// <summary>What was found of the order of the pipeline, in words.</summary>
    public static IReadOnlyList<string> Findings(this KestrelHost host) =>
        [.. host.Logs.GetSnapshot().Where(log => log.Category == "StrictCors" && log.Id.Id is >= 40 and < 50).Select(log => log.Message)];
}
