using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.Infrastructure;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Transforms;

namespace StrictCors.Tests.Explanations;

/// <summary>D3a: a proxy before the program has replaced Host, so that requests of the program's own pages seem to come from elsewhere. The log
/// names the cause, and each remedy that it names works.</summary>
public sealed class ReplacedHostTests
{
    private const string Own = "https://public.example";

    [Theory]
    [InlineData("X-Forwarded-Host", "public.example", 1, "X-Forwarded-Host")]
    [InlineData("X-Forwarded-Host", "public.example, cdn.internal", 2, "X-Forwarded-Host")]
    [InlineData("X-Original-Host", "public.example", 1, "X-Original-Host")]
    public async Task D3a_UseForwardedHeaders_lets_the_own_page_pass(string header, string value, int limit, string hostHeader)
    {
        await using var host = await StartAsync();
        await using var cured = await StartAsync(app => app.UseForwardedHeaders(new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.All,
            ForwardLimit = limit,
            ForwardedHostHeaderName = hostHeader,
        }));
        foreach (var request in Requests().Select(request => request.With(header, value).With("X-Forwarded-Proto", "https")))
        {
            (await host.SendAsync(request)).Status.Should().Be(403);
            (await cured.SendAsync(request)).Status.Should().NotBe(403);
        }

