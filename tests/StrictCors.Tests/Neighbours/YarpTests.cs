using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.Infrastructure;
using Yarp.ReverseProxy.Configuration;

namespace StrictCors.Tests.Neighbours;

/// <summary>YARP in process, in front of a backend that sends CORS headers of its own.</summary>
public sealed class YarpTests : IAsyncLifetime
{
    private const string App = "https://app.example.com";
    private const string Evil = "https://evil.test";

    private KestrelHost _backend = null!;
    private KestrelHost _proxy = null!;
    private int _backendRequests;

    public async Task InitializeAsync()
    {
        _backend = await KestrelHost.StartAsync(null, app => app.Run(context =>
        {
            Interlocked.Increment(ref _backendRequests);
            context.Response.Headers.AccessControlAllowOrigin = "*";
            context.Response.Headers.AccessControlAllowCredentials = "true";
            context.Response.Headers.AccessControlExposeHeaders = "X-Secret";
            context.Response.Headers.Vary = "Accept-Encoding";
            return context.Response.WriteAsync("from the backend");
        }));
        _proxy = await KestrelHost.StartAsync(
            builder =>
            {
                builder.Services.AddReverseProxy()
                    .LoadFromMemory([Route("web", "/web/{**rest}", "web"), Route("default", "/default/{**rest}", "Default"),
                    Route("off", "/off/{**rest}", "Disable"), Route("none", "/none/{**rest}", null),
                    Route("several", "/several/{**rest}", "web;public")], [Cluster()]);
                builder.Services.AddStrictCors(cors =>
                {
                    cors.AddDefaultPolicy(policy => policy.WithOrigins("https://default.example.com"));
                    cors.AddPolicy("web", policy => policy.WithOrigins(App).WithMethods("GET", "PUT"));
                    cors.AddPolicy("server", policy => policy.WithOrigins(App).WithEnforcement(StrictCorsEnforcement.Server));
                    cors.AddPolicy("public", policy => policy.AllowAnyOrigin());
                });
            },
            app =>
            {
                app.UseStrictCors();
                app.MapReverseProxy();
            });
    }

    public async Task DisposeAsync()
    {
        await _proxy.DisposeAsync();
        await _backend.DisposeAsync();
    }

    [Theory]
    [InlineData("/web/x", App, App)]
    [InlineData("/web/x", Evil, null)]
    [InlineData("/web/x", null, null)]
    [InlineData("/default/x", "https://default.example.com", "https://default.example.com")]
    [InlineData("/default/x", App, null)]
    [InlineData("/none/x", "https://default.example.com", "https://default.example.com")]
    [InlineData("/several/x", App, App)]
    [InlineData("/several/x", Evil, "*")]
    [InlineData("/off/x", App, null)]
    public async Task A7_the_backends_headers_give_way_to_those_of_the_policy(string path, string? origin, string? allowed)
    {
        var request = RawRequest.Get(path);

        var response = await _proxy.SendAsync(origin is null ? request : request.With("Origin", origin));

        response.Status.Should().Be(200);
        response.Body.Should().Be("from the backend");
        response.Lines("Access-Control-Allow-Origin").Should().Equal(allowed is null ? [] : [allowed]);
        response.Lines("Access-Control-Allow-Credentials").Should().BeEmpty();
        response.Lines("Access-Control-Expose-Headers").Should().BeEmpty();
        response.VaryMembers.Should().BeEquivalentTo("Accept-Encoding", "Origin");
    }

    [Theory]
    [InlineData(App, "PUT", App)]
    [InlineData(App, "DELETE", App)]
    [InlineData(Evil, "PUT", null)]
    public async Task P1_a_preflight_is_answered_here_and_not_there(string origin, string method, string? allowed)
    {
        var response = await _proxy.SendAsync(RawRequest.Preflight("/web/x", origin, method));

        response.Status.Should().Be(204);
        response.Single("Access-Control-Allow-Origin").Should().Be(allowed);
        response.Single("Access-Control-Allow-Methods").Should().Be(allowed is null ? null : "GET, PUT");
        _backendRequests.Should().Be(0);
    }

    [Theory]
    [InlineData("/web/x")]
    [InlineData("/off/x")]
    public async Task W1_a_handshake_of_a_stranger_does_not_reach_the_backend(string path)
    {
        (await _proxy.SendAsync(RawRequest.Get(path).With("Origin", Evil).Handshake())).Status.Should().Be(403);
        _backendRequests.Should().Be(0);
    }

