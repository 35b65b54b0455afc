using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Documentation;

/// <content>A program with each middleware, and the requests to it.</content>
public sealed partial class DifferencesTests
{
    private static Task<KestrelHost> BuiltInAsync(Action<CorsPolicyBuilder> policy, Func<object>? handler = null) => KestrelHost.StartAsync(
        builder => builder.Services.AddCors(options => options.AddDefaultPolicy(policy)),
        app =>
        {
            app.UseCors();
            Map(app, handler);
        });

    private static Task<KestrelHost> StrictAsync(Action<StrictCorsPolicyBuilder> policy, Func<object>? handler = null) => KestrelHost.StartAsync(
        builder => builder.Services.AddStrictCors().AddDefaultPolicy(policy),
        app =>
        {
            app.UseStrictCors();
            Map(app, handler);
        });

    private static void Map(WebApplication app, Func<object>? handler)
    {
        app.MapGet("/", () => "");
        app.MapPost("/", handler ?? (() => ""));
    }

    private static void MapSocket(WebApplication app)
    {
        app.UseWebSockets();
        app.Map("/", async (HttpContext context) =>
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
        });
    }

    private static async Task<IReadOnlyList<string>> VaryAsync(KestrelHost host, string? origin) =>
        (await host.SendAsync(origin is null ? RawRequest.Get("/") : Get(origin))).VaryMembers;

    private static RawRequest Get(string origin) => RawRequest.Get("/").With("Origin", origin);

    private static RawRequest Post(string origin) =>
        RawRequest.Method("POST", "/").With("Origin", origin).With("Content-Type", "text/plain").WithBody("x");
}
