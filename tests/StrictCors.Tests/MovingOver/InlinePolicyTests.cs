using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.Infrastructure;
using StrictCors.Tests.Reload;

namespace StrictCors.Tests.MovingOver;

/// <summary>Policies that are written in place: <c>UseStrictCors(policy => …)</c>, and the inline policies of endpoints.</summary>
public sealed class InlinePolicyTests
{
    private const string App = "https://app.example.com";
    private const string Other = "https://other.example.com";
    private const string Stranger = "https://evil.example";

    public static TheoryData<Action<IEndpointConventionBuilder>> Inline =>
    [
        endpoint => endpoint.RequireStrictCors(policy => policy.WithOrigins(App).WithMethods("PUT").AllowAnyHeader().AllowCredentials()),
        endpoint => endpoint.RequireCors(policy => policy.WithOrigins(App).WithMethods("PUT").AllowAnyHeader().AllowCredentials()),
        endpoint => endpoint.WithMetadata(new CreatedWhenRead()),
    ];

    [Fact]
    public async Task UseStrictCors_defines_the_policy_of_the_call()
    {
        await using var host = await StartAsync(app =>
        {
            app.UseStrictCors(policy => policy.WithOrigins(App).WithMethods("PUT").WithHeaders("X-A").WithExposedHeaders("ETag").AllowCredentials());
            app.MapPut("/todos", () => "todos");
        });

        var actual = await host.SendAsync(RawRequest.Method("PUT", "/todos").With("Origin", App).With("Content-Length", "0"));
        var preflight = await host.SendAsync(RawRequest.Preflight("/todos", App, "PUT", "x-a"));
        var stranger = await host.SendAsync(RawRequest.Method("PUT", "/todos").With("Origin", Stranger).With("Content-Length", "0"));

        actual.OwnedHeaders.Should().HaveCount(3);
        actual.Single("Access-Control-Expose-Headers").Should().Be("ETag");
        preflight.Single("Access-Control-Allow-Methods").Should().Be("PUT");
        stranger.OwnedHeaders.Should().BeEmpty();
    }

    [Fact]
    public async Task Each_call_in_a_branch_has_its_own_policy()
    {
        await using var host = await StartAsync(app =>
        {
            app.Map("/a", a => a.UseStrictCors(policy => policy.WithOrigins(App)).Run(context => context.Response.WriteAsync("a")));
            app.Map("/b", b => b.UseStrictCors(policy => policy.WithOrigins(Other)).Run(context => context.Response.WriteAsync("b")));
        });

        (await host.SendAsync(Get("/a", App))).Single("Access-Control-Allow-Origin").Should().Be(App);
        (await host.SendAsync(Get("/a", Other))).OwnedHeaders.Should().BeEmpty();
        (await host.SendAsync(Get("/b", Other))).Single("Access-Control-Allow-Origin").Should().Be(Other);
    }

    [Theory]
    [MemberData(nameof(Inline))]
    public async Task An_endpoint_has_the_policy_that_is_written_at_it(Action<IEndpointConventionBuilder> choose)
    {
        await using var host = await StartAsync(app =>
        {
            app.UseStrictCors();
            choose(app.MapPut("/todos", () => "todos"));
            app.MapPut("/others", () => "others");
        });

        var preflight = await host.SendAsync(RawRequest.Preflight("/todos", App, "PUT", "authorization,x-a"));
        var stranger = await host.SendAsync(RawRequest.Preflight("/todos", Stranger, "PUT"));
        var others = await host.SendAsync(RawRequest.Preflight("/others", App, "PUT"));

        preflight.Single("Access-Control-Allow-Origin").Should().Be(App);
        preflight.Single("Access-Control-Allow-Credentials").Should().Be("true");
        preflight.Single("Access-Control-Allow-Headers").Should().Be("authorization,x-a");
        stranger.OwnedHeaders.Should().BeEmpty();
        others.OwnedHeaders.Should().BeEmpty();
    }

    [Fact]
    public async Task The_endpoints_of_a_group_share_its_policy()
    {
        await using var host = await StartAsync(app =>
        {
            app.UseStrictCors();
            var group = app.MapGroup("/api").RequireCors(policy => policy.WithOrigins(App));
            group.MapGet("/a", () => "a");
            group.MapGet("/b", () => "b").RequireStrictCors(policy => policy.WithOrigins(Other));
            group.MapGet("/c", () => "c");
        }, environment: "Development");

        (await host.SendAsync(Get("/api/a", App))).Single("Access-Control-Allow-Origin").Should().Be(App);
        (await host.SendAsync(Get("/api/b", App))).OwnedHeaders.Should().BeEmpty();
        (await host.SendAsync(Get("/api/b", Other))).Single("Access-Control-Allow-Origin").Should().Be(Other);
        host.Logs.GetSnapshot().Should().Contain(entry => entry.Message.Contains("RequireCors at ") && entry.Message.Contains(" and 1 more")
            && entry.Message.Contains("RequireStrictCors at "));
    }

