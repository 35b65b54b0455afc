using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Testing;
using StrictCors.Tests.Documentation.Neighbours;
using StrictCors.Tests.Documentation.Recipes;
using StrictCors.Tests.Infrastructure;
using StrictCors.Tests.Samples;

namespace StrictCors.Tests.Documentation;

/// <summary>What lies between the browser and the application, as the page of hosting describes it.</summary>
public sealed class HostingPageTests
{
    private const string App = "https://app.example.com";
    private const string DevServer = "http://localhost:5173";

    /// <summary>What the proxy of a development server sends, with and without changeOrigin.</summary>
    [Theory]
    [InlineData("localhost:5173", DevServer, "same-origin", true, true, true)]
    [InlineData("localhost:5000", DevServer, "same-origin", true, true, false)]
    [InlineData("localhost:5000", "http://192.168.0.5:5173", null, true, false, false)]
    [InlineData("192.168.0.5:5173", "http://192.168.0.5:5173", null, true, true, true)]
    public async Task Development_servers(string host, string origin, string? fetchSite, bool browser, bool server, bool socket)
    {
        await using var api = await StartSocketsAsync(app => app.UseStrictCors(), new Dictionary<string, string?>
        {
            ["StrictCors:Policies:browser:AllowedOrigins"] = App,
            ["StrictCors:Policies:server:AllowedOrigins"] = App,
            ["StrictCors:Policies:server:Enforcement"] = "Server",
        });

        async Task<bool> PassesAsync(string policy)
        {
            var post = RawRequest.Method("POST", $"/{policy}").With("Host", host).With("Origin", origin).WithBody("");
            return (await api.SendAsync(fetchSite is null ? post : post.With("Sec-Fetch-Site", fetchSite))).Status == 200;
        }

        (await PassesAsync("browser")).Should().Be(browser);
        (await PassesAsync("server")).Should().Be(server);
        (await HandshakeAsync(api, host, origin)).Should().Be(socket ? 101 : 403);
    }

    [Fact]
    public async Task The_list_for_development_allows_a_development_server()
    {
        var settings = SettingsJson.Parse(DocumentationPage.Blocks(Pages.Hosting.Section("Development servers"), "json")
            .Single(block => block.Contains("\"StrictCors\"", StringComparison.Ordinal)));
        await using var host = await KestrelHost.StartAsync(builder => builder.Services.AddStrictCors(), app => app.UseStrictCors("web"), settings);

        foreach (var origin in (string[])[DevServer, App])
        {
            (await host.SendAsync(RawRequest.Get("/").With("Origin", origin))).Single("Access-Control-Allow-Origin").Should().Be(origin);
        }
    }

    [Theory]
    [InlineData(true, 101)]
    [InlineData(false, 403)]
    public async Task A_proxy_that_replaces_Host(bool readsForwarded, int status)
    {
        await using var api = await StartSocketsAsync(builder => ForwardedHeadersProgram.Build(builder), readsForwarded);

        var handshake = RawRequest.Get("/server").Handshake()
            .With("Host", "127.0.0.1:5000").With("X-Forwarded-Host", "public.example").With("X-Forwarded-Proto", "https")
            .With("Origin", "https://public.example").With("Cookie", "session=1");

        (await api.SendAsync(handshake)).Status.Should().Be(status);
        api.Logs.GetSnapshot().Any(record => record.Message.Contains("a proxy has replaced Host", StringComparison.Ordinal))
            .Should().Be(!readsForwarded, "the log names this cause");
    }

    [Fact]
    public async Task A_proxy_that_ends_TLS_and_keeps_Host()
    {
        await using var api = await StartSocketsAsync(app => app.UseStrictCors(), Server);

        (await HandshakeAsync(api, "public.example", "https://public.example")).Should().Be(101);
    }

    [Fact]
    public async Task Pages_of_other_origins_must_use_the_https_address()
    {
        await using var application = await TestApplication.StartAsync(
            server => server.UseTestServer(), HttpsRedirectionProgram.Build,
            [.. SettingsJson.Parse(Pages.Readme.Blocks("json")[0]), new("https_port", "443")]);
        using var page = new HttpClient(new BrowserHandler("http://localhost:5173") { InnerHandler = application.GetTestServer().CreateHandler() });

        using var direct = await page.GetAsync("https://api.example.com/todos");
        var followed = await Assert.ThrowsAsync<CorsException>(() => page.GetAsync("http://api.example.com/todos"));
        var preflight = await Assert.ThrowsAsync<CorsException>(() => page.PutAsync("http://api.example.com/todos", null));

        direct.StatusCode.Should().Be(HttpStatusCode.OK);
        followed.Url.ToString().Should().StartWith("https://");
        followed.Exchange.RoundTrips[^1].RequestHeader("Origin").Should().Be("null");
        preflight.Exchange.RoundTrips[^1].RequestHeader("Origin").Should().Be("null");
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("yaml")]
    public async Task The_variables_replace_the_list(string language)
    {
        var block = DocumentationPage.Blocks(Pages.Hosting.Section("Environment variables"), language).Single();
        string[] words = [.. block.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(word => word.Trim('"'))];
        var pairs = words.Index().Where(word => word.Item.StartsWith("StrictCors__", StringComparison.Ordinal)).Select(word => language == "bash"
            ? (word.Item.Split('=')[0], (string?)word.Item.Split('=')[1])
            : (word.Item.TrimEnd(':'), words[word.Index + 1]));

        await using var sample = await SampleProcess.StartAsync("QuickStart", [.. pairs]);

        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        foreach (var (origin, isAllowed) in new[] { (App, true), ("https://admin.example.com", true), (DevServer, false) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(sample.Api, "/todos")) { Headers = { { "Origin", origin } } };
            using var response = await client.SendAsync(request);
            response.Headers.Contains("Access-Control-Allow-Origin").Should().Be(isAllowed, origin);
        }

        sample.Output.Should().Contain("takes AllowedOrigins from EnvironmentVariables");
    }

    private static Dictionary<string, string?> Server => new()
    {
        ["StrictCors:DefaultPolicy"] = "server",
        ["StrictCors:Policies:server:AllowedOrigins"] = App,
        ["StrictCors:Policies:server:Enforcement"] = "Server",
    };

    private static Task<KestrelHost> StartSocketsAsync(Func<WebApplicationBuilder, WebApplication> program, bool readsForwarded) => readsForwarded
        ? KestrelHost.StartAsync(
            builder =>
            {
                var app = program(builder);
                Map(app, "server");
                return app;
            },
            Server)
        : StartSocketsAsync(app => app.UseStrictCors(), Server);

    private static Task<KestrelHost> StartSocketsAsync(Action<WebApplication> use, Dictionary<string, string?> settings) => KestrelHost.StartAsync(
        builder => builder.Services.AddStrictCors(),
        app =>
        {
            use(app);
            Map(app, "browser", "server");
        },
        settings);

    private static void Map(WebApplication app, params string[] policies)
    {
        app.UseWebSockets();
        foreach (var policy in policies)
        {
            var endpoint = app.Map($"/{policy}", async context =>
            {
                if (context.WebSockets.IsWebSocketRequest)
                {
                    using var socket = await context.WebSockets.AcceptWebSocketAsync();
                }
            });
            if (app.Configuration[$"StrictCors:Policies:{policy}:AllowedOrigins"] is not null)
            {
                endpoint.RequireStrictCors(policy);
            }
        }
    }

    private static async Task<int> HandshakeAsync(KestrelHost api, string host, string origin) =>
        (await api.SendAsync(RawRequest.Get("/server").Handshake().With("Host", host).With("Origin", origin))).Status;
}
