using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.Page.Tests.Infrastructure;

/// <summary>A program with the page, on Kestrel, with its settings in a file.</summary>
public sealed class PageProgram : IAsyncDisposable
{
    public const string App = "https://app.example.com";
    public const string Stranger = "https://stranger.example";

    public const string Settings = """
        {
          "StrictCors": {
            "DefaultPolicy": "web",
            "Policies": {
              "web": { "AllowedOrigins": [ "https://app.example.com" ], "AllowedMethods": [ "GET", "PUT" ], "AllowedHeaders": [ "Content-Type" ] },
              "partner": { "AllowedOrigins": [ "https://partner.example" ], "AllowCredentials": true },
              "payments": { "AllowedOrigins": [ "https://shop.example" ], "AllowedMethods": [ "POST" ], "Enforcement": "Server" }
            }
          }
        }
        """;

    private readonly SettingsFile _file;
    private readonly KestrelHost _host;

    private PageProgram(SettingsFile file, KestrelHost host) => (_file, _host) = (file, host);

    public SettingsFile File => _file;

    public KestrelHost Host => _host;

    public HttpClient Client => _host.Client;

    public int Port => _host.Port;

    public static async Task<PageProgram> StartAsync(
        string settings = Settings, Action<WebApplication>? map = null, string environment = "Development",
        Action<WebApplicationBuilder>? services = null, Action<IEndpointConventionBuilder>? page = null)
    {
        var file = new SettingsFile(settings);
        try
        {
            var host = await KestrelHost.StartAsync(
                builder =>
                {
                    builder.Configuration.AddJsonFile(file.Path, optional: false, reloadOnChange: true);
                    builder.Services.AddStrictCors();
                    services?.Invoke(builder);
                },
                app =>
                {
                    (map ?? Map)(app);
                    var mapped = app.MapStrictCorsPage();
                    page?.Invoke(mapped);
                },
                settings: null, environment);
            return new(file, host);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The endpoints of most tests.</summary>
    public static void Map(WebApplication app)
    {
        app.UseStrictCors();
        MapEndpoints(app);
    }

    public static void MapEndpoints(WebApplication app)
    {
        app.MapGet("/todos", () => "todos");
        app.MapPut("/todos/{id}", (string id) => id);
        app.MapDelete("/todos/{id}", (string id) => id);
        app.MapGet("/partner", () => "prices").RequireStrictCors("partner");
        app.MapGet("/offers", () => "offers").RequireStrictCors("partner", "web");
        app.MapPost("/payments", () => "paid").RequireStrictCors("payments");
        app.MapGet("/off", () => "off").DisableStrictCors();
        app.MapGet("/own", () => "own").BypassStrictCors();
    }

    /// <summary>A request as another page sends it.</summary>
    public async Task<HttpResponseMessage> SendAsync(
        string method, string path, string? origin = Stranger, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new(method), path);
        if (origin is not null)
        {
            request.Headers.TryAddWithoutValidation("Origin", origin);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await Client.SendAsync(request);
    }

    public Task<HttpResponseMessage> PreflightAsync(string method, string path, string origin = App, string? headers = null) => SendAsync(
        "OPTIONS", path, origin,
        [("Access-Control-Request-Method", method), .. headers is null ? [] : new[] { ("Access-Control-Request-Headers", headers) }]);

    public async Task<JsonElement> ReadAsync(string path)
    {
        using var response = await Client.GetAsync(new Uri($"/strict-cors/{path}", UriKind.Relative));
        response.IsSuccessStatusCode.Should().BeTrue($"{path} answered {response.StatusCode}");
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    public async Task<JsonElement> TryAsync(string action, object attempt)
    {
        using var response = await Client.PostAsJsonAsync($"/strict-cors/api/{action}", attempt);
        response.IsSuccessStatusCode.Should().BeTrue($"{action} answered {response.StatusCode}");
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    public Task<PageEvents> ListenAsync(long after = 0) => PageEvents.OpenAsync(Client, after);

    /// <summary>The decisions so far, oldest first.</summary>
    public async Task<List<JsonElement>> DecisionsAsync(int count)
    {
        await using var events = await ListenAsync();
        return await events.DecisionsAsync(count);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _file.Dispose();
    }
}
