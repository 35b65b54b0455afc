using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Endpoints;

/// <summary>The framework's net against a forgotten UseCors, whose undocumented key we set.</summary>
public sealed class FrameworkCheckTests
{
    private static readonly IReadOnlyList<KeyValuePair<string, string?>> Settings = SettingsJson.Parse("""
        { "StrictCors": { "DefaultPolicy": "web", "Policies": { "web": { "AllowedOrigins": [ "https://app.example.com" ] } } } }
        """);

    [Fact]
    public async Task Without_the_middleware_an_endpoint_with_metadata_answers_500()
    {
        // Otherwise the framework's check is gone, and ours could go.
        await using var host = await KestrelHost.StartAsync(null, Map);

        foreach (var target in new[] { "/ours", "/disabled", "/bypassed" })
        {
            (await host.SendAsync(RawRequest.Get(target))).Status.Should().Be(500);
        }
    }

    [Fact]
    public async Task With_the_middleware_it_answers()
    {
        await using var host = await KestrelHost.StartAsync(
            builder => builder.Services.AddStrictCors(),
            app =>
            {
                app.UseStrictCors();
                Map(app);
            },
            Settings);

        foreach (var target in new[] { "/ours", "/disabled", "/bypassed" })
        {
            (await host.SendAsync(RawRequest.Get(target))).Body.Should().Be("ran");
        }
    }

    private static void Map(WebApplication app)
    {
        app.MapGet("/ours", () => "ran").RequireStrictCors();
        app.MapGet("/disabled", () => "ran").DisableStrictCors();
        app.MapGet("/bypassed", () => "ran").BypassStrictCors();
    }
}
