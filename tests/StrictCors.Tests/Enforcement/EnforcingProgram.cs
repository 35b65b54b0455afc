using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.Infrastructure;
using StrictCors.Tests.Policies.Fetch;

namespace StrictCors.Tests.Enforcement;

/// <summary>A program on Kestrel with authentication, and one endpoint under each enforcement, all of them with side effects.</summary>
internal static class EnforcingProgram
{
    public static Task<KestrelHost> StartAsync(string environment = "Production", bool http2 = false, Action<WebApplicationBuilder>? services = null, Action<WebApplication>? first = null, Action<WebApplication>? last = null) =>
        KestrelHost.StartAsync(
            builder =>
            {
                builder.Services.AddSingleton<Counts>();
                builder.Services.AddAuthentication(CountingAuthentication.Name).AddScheme<AuthenticationSchemeOptions, CountingAuthentication>(CountingAuthentication.Name, null);
                builder.Services.AddAuthorization();
                builder.Services.AddStrictCors(cors =>
                {
                    cors.AddPolicy("server", policy => policy.WithOrigins("https://app.example.com").WithMethods("GET", "PUT").WithHeaders("Content-Type").AllowCredentials().WithEnforcement(StrictCorsEnforcement.Server).WithExemptPaths("/signin-oidc", "/socket"));
                    cors.AddPolicy("browser", policy => policy.WithOrigins("https://app.example.com"));
                    cors.AddPolicy("any", policy => policy.AllowAnyOrigin());
                    cors.AddPolicy("any-server", policy => policy.AllowAnyOrigin().WithMethods("GET").WithEnforcement(StrictCorsEnforcement.Server));
                    cors.AddPolicy("credentials", policy => policy.WithOrigins("https://app.example.com").AllowCredentials());
                    cors.AddPolicy("null", policy => policy.WithOrigins("null").DangerouslyAllowNullOrigin());
                });
                services?.Invoke(builder);
            },
            app =>
            {
                first?.Invoke(app);
                app.UseRouting();
                app.UseStrictCors();
                app.UseAuthentication();
                app.UseAuthorization();
                app.UseWebSockets();
                foreach (var policy in new[] { "server", "browser", "any", "any-server", "credentials", "null" })
                {
                    app.Map($"/{policy}", Run).RequireStrictCors(policy);
                    app.Map($"/{policy}/socket", Accept).RequireStrictCors(policy);
                }

                app.Map("/signin-oidc", Run).RequireStrictCors("server");
                app.Map("/socket", Accept).RequireStrictCors("server");
                app.Map("/disabled/socket", Accept).DisableStrictCors();
                app.Map("/private", Run).RequireStrictCors("server").RequireAuthorization();
                last?.Invoke(app);
            },
            environment: environment,
            http2: http2);

    public static Counts Counts(this KestrelHost host) => host.Services.GetRequiredService<Counts>();

    private static IResult Run(Counts counts)
    {
        counts.Ran();
        return Results.Text("ran");
    }

    /// <summary>Accepts, says one word, and closes.</summary>
    private static async Task Accept(HttpContext context, Counts counts)
    {
        counts.Ran();
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        await socket.SendAsync("hello"u8.ToArray(), System.Net.WebSockets.WebSocketMessageType.Text, endOfMessage: true, context.RequestAborted);
        await socket.CloseAsync(System.Net.WebSockets.WebSocketCloseStatus.NormalClosure, null, context.RequestAborted);
    }
}
