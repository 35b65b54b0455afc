using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Documentation;

/// <summary>
/// The table of the README that compares StrictCors with the built-in middleware, one test per row. Each test runs both, so that it fails
/// when a new version of the framework makes a row untrue.
/// </summary>
public sealed partial class DifferencesTests
{
    private const string App = "https://app.example.com";
    private const string Stranger = "https://evil.example";

    [Fact]
    public async Task Vary_names_Origin_on_every_answer()
    {
        await using var builtIn = await BuiltInAsync(policy => policy.WithOrigins(App, "https://two.example.com"));
        await using var strict = await StrictAsync(policy => policy.WithOrigins(App, "https://two.example.com"));
        await using var builtInWithOne = await BuiltInAsync(policy => policy.WithOrigins(App));

        (await VaryAsync(builtIn, App)).Should().Equal("Origin");
        (await VaryAsync(builtIn, Stranger)).Should().BeEmpty();
        (await VaryAsync(builtIn, origin: null)).Should().BeEmpty();
        (await VaryAsync(builtInWithOne, App)).Should().BeEmpty();

        (await VaryAsync(strict, App)).Should().Equal("Origin");
        (await VaryAsync(strict, Stranger)).Should().Equal("Origin");
        (await VaryAsync(strict, origin: null)).Should().Equal("Origin");
    }

    [Fact]
    public async Task A_wildcard_admits_origins_only()
    {
        var noOrigin = "https://user@a.example.com";
        await using var builtIn = await BuiltInAsync(policy =>
            policy.WithOrigins("https://*.example.com").SetIsOriginAllowedToAllowWildcardSubdomains());
        await using var strict = await StrictAsync(policy => policy.WithOrigins("https://*.example.com"));

        (await builtIn.SendAsync(Get(noOrigin))).Single("Access-Control-Allow-Origin").Should().Be(noOrigin);
        (await strict.SendAsync(Get(noOrigin))).OwnedHeaders.Should().BeEmpty();
        (await strict.SendAsync(Get(App))).Single("Access-Control-Allow-Origin").Should().Be(App);
    }

    [Fact]
    public async Task One_endpoint_can_have_several_policies()
    {
        await using var builtIn = await KestrelHost.StartAsync(
            builder => builder.Services.AddCors(cors =>
            {
                cors.AddPolicy("partner", policy => policy.WithOrigins(App).AllowCredentials());
                cors.AddPolicy("public", policy => policy.AllowAnyOrigin());
            }),
            app =>
            {
                app.UseCors();
                app.MapGet("/", () => "").RequireCors("partner").RequireCors("public");
            });
        await using var strict = await KestrelHost.StartAsync(
            builder => builder.Services.AddStrictCors(cors =>
            {
                cors.AddPolicy("partner", policy => policy.WithOrigins(App).AllowCredentials());
                cors.AddPolicy("public", policy => policy.AllowAnyOrigin());
            }),
            app =>
            {
                app.UseStrictCors();
                app.MapGet("/", () => "").RequireStrictCors("partner", "public");
            });

        (await builtIn.SendAsync(Get(App))).Single("Access-Control-Allow-Credentials").Should().BeNull();
        (await strict.SendAsync(Get(App))).Single("Access-Control-Allow-Credentials").Should().Be("true");
        (await strict.SendAsync(Get(Stranger))).Single("Access-Control-Allow-Origin").Should().Be("*");
    }

    [Fact]
    public async Task A_refused_request_can_be_kept_from_running()
    {
        var runs = 0;
        await using var builtIn = await BuiltInAsync(policy => policy.WithOrigins(App), () => ++runs);
        (await builtIn.SendAsync(Post(Stranger))).Status.Should().Be(200);
        runs.Should().Be(1);

        runs = 0;
        await using var strict = await StrictAsync(policy => policy.WithOrigins(App).WithEnforcement(StrictCorsEnforcement.Server), () => ++runs);
        (await strict.SendAsync(Post(Stranger))).Status.Should().Be(403);
        runs.Should().Be(0);
        (await strict.SendAsync(Post(App))).Status.Should().Be(200);
        runs.Should().Be(1);
    }

