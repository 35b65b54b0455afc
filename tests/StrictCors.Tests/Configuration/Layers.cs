using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Configuration;

/// <summary>Layers of configuration, and what is read from all of them together.</summary>
internal static class Layers
{
    /// <summary>The policy "web" with three origins.</summary>
    public static MemoryConfigurationSource Three =>
        Json("""{ "StrictCors": { "Policies": { "web": { "AllowedOrigins": [ "https://a.example", "https://b.example", "https://c.example" ]"""
            + """ } } } }""");

    public static MemoryConfigurationSource Json(string json) => new() { InitialData = SettingsJson.Parse(json) };

    /// <summary>Keys of the policy "web", as they stand in a flat provider.</summary>
    public static MemoryConfigurationSource Web(params (string Key, string Value)[] settings) => new()
    {
        InitialData = settings.Select(setting => KeyValuePair.Create("StrictCors:Policies:web:" + setting.Key, (string?)setting.Value)),
    };

    /// <summary>The policy "web" that a host reads from these layers, lowest first.</summary>
    public static StrictCorsPolicyOptions Read(params IConfigurationSource[] layers) => Read(layers, _ => { });

    /// <inheritdoc cref="Read(IConfigurationSource[])"/>
    public static StrictCorsPolicyOptions Read(IConfigurationSource lower, Action<IConfigurationBuilder> higher) => Read([lower], higher);

    /// <summary>The options that a host reads from these layers, lowest first.</summary>
    public static StrictCorsOptions ReadOptions(params IConfigurationSource[] layers)
    {
        using var app = Build(layers, _ => { });
        return app.Services.GetRequiredService<IOptions<StrictCorsOptions>>().Value;
    }

    /// <summary>The policy "web" in the options of a container.</summary>
    public static StrictCorsPolicyOptions WebOf(IServiceProvider services) =>
        services.GetRequiredService<IOptions<StrictCorsOptions>>().Value.Policies["web"];

    private static StrictCorsPolicyOptions Read(IConfigurationSource[] layers, Action<IConfigurationBuilder> higher)
    {
        using var app = Build(layers, higher);
        return WebOf(app.Services);
    }

    private static WebApplication Build(IConfigurationSource[] layers, Action<IConfigurationBuilder> higher)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.Sources.Clear();
        foreach (var layer in layers)
        {
            ((IConfigurationBuilder)builder.Configuration).Add(layer);
        }

        higher(builder.Configuration);
        builder.Services.AddStrictCors();
        return builder.Build();
    }
}
