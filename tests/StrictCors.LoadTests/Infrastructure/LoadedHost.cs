using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace StrictCors.LoadTests.Infrastructure;

/// <summary>The program under load: HTTP/1.1 and HTTP/2, one policy per path.</summary>
internal static class LoadedHost
{
    public static Task<KestrelHost> StartAsync(IConfigurationSource configuration, CountingLogs logs,
        Action<KestrelServerOptions>? kestrel = null) => KestrelHost.StartAsync(
        builder =>
        {
            builder.Configuration.Sources.Add(configuration);
            builder.Logging.ClearProviders().AddProvider(logs);
            builder.Services.AddStrictCors();
            builder.Services.Configure(kestrel ?? (_ => { }));
        },
        Map,
        http2: true);

    private static void Map(WebApplication app)
    {
        app.UseWebSockets();
        app.UseStrictCors();
        app.Map("/web", () => "web").RequireStrictCors("web");
        app.Map("/web/error", () => Results.StatusCode(500)).RequireStrictCors("web");
        app.Map("/web/slow", (HttpContext context) => Task.Delay(Timeout.Infinite, context.RequestAborted)).RequireStrictCors("web");
        app.Map("/any", () => "any").RequireStrictCors("any");
        app.Map("/server", () => "server").RequireStrictCors("server");
        app.Map("/socket", AcceptAsync).RequireStrictCors("web");
    }

    private static async Task AcceptAsync(HttpContext context)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, context.RequestAborted);
    }
}
