using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.Infrastructure;
using StrictCors.Tests.Startup;

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

    [Fact]
    public async Task Every_problem_of_a_call_is_reported_at_startup()
    {
        var problems = await Starting.ProblemsAsync(
            app => app.UseStrictCors(policy => policy.WithOrigins("https://a.example/", "b.example").WithMethods("get")), json: "{ }");

        problems.Select(problem => problem.Code).Should().BeEquivalentTo("SC1111", "SC1106", "SC1203");
        problems.Should().OnlyContain(problem => problem.Path.StartsWith("app.UseStrictCors(policy => …)"));
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

    public static TheoryData<Action<IEndpointConventionBuilder>, string[]> Mistakes => new()
    {
        { endpoint => endpoint.RequireCors(policy => policy.WithOrigins("https://a.example/x?")), ["SC1111"] },
        { endpoint => endpoint.RequireCors(policy => policy.WithOrigins("a.example", "https://*").WithMethods("get")), ["SC1106", "SC2041"] },
        { endpoint => endpoint.RequireCors(policy => policy.AllowAnyOrigin().DisallowCredentials().WithMethods("TRACE")), ["SC1202"] },
        { endpoint => endpoint.RequireCors(policy => policy.AllowAnyMethod()), ["SC1101"] },
        { endpoint => endpoint.RequireCors(policy => policy.SetIsOriginAllowed(_ => true)), ["SC2040"] },
        { endpoint => endpoint.RequireCors(policy => policy.SetIsOriginAllowed(origin => origin == App).AllowCredentials()), ["SC2040"] },
        { endpoint => endpoint.RequireCors(policy => policy.WithOrigins("https://*.example.com")), ["SC2041"] },
        { endpoint => endpoint.RequireCors(policy => policy.WithOrigins("http://localhost:*")), ["SC2041"] },
        { endpoint => endpoint.RequireCors(policy => policy.WithOrigins("https://*.a.example", "https://b.a.example")), ["SC2041"] },
        {
            endpoint => endpoint.RequireCors(policy => policy.WithOrigins("https://*.a.*").SetIsOriginAllowedToAllowWildcardSubdomains()),
            ["SC2041"]
        },
        {
            endpoint => endpoint.RequireCors(policy =>
                policy.WithOrigins("https://app-*.example.com").SetIsOriginAllowedToAllowWildcardSubdomains()),
            ["SC2041"]
        },
        { endpoint => endpoint.WithMetadata(new CorsPolicyOf(new() { Origins = { "*" }, SupportsCredentials = true })), ["SC1123"] },
        { endpoint => endpoint.WithMetadata(new CorsPolicyOf(null!)), ["SC2003"] },
        { endpoint => endpoint.RequireStrictCors(policy => policy.WithOrigins("a.example").WithMethods("get")), ["SC1106", "SC1203"] },
        { endpoint => endpoint.RequireStrictCors(policy => policy.WithOriginSource<IStrictCorsOriginSource>()), ["SC1507"] },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task Every_problem_of_an_endpoint_is_reported_at_startup(Action<IEndpointConventionBuilder> choose, string[] codes)
    {
        var problems = await Starting.ProblemsAsync(app =>
        {
            app.UseStrictCors();
            choose(app.MapGet("/orders", () => ""));
        });

        problems.Select(problem => problem.Code).Should().Contain(codes);
        problems.Should().OnlyContain(problem => problem.Path.StartsWith("endpoint 'HTTP: GET /orders'") && problem.Suggestion != null);
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

    private sealed class CorsPolicyOf(CorsPolicy policy) : ICorsPolicyMetadata
    {
        public CorsPolicy Policy => policy;
    }

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