    [Fact]
    public async Task A_wildcard_of_the_built_in_middleware_is_one_here()
    {
        await using var host = await StartAsync(app =>
        {
            app.UseStrictCors();
            app.MapGet("/", () => "").RequireCors(policy =>
                policy.WithOrigins("https://*.example.com").SetIsOriginAllowedToAllowWildcardSubdomains());
        });

        (await host.SendAsync(Get("/", App))).Single("Access-Control-Allow-Origin").Should().Be(App);
        (await host.SendAsync(Get("/", "https://example.com"))).OwnedHeaders.Should().BeEmpty();
    }

    [Fact]
    public async Task An_inline_policy_asks_its_origin_source()
    {
        await using var host = await KestrelHost.StartAsync(
            builder => builder.Services.AddScoped<OnlyOther>().AddStrictCors(),
            app =>
            {
                app.UseStrictCors(policy => policy.WithOrigins(App).WithOriginSource<OnlyOther>());
                app.MapGet("/", () => "");
            });

        (await host.SendAsync(Get("/", Other))).Single("Access-Control-Allow-Origin").Should().Be(Other);
        (await host.SendAsync(Get("/", Stranger))).OwnedHeaders.Should().BeEmpty();
    }

    [Fact]
    public async Task A_reload_leaves_them_in_force()
    {
        var settings = new PushedConfiguration(Web("https://old.example"));
        await using var host = await KestrelHost.StartAsync(
            builder =>
            {
                builder.Configuration.Sources.Add(settings);
                builder.Services.AddStrictCors();
            },
            app =>
            {
                app.UseStrictCors();
                app.MapGet("/web", () => "");
                app.MapGet("/inline", () => "").RequireStrictCors(policy => policy.WithOrigins(App));
            });

        settings.Push(Web("https://new.example"));

        (await host.SendAsync(Get("/web", "https://new.example"))).Single("Access-Control-Allow-Origin").Should().Be("https://new.example");
        (await host.SendAsync(Get("/inline", App))).Single("Access-Control-Allow-Origin").Should().Be(App);

        static string Web(string origin) =>
            $$"""{ "StrictCors": { "DefaultPolicy": "web", "Policies": { "web": { "AllowedOrigins": "{{origin}}" } } } }""";
    }

    [Fact]
    public async Task Other_readers_of_the_metadata_see_the_policy()
    {
        await using var host = await TestServerHost.StartAsync(
            builder => builder.Services.AddStrictCors(),
            app =>
            {
                app.UseStrictCors();
                app.MapGet("/", () => "").RequireStrictCors(policy => policy.WithOrigins(App).AllowAnyHeader().AllowCredentials());
            });

        var metadata = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.Single().Metadata.GetMetadata<ICorsPolicyMetadata>()!;

        metadata.Policy.Should().BeEquivalentTo(new { AllowAnyHeader = true, SupportsCredentials = true, Origins = (string[])[App] });
        metadata.Policy.IsOriginAllowed(Stranger).Should().BeFalse();
        metadata.Policy.Should().NotBeSameAs(metadata.Policy);
    }

    [Fact]
    public async Task Without_any_other_policy_a_WebSocket_is_still_open_to_the_own_pages_only()
    {
        await using var host = await StartAsync(app =>
        {
            app.UseStrictCors();
            app.MapGet("/", () => "").RequireStrictCors(policy => policy.WithOrigins(App));
            app.MapGet("/socket", () => "");
        });

        (await host.SendAsync(RawRequest.Get("/socket").With("Origin", Stranger).Handshake())).Status.Should().Be(403);
    }

    private static RawRequest Get(string path, string origin) => RawRequest.Method("GET", path).With("Origin", origin);

    private static Task<KestrelHost> StartAsync(Action<WebApplication> app, string environment = "Production") =>
        KestrelHost.StartAsync(builder => builder.Services.AddStrictCors(), app, environment: environment);

    private sealed class CreatedWhenRead : ICorsPolicyMetadata
    {
        public CorsPolicy Policy => new CorsPolicyBuilder(App).WithMethods("PUT").AllowAnyHeader().AllowCredentials().Build();
    }

    private sealed class OnlyOther : IStrictCorsOriginSource
    {
        public ValueTask<bool> IsAllowedAsync(StrictCorsOriginQuery query, CancellationToken cancellationToken) =>
            new(query.Origin.ToString() == Other);
    }
}
