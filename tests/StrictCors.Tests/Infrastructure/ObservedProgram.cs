using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;

namespace StrictCors.Tests.Infrastructure;

/// <summary>A program with a policy of each kind, whose log, metrics and decisions are looked at. Requests are made from their
/// headers, so that anything can arrive.</summary>
internal sealed class ObservedProgram : IAsyncDisposable
{
    private readonly TestServerHost _host;

    private ObservedProgram(TestServerHost host) => _host = host;

    public FakeTimeProvider Time { get; private init; } = new();

    public IServiceProvider Services => _host.Services;

    /// <summary>Gets what StrictCors itself logged about requests.</summary>
    public IReadOnlyList<FakeLogRecord> Log => [.. _host.Logs.GetSnapshot().Where(record => record.Category == "StrictCors" && record.Id.Id < 20)];

    public static async Task<ObservedProgram> StartAsync(string? level = null, string environment = "Production",
        Action<WebApplication>? first = null)
    {
        var time = new FakeTimeProvider();
        var host = await TestServerHost.StartAsync(
            builder =>
            {
                builder.Services.AddSingleton<TimeProvider>(time);
                builder.Services.AddStrictCors(cors =>
                {
                    cors.AddDefaultPolicy(policy => policy.WithOrigins("https://app.example.com"));
                    cors.AddPolicy("server", policy => policy.WithOrigins("https://app.example.com").WithEnforcement(StrictCorsEnforcement.Server)
                        .WithExemptPaths("/exempt"));
                    cors.AddPolicy("observe", policy => policy.WithOrigins("https://app.example.com").WithEnforcement(StrictCorsEnforcement.Observe));
                    cors.AddPolicy("public", policy => policy.AllowAnyOrigin());
                });
            },
            app =>
            {
                first?.Invoke(app);
                app.UseStrictCors();
                app.MapGet("/web", () => "web");
                app.MapPut("/web", () => "web");
                app.MapPost("/server", () => "server").RequireStrictCors("server");
                app.MapPost("/exempt", () => "exempt").RequireStrictCors("server");
                app.MapGet("/observe", () => "observe").RequireStrictCors("observe");
                app.MapGet("/several", () => "several").RequireStrictCors("DefaultPolicy", "public");
                app.MapGet("/disabled", () => "disabled").DisableStrictCors();
                app.MapGet("/foreign", (HttpContext context) => context.Response.Headers.AccessControlAllowOrigin = "*");
            },
            level is null ? null : [new("Logging:LogLevel:StrictCors", level)],
            environment);
        return new ObservedProgram(host) { Time = time };
    }

    public Task<HttpContext> SendAsync(string method, string path, params (string Name, string Value)[] headers) => _host.Server.SendAsync(context =>
    {
        context.Request.Method = method;
        context.Request.Path = path;
        context.Request.Host = new HostString("api.example.com");
        foreach (var (name, value) in headers)
        {
            context.Request.Headers.Append(name, value);
        }
    });

    public Task<HttpContext> HandshakeAsync(string path, params (string Name, string Value)[] headers) => _host.Server.SendAsync(context =>
    {
        context.Request.Method = "GET";
        context.Request.Path = path;
        context.Request.Host = new HostString("api.example.com");
        context.Request.Headers.Connection = "Upgrade";
        context.Request.Headers.Upgrade = "websocket";
        context.Features.Set<IHttpUpgradeFeature>(new Upgrade());
        foreach (var (name, value) in headers)
        {
            context.Request.Headers.Append(name, value);
        }
    });

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private sealed class Upgrade : IHttpUpgradeFeature
    {
        public bool IsUpgradableRequest => true;

        public Task<Stream> UpgradeAsync() => throw new NotSupportedException();
    }
}
