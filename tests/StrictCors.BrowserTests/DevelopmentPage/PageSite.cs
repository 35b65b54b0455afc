using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StrictCors.Page.Tests.Infrastructure;

namespace StrictCors.BrowserTests.DevelopmentPage;

/// <summary>A program in Development with the page, with its settings in a file that a test saves as an editor does.</summary>
internal sealed class PageSite : IAsyncDisposable
{
    public const string Settings = """
        {
          "StrictCors": {
            "DefaultPolicy": "web",
            "Policies": {
              "web": {
                "AllowedOrigins": [ "https://app.example.com", "http://localhost:3000" ],
                "AllowedMethods": [ "GET", "PUT" ],
                "AllowedHeaders": [ "Content-Type" ]
              },
              "partner": { "AllowedOrigins": [ "https://partner.example" ], "AllowCredentials": true },
              "payments": { "AllowedOrigins": [ "https://shop.example" ], "AllowedMethods": [ "POST" ], "Enforcement": "Server" }
            }
          }
        }
        """;

    private readonly WebApplication _application;
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false });

    private PageSite(WebApplication application, SettingsFile file)
    {
        (_application, File) = (application, file);
        Origin = $"http://localhost:{Site.Port(application)}";
    }

    public SettingsFile File { get; }

    /// <summary>Scheme, host and port of the program.</summary>
    public string Origin { get; }

    public string Url => $"{Origin}/strict-cors/";

    public static async Task<PageSite> StartAsync(
        string settings = Settings, Action<WebApplication>? map = null, int port = 0, Action<IConfigurationBuilder>? configure = null)
    {
        var file = new SettingsFile(settings);
        var builder = WebApplication.CreateEmptyBuilder(new()
        {
            EnvironmentName = "Development", ContentRootPath = AppContext.BaseDirectory, ApplicationName = "Shop.Api",
        });
        builder.Configuration.AddJsonFile(file.Path, optional: false, reloadOnChange: true);
        configure?.Invoke(builder.Configuration);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        builder.Services.AddRoutingCore();
        builder.Services.AddStrictCors();
        builder.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        var app = builder.Build();
        (map ?? Map)(app);
        app.MapStrictCorsPage();
        await app.StartAsync();
        return new(app, file);
    }

    public static void Map(WebApplication app)
    {
        app.UseWebSockets();
        app.UseStrictCors();
        app.MapGet("/todos", Answer("todos"));
        app.MapPut("/todos/{id}", Answer("changed"));
        app.MapDelete("/todos/{id}", Answer("deleted"));
        app.MapGet("/partner/prices", Answer("prices")).RequireStrictCors("partner");
        app.MapPost("/payments", Answer("paid")).RequireStrictCors("payments");
        app.Map("/socket", Answer("no socket here"));
    }

    /// <summary>Endpoints whose names and routes are hostile.</summary>
    public static void MapWith(WebApplication app, string text)
    {
        app.UseStrictCors();
        app.MapGet("/todos", Answer(text)).WithDisplayName(text);
        app.MapGet("/other", Answer(text)).RequireStrictCors(text);
        app.MapPost("/payments", Answer(text)).RequireStrictCors("payments");
    }

    /// <summary>A request as a page of that origin sends it.</summary>
    public async Task<int> SendAsync(string method, string path, string origin, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new(method), Origin + path);
        foreach (var (name, value) in headers.Prepend(("Origin", origin)))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await _client.SendAsync(request);
        return (int)response.StatusCode;
    }

    public Task<int> PreflightAsync(string method, string path, string origin, string? headers = null) => SendAsync("OPTIONS", path, origin,
        [("Access-Control-Request-Method", method), .. headers is null ? [] : new[] { ("Access-Control-Request-Headers", headers) }]);

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _application.DisposeAsync();
        File.Dispose();
    }

    private static RequestDelegate Answer(string text) => context => context.Response.WriteAsync(text);
}
