using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Diagnostics;

/// <summary>D3a: the log shows the path as the browser has it, and advises the one that a policy compares.</summary>
public sealed class PathBaseTests
{
    [Fact]
    public async Task D3a_the_log_shows_PathBase_with_the_path_and_what_it_advises_works()
    {
        await using var host = await StartAsync();
        await host.SendAsync(Post());
        await host.SendAsync(RawRequest.Preflight("/base/callback", "https://idp.test", "POST"));
        await host.SendAsync(RawRequest.Get("/base/ws").With("Origin", "https://idp.test").Handshake());

        var messages = host.Logs.GetSnapshot().Where(log => log.Category == "StrictCors" && log.Id.Id is >= 2 and <= 5)
            .Select(log => log.Message).ToList();
        messages.Should().HaveCount(3);
        messages[0].Should().StartWith("POST /base/callback from null refused").And.EndWith("ExemptPaths would need \"/callback\".");
        messages[1].Should().StartWith("Preflight of POST /base/callback from");
        messages[2].Should().StartWith("WebSocket handshake of /base/ws from");
        await using var cured = await StartAsync("/callback");
        (await cured.SendAsync(Post())).Status.Should().Be(200);
    }

    private static RawRequest Post() => RawRequest.Method("POST", "/base/callback").With("Origin", "null").WithBody("");

    private static Task<KestrelHost> StartAsync(params string[] exempt) => KestrelHost.StartAsync(
        builder => builder.Services.AddStrictCors(cors => cors.AddDefaultPolicy(policy => policy.WithOrigins("https://app.example.com")
            .WithEnforcement(StrictCorsEnforcement.Server).WithExemptPaths(exempt))),
        app =>
        {
            app.UsePathBase("/base");
            app.UseRouting();
            app.UseStrictCors();
            app.MapPost("/callback", () => "done");
            app.MapGet("/ws", () => "ws");
        });
}
