using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Documentation;

/// <summary>The recipes of the page of neighbours are run.</summary>
public sealed class RecipesTests
{
    private const string App = "https://app.example.com";

    [Theory]
    [InlineData("signalr", App, "POST", "x-requested-with,x-signalr-user-agent", true)]
    [InlineData("signalr", App, "DELETE", "x-requested-with,x-signalr-user-agent", true)]
    [InlineData("signalr", App, "PUT", "x-requested-with", false)]
    [InlineData("grpc-web", App, "POST", "content-type,grpc-timeout,x-grpc-web,x-user-agent", true)]
    [InlineData("dev-server", "http://localhost:5173", "PUT", "content-type", true)]
    [InlineData("dev-server", "https://evil.example", "PUT", "content-type", false)]
    public async Task A_preflight_of_the_client_is_answered(string policy, string origin, string method, string headers, bool allowed)
    {
        await using var host = await StartAsync();

        var response = await host.SendAsync(RawRequest.Preflight($"/{policy}", origin, method, headers));

        (response.Single("Access-Control-Allow-Methods")?.Split(", ") is { } methods && (methods.Contains(method) || methods is ["*"]))
            .Should().Be(allowed);
        if (allowed)
        {
            var names = response.Single("Access-Control-Allow-Headers")!.ToUpperInvariant().Split(", ");
            headers.ToUpperInvariant().Split(',').Should().BeSubsetOf(names);
        }
    }

    [Fact]
    public async Task A_page_reads_the_status_of_a_gRPC_Web_call()
    {
        await using var host = await StartAsync();

        var response = await host.SendAsync(RawRequest.Method("POST", "/grpc-web").With("Origin", App).With("Content-Length", "0"));

        response.Single("Access-Control-Expose-Headers").Should().Contain("Grpc-Status");
    }

    [Fact]
    public async Task An_identity_provider_may_post_to_the_callback_and_to_nothing_else()
    {
        await using var host = await StartAsync();

        var callback = await host.SendAsync(Post("/signin-oidc"));
        var other = await host.SendAsync(Post("/sign-in"));

        callback.Status.Should().Be(200);
        other.Status.Should().Be(403);

        static RawRequest Post(string path) =>
            RawRequest.Method("POST", path).With("Origin", "https://login.example.net").With("Content-Length", "0");
    }

    [Fact]
    public async Task Behind_the_proxy_of_a_development_server_there_is_nothing_to_allow()
    {
        await using var host = await StartAsync();

        // What a proxy that keeps the page's Host passes on: the page's origin is the server's own.
        var response = await host.SendAsync(
            RawRequest.Method("POST", "/sign-in").With("Host", "localhost:5173").With("Origin", "http://localhost:5173").With("Content-Length", "0"));

        response.Status.Should().Be(200);
    }

    private static Task<KestrelHost> StartAsync() => KestrelHost.StartAsync(
        builder => builder.Services.AddStrictCors(),
        app =>
        {
            app.UseStrictCors();
            foreach (var policy in (string[])["signalr", "grpc-web", "sign-in", "dev-server"])
            {
                app.Map($"/{policy}", () => Results.Ok()).RequireStrictCors(policy);
            }

            app.MapPost("/signin-oidc", () => Results.Ok()).RequireStrictCors("sign-in");
        },
        SettingsJson.Parse(DocumentationPage.Blocks(Pages.Neighbours.Section("Recipes"), "json").Single()));
}