    [Fact]
    public async Task A7_says_once_which_route_it_was()
    {
        await _proxy.SendAsync(RawRequest.Get("/web/x").With("Origin", App));
        await _proxy.SendAsync(RawRequest.Get("/web/y").With("Origin", App));

        _proxy.Logs.GetSnapshot().Should().ContainSingle(record => record.Id.Id == 10 && record.Category == "StrictCors")
            .Which.Message.Should().StartWith("The response of web already had ").And.Contain("Access-Control-Allow-Origin");
    }

    [Fact]
    public async Task A_reload_with_a_policy_that_exists_is_in_force()
    {
        await Eventually.AfterAsync(
            () => Update(Route("new", "/new/{**rest}", "server")),
            async () => (await _proxy.SendAsync(RawRequest.Preflight("/new/x", Evil, "POST"))).Status == 403,
            "YARP reloads");

        (await _proxy.SendAsync(RawRequest.Method("POST", "/new/x").With("Origin", App))).Single("Access-Control-Allow-Origin").Should().Be(App);
        (await _proxy.SendAsync(RawRequest.Method("POST", "/new/x").With("Origin", Evil))).Status.Should().Be(403);
        _backendRequests.Should().Be(1, "S2: what is refused does not reach the backend");
    }

    [Fact]
    public async Task A_reload_with_a_policy_that_does_not_exist_is_refused_by_YARP_and_nothing_is_open()
    {
        await Eventually.AfterAsync(
            () => Update(Route("typo", "/typo/{**rest}", "wbe")),
            () => _proxy.Logs.GetSnapshot().Any(record => record.Exception?.ToString().Contains("wbe", StringComparison.Ordinal) == true),
            "YARP refuses it");

        (await _proxy.SendAsync(RawRequest.Get("/typo/x").With("Origin", App))).Status.Should().Be(404);
        (await _proxy.SendAsync(RawRequest.Get("/web/x").With("Origin", App))).Single("Access-Control-Allow-Origin").Should().Be(App);
    }

    [Fact]
    public async Task A_route_with_a_policy_that_does_not_exist_keeps_the_program_from_starting()
    {
        var result = await HostStart.TryStartAsync(
            builder =>
            {
                builder.Services.AddReverseProxy().LoadFromMemory([Route("typo", "/{**rest}", "wbe")], [Cluster()]);
                builder.Services.AddStrictCors(cors => cors.AddPolicy("web", policy => policy.WithOrigins(App)));
            },
            app =>
            {
                app.UseStrictCors();
                app.MapReverseProxy();
            });

        result.Listened.Should().BeFalse();
        result.Error!.ToString().Should().Contain("wbe").And.Contain("typo");
    }

    [Fact]
    public async Task Where_our_own_configuration_is_wrong_YARP_is_the_one_who_finds_it_and_every_problem_is_still_told()
    {
        var result = await HostStart.TryStartAsync(
            builder =>
            {
                builder.Services.AddReverseProxy().LoadFromMemory([Route("web", "/{**rest}", "web")], [Cluster()]);
                builder.Services.AddStrictCors(cors =>
                    cors.AddPolicy("web", policy => policy.WithOrigins("https://app.example.com/").WithMethods("put")));
            },
            app =>
            {
                app.UseStrictCors();
                app.MapReverseProxy();
            });

        result.Listened.Should().BeFalse();
        result.Error!.ToString().Should().Contain("AllowedOrigins:0").And.Contain("AllowedMethods:0");
    }

    private static RouteConfig Route(string id, string path, string? policy) =>
        new() { RouteId = id, ClusterId = "backend", Match = new RouteMatch { Path = path }, CorsPolicy = policy };

    private ClusterConfig Cluster() => new()
    {
        ClusterId = "backend",
        Destinations = new Dictionary<string, DestinationConfig> { ["one"] = new() { Address = $"http://127.0.0.1:{_backend.Port}" } },
    };

    private void Update(RouteConfig route) =>
        _proxy.Services.GetRequiredService<InMemoryConfigProvider>().Update([Route("web", "/web/{**rest}", "web"), route], [Cluster()]);
}
