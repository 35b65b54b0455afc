using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.FileProviders;
using StrictCors.Tests.Conformance;
using StrictCors.Tests.Documentation.Neighbours;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Documentation;

/// <summary>Each program of the page of neighbours is compiled and run, and does what the page describes.</summary>
public sealed class NeighboursTests
{
    private const string App = "https://app.example.com";
    private const string Branch = "https://app-pr-7.example.com";
    private const string Partner = "https://shop.partner.example";
    private const string Evil = "https://evil.example";

    [Fact]
    public async Task Controllers()
    {
        await using var host = await NeighbourHost.StartAsync(builder =>
        {
            ChosenControllers.Add(builder.Services, typeof(ControllersProgram.OrdersController));
            return ControllersProgram.Build(builder);
        });

        (await AllowedAsync(host, "/orders")).Should().Be("partner");
        (await AllowedAsync(host, "/orders/catalogue")).Should().Be("web");
        (await AllowedAsync(host, "/orders/today")).Should().Be("web");
        (await AllowedAsync(host, "/orders", "POST")).Should().BeNull();
    }

    [Fact]
    public async Task SignalR()
    {
        await using var host = await NeighbourHost.StartAsync(SignalRProgram.Build);

        var preflight = await host.SendAsync(
            RawRequest.Preflight("/chat/negotiate?negotiateVersion=1", App, "POST", "x-requested-with,x-signalr-user-agent"));
        var response = await host.SendAsync(RawRequest.Method("POST", "/chat/negotiate?negotiateVersion=1").With("Origin", App).WithBody(""));

        preflight.Single("Access-Control-Allow-Headers").Should().Be("X-Requested-With, X-SignalR-User-Agent");
        response.Status.Should().Be(200);
        response.Single("Access-Control-Allow-Credentials").Should().Be("true");
    }

    [Fact]
    public async Task Reverse_proxy()
    {
        await using var backend = await KestrelHost.StartAsync(null, app => app.Run(context =>
        {
            context.Response.Headers.AccessControlAllowOrigin = "*";
            return context.Response.WriteAsync("from the backend");
        }));
        var routes = SettingsJson.Parse(DocumentationPage.Blocks(Pages.Neighbours.Part("Programs", "Reverse proxy (YARP)"), "json").Single());
        await using var host = await NeighbourHost.StartAsync(
            ReverseProxyProgram.Build,
            [.. routes.Select(route => (route.Key, IsAddress(route.Key) ? $"http://127.0.0.1:{backend.Port}/" : route.Value))]);

        var allowed = await host.SendAsync(RawRequest.Get("/orders/1").With("Origin", Partner));
        var denied = await host.SendAsync(RawRequest.Get("/orders/1").With("Origin", App));

        allowed.Body.Should().Be("from the backend");
        allowed.Single("Access-Control-Allow-Origin").Should().Be(Partner);
        denied.OwnedHeaders.Should().BeEmpty();

        static bool IsAddress(string key) => key.EndsWith("Address", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(OutputCachingProgram))]
    [InlineData(nameof(ResponseCachingProgram))]
    public async Task Caching(string program)
    {
        await using var host = await NeighbourHost.StartAsync(
            program == nameof(OutputCachingProgram) ? OutputCachingProgram.Build : ResponseCachingProgram.Build);

        var first = await host.SendAsync(RawRequest.Get("/prices").With("Origin", App));
        var second = await host.SendAsync(RawRequest.Get("/prices").With("Origin", Branch));
        var denied = await host.SendAsync(RawRequest.Get("/prices").With("Origin", Evil));

        new[] { second.Body, denied.Body }.Should().AllBe(first.Body, "they are hits");
        first.Single("Access-Control-Allow-Origin").Should().Be(App);
        second.Single("Access-Control-Allow-Origin").Should().Be(Branch);
        denied.OwnedHeaders.Should().BeEmpty();
        denied.VaryMembers.Should().Equal("Origin");
    }

