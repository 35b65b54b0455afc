using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StrictCors.Tests.Reload;

namespace StrictCors.LoadTests.Stress;

/// <summary>The program under stress, with everything in it that can change.</summary>
internal static class StressHost
{
    private static readonly string[] Methods = ["GET", "POST", "PUT", "DELETE", "PATCH"];

    public static Task<KestrelHost> StartAsync(PushedConfiguration configuration, MovingEndpoint moving, TenantSource tenants) =>
        KestrelHost.StartAsync(
            builder =>
            {
                builder.Configuration.Sources.Add(configuration);
                builder.Logging.ClearProviders();
                builder.Services.AddSingleton(tenants);
                builder.Services.AddStrictCors().AddOriginSource<TenantSource>("tenants", source =>
                {
                    source.AllowedFor = TimeSpan.FromSeconds(1);
                    source.DeniedFor = TimeSpan.FromSeconds(1);
                    source.Timeout = TimeSpan.FromMilliseconds(100);
                });
            },
            app =>
            {
                app.UseWebSockets();
                app.UseStrictCors();
                app.MapGet("/socket", AcceptAsync).RequireStrictCors("web");
                foreach (var policy in new[] { "web", "server", "any", "tenants" })
                {
                    app.MapMethods($"/{policy}", Methods, () => policy).RequireStrictCors(policy);
                }

                ((IEndpointRouteBuilder)app).DataSources.Add(moving);
            });

    private static async Task AcceptAsync(HttpContext context)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, context.RequestAborted);
    }
}
