using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using StrictCors.Tests.Schema;

namespace StrictCors.Tests.Conformance;

/// <summary>WebSocket endpoints, with UseWebSockets behind the middleware.</summary>
public class HandshakeApplication : KestrelFixture
{
    protected override bool HasHttp2 => true;

    protected override string Settings => """
        { "StrictCors": { "DefaultPolicy": "list", "Policies": {
            "list":        { "AllowedOrigins": [ "https://app.example.com" ] },
            "server":      { "AllowedOrigins": [ "https://app.example.com" ], "AllowedMethods": [ "PUT" ], "Enforcement": "Server" },
            "credentials": { "AllowedOrigins": [ "https://app.example.com" ], "AllowCredentials": true },
            "null":        { "AllowedOrigins": [ "null" ], "DangerouslyAllowNullOrigin": true },
            "any":         { "AllowedOrigins": [ "*" ] } } } }
        """;

    protected virtual bool IsWebSocketsInFront => false;

    protected override void Configure(WebApplication app)
    {
        if (IsWebSocketsInFront)
        {
            app.UseWebSockets();
        }

        app.UseStrictCors();
        if (!IsWebSocketsInFront)
        {
            app.UseWebSockets();
        }

        app.Map("/list", Accept);
        foreach (var policy in new[] { "server", "credentials", "null", "any" })
        {
            app.Map($"/{policy}", Accept).RequireStrictCors(policy);
        }
    }

    private static async Task Accept(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            await Handlers.Run(context, "no handshake");
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        await socket.SendAsync(Encoding.UTF8.GetBytes("accepted"), WebSocketMessageType.Text, endOfMessage: true, context.RequestAborted);
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, context.RequestAborted);
    }
}