    [Fact]
    public async Task A_web_socket_of_another_origin_is_refused()
    {
        await using var builtIn = await KestrelHost.StartAsync(
            builder => builder.Services.AddCors(options => options.AddDefaultPolicy(policy => policy.WithOrigins(App))),
            app =>
            {
                app.UseCors();
                MapSocket(app);
            });
        await using var strict = await KestrelHost.StartAsync(
            builder => builder.Services.AddStrictCors().AddDefaultPolicy(policy => policy.WithOrigins(App)),
            app =>
            {
                app.UseStrictCors();
                MapSocket(app);
            });

        (await builtIn.SendAsync(Get(Stranger).Handshake())).Status.Should().Be(101);
        (await strict.SendAsync(Get(Stranger).Handshake())).Status.Should().Be(403);
        (await strict.SendAsync(Get(App).Handshake())).Status.Should().Be(101);
    }

    [Fact]
    public async Task The_policy_owns_its_headers()
    {
        RequestDelegate handler = context =>
        {
            context.Response.Headers.AccessControlAllowCredentials = "true";
            return context.Response.WriteAsync("");
        };
        await using var builtIn = await KestrelHost.StartAsync(
            builder => builder.Services.AddCors(options => options.AddDefaultPolicy(policy => policy.WithOrigins(App))),
            app =>
            {
                app.UseCors();
                app.MapGet("/", handler);
            });
        await using var strict = await KestrelHost.StartAsync(
            builder => builder.Services.AddStrictCors().AddDefaultPolicy(policy => policy.WithOrigins(App)),
            app =>
            {
                app.UseStrictCors();
                app.MapGet("/", handler);
            });

        (await builtIn.SendAsync(Get(App))).Single("Access-Control-Allow-Credentials").Should().Be("true");
        (await strict.SendAsync(Get(App))).OwnedHeaders.Should().Equal(("Access-Control-Allow-Origin", App));
    }

    [Fact]
    public async Task A_preflight_is_read_within_bounds()
    {
        var names = string.Join(',', Enumerable.Range(0, 2_000).Select(i => i.ToString("x-0000", CultureInfo.InvariantCulture)));
        await using var builtIn = await BuiltInAsync(policy => policy.WithOrigins(App).AllowAnyHeader());
        await using var strict = await StrictAsync(policy => policy.WithOrigins(App).AllowAnyHeader().AllowCredentials());

        var preflight = RawRequest.Preflight("/", App, "GET", names);

        (await builtIn.SendAsync(preflight)).Single("Access-Control-Allow-Headers")!.Length.Should().Be(names.Length);
        (await strict.SendAsync(preflight)).OwnedHeaders.Should().BeEmpty();
    }

    [Fact]
    public async Task A_refusal_says_why()
    {
        List<object?> traces = [];
        await using var builtIn = await KestrelHost.StartAsync(
            builder => builder.Services.AddCors(options => options.AddPolicy("web", policy => policy.WithOrigins(App))),
            app =>
            {
                app.Use(async (context, next) =>
                {
                    await next(context);
                    traces.AddRange([.. context.Items.Values, .. context.Features.Select(feature => feature.Value)]);
                });
                app.UseCors("web");
            });

        await builtIn.SendAsync(RawRequest.Preflight("/", App, "GET", "x-request-id"));

        traces.Should().NotBeEmpty().And.NotContain(trace => trace!.GetType().FullName!.Contains("Cors", StringComparison.Ordinal));

        CorsDecision? decision = null;
        await using var strict = await KestrelHost.StartAsync(
            builder => builder.Services.AddStrictCors().AddPolicy("web", policy => policy.WithOrigins(App)),
            app =>
            {
                app.Use(async (context, next) =>
                {
                    await next(context);
                    decision = context.GetCorsDecision();
                });
                app.UseStrictCors("web");
            });

        await strict.SendAsync(RawRequest.Preflight("/", App, "GET", "x-request-id"));

        decision.Should().Be(new CorsDecision
        {
            Kind = CorsRequestKind.Preflight,
            Outcome = CorsOutcome.Denied,
            Reason = CorsDenialReason.HeaderNotAllowed,
            PolicyName = "web",
        });
    }
}
