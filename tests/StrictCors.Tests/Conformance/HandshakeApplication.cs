using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.Tests.Conformance;

/// <summary>WebSocket endpoints, with UseWebSockets after the middleware.</summary>
public class HandshakeApplication : KestrelFixture
{
    protected override bool HasHttp2 => true;

    protected override string Settings => """
        { "StrictCors": { "DefaultPolicy": "list", "Policies": {
            "list":        { "AllowedOrigins": [ "https://app.example.com" ] },
            "server":      { "AllowedOrigins": [ "https://app.example.com" ], "AllowedMethods": [ "PUT" ], "Enforcement": "Server",
                "ExemptPaths": [ "/exempt" ] },
            "credentials": { "AllowedOrigins": [ "https://app.example.com" ], "AllowCredentials": true },
            "null":        { "AllowedOrigins": [ "null" ], "DangerouslyAllowNullOrigin": true },
            "any":         { "AllowedOrigins": [ "*" ] },
            "any-server":  { "AllowedOrigins": [ "*" ], "Enforcement": "Server" } } } }
        """;

    protected virtual bool IsWebSocketsBefore => false;

    protected override void AddServices(WebApplicationBuilder builder)
    {
        base.AddServices(builder);
        builder.Services.AddAuthentication(TestAuthentication.Name)
            .AddScheme<AuthenticationSchemeOptions, TestAuthentication>(TestAuthentication.Name, null);
    }

    protected override void Configure(WebApplication app)
    {
        if (IsWebSocketsBefore)
        {
            app.UseWebSockets();
        }

        app.UseStrictCors();
        app.UseAuthentication();
        if (!IsWebSocketsBefore)
        {
            app.UseWebSockets();
        }

        app.Map("/list", Accept);
        foreach (var policy in new[] { "server", "credentials", "null", "any", "any-server" })
        {
            app.Map($"/{policy}", Accept).RequireStrictCors(policy);
        }

        app.Map("/exempt", Accept).RequireStrictCors("server");
        app.Map("/disabled", Accept).DisableStrictCors();
    }

    private static async Task Accept(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            await Handlers.Run(context, "no handshake");
            return;
        }

        Handlers.SetRan(context, "socket");
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        await socket.SendAsync(Encoding.UTF8.GetBytes("accepted"), WebSocketMessageType.Text, endOfMessage: true, context.RequestAborted);
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, context.RequestAborted);
    }
}