        Denials(host).Should().HaveCount(2).And.OnlyContain(message => message.Contains($"{header} has the host of the origin")
            && message.Contains("app.UseForwardedHeaders() has to run before app.UseStrictCors()") && !message.Contains("would allow it")
            && !message.Contains("ExemptPaths"));
        Denials(host).Should().OnlyContain(message => message.Contains("ForwardLimit = 2") == (limit == 2));
        Denials(cured).Should().BeEmpty();
    }

    [Fact]
    public async Task D3a_YARP_with_its_defaults_and_both_remedies()
    {
        await using var host = await StartAsync();
        await using var cured = await StartAsync(app => app.UseForwardedHeaders(new() { ForwardedHeaders = ForwardedHeaders.All }));
        await using var plain = await ProxyAsync(host.Port);
        await using var toCured = await ProxyAsync(cured.Port);
        await using var sendsHost = await ProxyAsync(host.Port, proxy => proxy.AddTransforms(transforms => transforms.AddOriginalHost()));
        var handshake = RawRequest.Get("/ws").With("Host", "public.example").With("Origin", "http://public.example").Handshake();

        (await plain.SendAsync(handshake)).Status.Should().Be(403);
        (await toCured.SendAsync(handshake)).Status.Should().Be(200);
        (await sendsHost.SendAsync(handshake)).Status.Should().Be(200);

        Denials(host).Should().ContainSingle().Which.Should().Contain("X-Forwarded-Host has the host of the origin");
    }

    [Fact]
    public async Task D3a_a_proxy_that_sends_Host_on_lets_the_own_page_pass()
    {
        await using var host = await StartAsync();
        foreach (var request in Requests())
        {
            (await host.SendAsync(request.With("Forwarded", "host=public.example"))).Status.Should().Be(403);
            (await host.SendAsync(request.With("Host", "public.example"))).Status.Should().NotBe(403);
        }

        Denials(host).Should().HaveCount(2).And.OnlyContain(message =>
            message.Contains("Forwarded has the host of the origin, so a proxy has replaced Host: the proxy has to send the Host that it gets"));
    }

    [Theory]
    [InlineData("https://public.example:8443", "public.example", "public.example:8443")]
    [InlineData("http://intranet:8080", "intranet", "intranet:8080")]
    public async Task D3a_a_proxy_that_dropped_the_port(string origin, string received, string sent)
    {
        await using var host = await StartAsync();

        (await host.SendAsync(Post(origin).With("Host", received))).Status.Should().Be(403);
        (await host.SendAsync(Post(origin).With("Host", sent))).Status.Should().Be(200);

        Denials(host).Should().ContainSingle().Which.Should().Contain("nginx: proxy_set_header Host $http_host");
    }

    [Fact]
    public async Task D3a_a_handshake_of_a_program_without_CORS_names_the_proxy_and_not_a_policy()
    {
        // A Blazor Server application to which StrictCors is added: no policy applies to its own WebSocket (W4).
        await using var host = await StartAsync(chooses: false);

        (await host.SendAsync(Handshake().With("X-Forwarded-Host", "public.example"))).Status.Should().Be(403);

        Denials(host).Should().ContainSingle().Which.Should().Contain("X-Forwarded-Host has").And.NotContain("RequireStrictCors");
    }

    [Fact]
    public async Task W4_what_the_log_advises_where_no_policy_applies_works()
    {
        await using var host = await StartAsync(chooses: false);
        await using var cured = await StartAsync();
        var handshake = RawRequest.Get("/ws").With("Origin", "https://app.example.com").Handshake();

        (await host.SendAsync(handshake)).Status.Should().Be(403);
        (await host.SendAsync(RawRequest.Get("/policy").With("Origin", "https://app.example.com").Handshake())).Status.Should().Be(200);
        (await cured.SendAsync(handshake)).Status.Should().Be(200);
        (await host.SendAsync(handshake.With("Host", "app.example.com"))).Status.Should().Be(200, "it is the own origin");

        Denials(host).Should().ContainSingle().Which.Should().Contain("RequireStrictCors(\"…\") at the endpoint, or a default policy, would allow");
    }

    [Fact]
    public async Task D3a_a_development_proxy_with_changeOrigin()
    {
        await using var host = await StartAsync();
        var handshake = RawRequest.Get("/ws").With("Origin", "http://localhost:5173").Handshake();

        (await host.SendAsync(handshake)).Status.Should().Be(403);
        (await host.SendAsync(handshake.With("Host", "localhost:5173"))).Status.Should().Be(200);

        Denials(host).Should().ContainSingle().Which.Should().Contain("'http://localhost:5173' would allow it").And.EndWith("turn changeOrigin off.");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task D3a_a_native_client_that_sends_wss(bool chooses)
    {
        await using var host = await StartAsync(chooses: chooses);
        var handshake = RawRequest.Get("/ws").With("Host", "api.example.com").Handshake();

        (await host.SendAsync(handshake.With("Origin", "wss://api.example.com"))).Status.Should().Be(403);
        (await host.SendAsync(handshake.With("Origin", "https://api.example.com"))).Status.Should().Be(200);
        (await host.SendAsync(handshake)).Status.Should().Be(200);

        Denials(host).Should().ContainSingle().Which.Should().EndWith(
            "the program that sends it has to leave out Origin, or send 'https://api.example.com', which is allowed if it is the server's own "
                + "origin or in "
            + "AllowedOrigins.");
    }

    private static Task<KestrelHost> ProxyAsync(int port, Action<IReverseProxyBuilder>? configure = null) => KestrelHost.StartAsync(
        builder =>
        {
            var proxy = builder.Services.AddReverseProxy().LoadFromMemory(
                [new() { RouteId = "all", ClusterId = "app", Match = new() { Path = "/{**rest}" } }],
                [
                    new()
                    {
                        ClusterId = "app",
                        Destinations = new Dictionary<string, DestinationConfig> { ["a"] = new() { Address = $"http://127.0.0.1:{port}" } },
                    },
                ]);
            configure?.Invoke(proxy);
        },
        app => app.MapReverseProxy());

    private static RawRequest[] Requests() => [Handshake(), Post(Own)];

    private static RawRequest Handshake() => RawRequest.Get("/ws").With("Origin", Own).Handshake();

    private static RawRequest Post(string origin) => RawRequest.Method("POST", "/save").With("Origin", origin).WithBody("");

    private static IReadOnlyList<string> Denials(KestrelHost host) =>
        [.. host.Logs.GetSnapshot().Where(log => log.Category == "StrictCors" && log.Id.Id is >= 2 and <= 5).Select(log => log.Message)];

    private static Task<KestrelHost> StartAsync(Action<WebApplication>? before = null, bool chooses = true) => KestrelHost.StartAsync(
        builder => builder.Services.AddStrictCors(cors =>
        {
            cors.AddPolicy("web", policy => policy.WithOrigins("https://app.example.com").WithEnforcement(StrictCorsEnforcement.Server));
            cors.DefaultPolicy = chooses ? "web" : null;
        }),
        app =>
        {
            before?.Invoke(app);
            app.UseRouting();
            app.UseStrictCors();
            app.MapGet("/ws", () => "ws");
            app.MapPost("/save", () => "saved");
            app.MapGet("/policy", () => "").RequireStrictCors("web");
        });
}