    [Fact]
    public async Task Static_files()
    {
        var files = Directory.CreateTempSubdirectory();
        await File.WriteAllTextAsync(Path.Combine(files.FullName, "font.woff2"), "a font");
        await using var host = await NeighbourHost.StartAsync(builder =>
        {
            builder.Environment.WebRootFileProvider = new PhysicalFileProvider(files.FullName);
            return StaticFilesProgram.Build(builder);
        });

        (await host.SendAsync(RawRequest.Get("/font.woff2").With("Origin", App))).Single("Access-Control-Allow-Origin").Should().Be(App);
        (await host.SendAsync(RawRequest.Get("/font.woff2").With("Origin", Partner))).OwnedHeaders.Should().BeEmpty();
        files.Delete(recursive: true);
    }

    [Theory]
    [InlineData(nameof(ExceptionHandlerProgram), "/orders", 500)]
    [InlineData(nameof(StatusCodePagesProgram), "/nothing", 404)]
    public async Task Error_pages(string program, string target, int status)
    {
        await using var host = await NeighbourHost.StartAsync(
            program == nameof(ExceptionHandlerProgram) ? ExceptionHandlerProgram.Build : StatusCodePagesProgram.Build);

        var response = await host.SendAsync(RawRequest.Get(target).With("Origin", App));

        response.Status.Should().Be(status);
        response.Single("Content-Type").Should().Be("application/problem+json");
        response.Single("Access-Control-Allow-Origin").Should().Be(App);
    }

    [Fact]
    public async Task Https_redirection()
    {
        await using var host = await NeighbourHost.StartAsync(HttpsRedirectionProgram.Build, ("https_port", "443"));

        var preflight = await host.SendAsync(RawRequest.Preflight("/todos", App, "PUT"));
        var response = await host.SendAsync(RawRequest.Get("/todos").With("Origin", App));

        preflight.Status.Should().Be(204, "browsers do not follow a redirect of a preflight");
        preflight.Single("Access-Control-Allow-Methods").Should().Contain("PUT");
        response.Status.Should().Be(307);
        response.Single("Location").Should().StartWith("https://");
        response.Single("Access-Control-Allow-Origin").Should().Be(App);
    }

    [Fact]
    public async Task Rate_limiting()
    {
        await using var host = await NeighbourHost.StartAsync(RateLimitingProgram.Build);
        for (var i = 0; i < 10; i++)
        {
            (await host.SendAsync(RawRequest.Preflight("/search", App, "GET", "content-type"))).Status.Should().Be(204);
            (await host.SendAsync(RawRequest.Get("/search").With("Origin", App))).Status.Should().Be(200, "preflights do not count");
        }

        var refused = await host.SendAsync(RawRequest.Get("/search").With("Origin", App));
        var preflight = await host.SendAsync(RawRequest.Preflight("/search", App, "GET", "content-type"));

        refused.Status.Should().Be(429);
        refused.Single("Access-Control-Allow-Origin").Should().Be(App);
        preflight.Single("Access-Control-Allow-Methods").Should().Contain("GET");
    }

    [Fact]
    public async Task Response_compression()
    {
        await using var host = await NeighbourHost.StartAsync(ResponseCompressionProgram.Build);

        var response = await host.SendAsync(RawRequest.Get("/report").With("Origin", App).With("Accept-Encoding", "gzip"));

        response.Single("Content-Encoding").Should().Be("gzip");
        response.VaryMembers.Should().BeEquivalentTo("Origin", "Accept-Encoding");
        response.Single("Access-Control-Allow-Origin").Should().Be(App);
    }

    /// <summary>The policy that answers for a method of a path.</summary>
    private static async Task<string?> AllowedAsync(KestrelHost host, string target, string method = "GET")
    {
        var policies = new List<string>();
        foreach (var (policy, origin) in new[] { ("web", App), ("partner", Partner) })
        {
            var actual = await host.SendAsync(RawRequest.Method(method, target).With("Origin", origin).WithBody(""));
            var preflight = await host.SendAsync(RawRequest.Preflight(target, origin, method));
            actual.Status.Should().Be(200);
            preflight.Status.Should().Be(204);
            preflight.Single("Access-Control-Allow-Origin").Should().Be(actual.Single("Access-Control-Allow-Origin"));
            policies.AddRange(actual.OwnedHeaders.Count > 0 ? [policy] : []);
        }

        return policies.SingleOrDefault();
    }
}
