using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.FileProviders;
using StrictCors.Tests.Documentation.Recipes;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Documentation;

/// <summary>Each recipe is run with its settings, and does what its section describes.</summary>
public sealed class RecipesPageTests
{
    private const string App = "https://app.example.com";
    private const string Evil = "https://evil.example";

    [Fact]
    public async Task Same_origin_only()
    {
        await using var host = await StartAsync("Same-origin only", builder =>
        {
            var app = SameOriginOnlyProgram.Build(builder);
            app.UseWebSockets();
            app.Map("/socket", async context =>
            {
                using var socket = await context.WebSockets.AcceptWebSocketAsync();
            });
            return app;
        });
        var own = $"http://127.0.0.1:{host.Port}";

        (await PostAsync(host, "/transfers", own)).Should().Be(200);
        (await PostAsync(host, "/transfers", Evil)).Should().Be(403);
        (await PostAsync(host, "/transfers", "null")).Should().Be(403);
        (await PostAsync(host, "/transfers", null)).Should().Be(200);
        (await PostAsync(host, "/signin-oidc", "https://login.example.net")).Should().Be(200);
        (await host.SendAsync(RawRequest.Get("/socket").Handshake().With("Origin", own))).Status.Should().Be(101);
        (await host.SendAsync(RawRequest.Get("/socket").Handshake().With("Origin", Evil))).Status.Should().Be(403);
        (await host.SendAsync(RawRequest.Preflight("/transfers", Evil, "POST"))).OwnedHeaders.Should().BeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Middleware_with_CORS_of_its_own(bool isBranch)
    {
        await using var host = await StartAsync(
            "Middleware with CORS of its own", isBranch ? IdentityServerProgram.BuildBranch : IdentityServerProgram.Build);

        var preflight = await host.SendAsync(RawRequest.Preflight("/connect/token", IdentityServerProgram.Client, "POST", "authorization"));
        var token = await host.SendAsync(RawRequest.Method("POST", "/connect/token").With("Origin", IdentityServerProgram.Client).WithBody(""));
        var stranger = await host.SendAsync(RawRequest.Method("POST", "/connect/token").With("Origin", Evil).WithBody(""));

        preflight.Single("Access-Control-Allow-Origin").Should().Be(IdentityServerProgram.Client);
        preflight.Single("Access-Control-Allow-Headers").Should().Be("authorization");
        (token.Body, token.Single("Access-Control-Allow-Origin")).Should().Be(("a token", IdentityServerProgram.Client));
        stranger.Single("Access-Control-Allow-Origin").Should().BeNull();
        (await host.SendAsync(RawRequest.Get("/todos").With("Origin", App))).Single("Access-Control-Allow-Origin").Should().Be(App);
        (await host.SendAsync(RawRequest.Get("/todos").With("Origin", IdentityServerProgram.Client))).OwnedHeaders.Should().BeEmpty();
    }

    [Fact]
    public async Task Files_with_a_policy_of_their_own()
    {
        var files = Directory.CreateTempSubdirectory();
        await File.WriteAllTextAsync(Path.Combine(files.CreateSubdirectory("fonts").FullName, "one.woff2"), "a font");
        await File.WriteAllTextAsync(Path.Combine(files.FullName, "page.html"), "a page");
        await using var host = await StartAsync("Files with a policy of their own", builder =>
        {
            builder.Environment.WebRootFileProvider = new PhysicalFileProvider(files.FullName);
            return FilesProgram.Build(builder);
        });

        (await AllowedAsync(host, "/fonts/one.woff2", Evil)).Should().Be("*");
        (await AllowedAsync(host, "/fonts/missing.woff2", Evil)).Should().Be("*");
        (await AllowedAsync(host, "/page.html", Evil)).Should().BeNull();
        (await AllowedAsync(host, "/page.html", App)).Should().Be(App);
        (await AllowedAsync(host, "/todos", App)).Should().Be(App);
        host.Logs.GetSnapshot().Should().NotContain(record => record.Level >= Microsoft.Extensions.Logging.LogLevel.Warning);
        files.Delete(recursive: true);
    }

    [Fact]
    public async Task Files_that_are_endpoints()
    {
        var name = $"assets-{Guid.NewGuid():N}";
        var manifest = Path.Combine(AppContext.BaseDirectory, $"{name}.staticwebassets.endpoints.json");
        await File.WriteAllTextAsync(manifest, """
            { "Version": 1, "ManifestType": "Publish", "Endpoints": [
              { "Route": "one.woff2", "AssetFile": "one.woff2", "Selectors": [], "EndpointProperties": [], "ResponseHeaders": [
                { "Name": "Content-Length", "Value": "6" }, { "Name": "Content-Type", "Value": "font/woff2" },
                { "Name": "ETag", "Value": "\"1\"" }, { "Name": "Last-Modified", "Value": "Mon, 02 Nov 2026 00:00:00 GMT" } ] } ] }
            """);
        var files = Directory.CreateTempSubdirectory();
        await File.WriteAllTextAsync(Path.Combine(files.FullName, "one.woff2"), "a font");
        await using var host = await StartAsync("Files with a policy of their own", builder =>
        {
            builder.Environment.ApplicationName = name;
            builder.Environment.WebRootFileProvider = new PhysicalFileProvider(files.FullName);
            return FilesProgram.BuildAssets(builder);
        });

        (await host.SendAsync(RawRequest.Get("/one.woff2").With("Origin", Evil))).Body.Should().Be("a font");
        (await AllowedAsync(host, "/one.woff2", Evil)).Should().Be("*");
        File.Delete(manifest);
        files.Delete(recursive: true);
    }

    [Theory]
    [InlineData("https://one.example", true)]
    [InlineData("https://two.example:8443", true)]
    [InlineData("http://one.example", false)]
    [InlineData("null", false)]
    public async Task Any_origin_with_credentials(string origin, bool isAllowed)
    {
        await using var host = await StartAsync("Any origin with credentials", AnyOriginProgram.Build);

        var response = await host.SendAsync(RawRequest.Get("/widgets/basket").With("Origin", origin));

        response.Single("Access-Control-Allow-Origin").Should().Be(isAllowed ? origin : null);
        response.Single("Access-Control-Allow-Credentials").Should().Be(isAllowed ? "true" : null);
    }

    [Theory]
    [InlineData("/payments", "https://shop.example.com", 200)]
    [InlineData("/payments", "https://pay.example.net", 403)]
    [InlineData("/payments", "null", 403)]
    [InlineData("/payments/return", "https://pay.example.net", 200)]
    [InlineData("/payments/return", "https://bank.example", 200)]
    [InlineData("/payments/return", "null", 200)]
    [InlineData("/payments/42/return", "https://pay.example.net", 200)]
    [InlineData("/payments/42/return", "https://bank.example", 200)]
    [InlineData("/payments/42/return", "null", 200)]
    [InlineData("/payments/webhook", null, 200)]
    public async Task Payment_callbacks(string path, string? origin, int status)
    {
        await using var host = await StartAsync("Payment callbacks", PaymentsProgram.Build);

        (await PostAsync(host, path, origin)).Should().Be(status);
    }

    private static Task<KestrelHost> StartAsync(string heading, Func<WebApplicationBuilder, WebApplication> program) =>
        RecipeHost.StartAsync(Pages.Recipes, heading, program);

    private static async Task<int> PostAsync(KestrelHost host, string path, string? origin)
    {
        var request = RawRequest.Method("POST", path).WithBody("");
        return (await host.SendAsync(origin is null ? request : request.With("Origin", origin))).Status;
    }

    private static async Task<string?> AllowedAsync(KestrelHost host, string path, string origin) =>
        (await host.SendAsync(RawRequest.Get(path).With("Origin", origin))).Single("Access-Control-Allow-Origin");
}
