using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Startup;

/// <summary>D5: at startup in Development the log has a table of endpoint, policy, origins, enforcement.</summary>
public sealed class EndpointTableTests
{
    [Fact]
    public async Task D5_the_table()
    {
        var table = await TableAsync("Development", app =>
        {
            app.MapGet("/web", () => "");
            app.MapGet("/many", () => "").RequireStrictCors("many");
            app.MapGet("/off", () => "").DisableStrictCors();
            app.MapGet("/own", () => "").BypassStrictCors();
        });

        table.Should().Be("""
            Endpoints and their policies:
            endpoint   policy           origins                                                              methods          credentials  enforcement
            GET /web   DefaultPolicy    https://app.example.com                                              GET, HEAD, POST  no           Browser
            GET /many  many             https://a0.example https://a1.example https://a2.example and 2 more  any              yes          Server
            GET /off   (CORS disabled)                                                                                                     Browser
            GET /own   (bypassed)
            """.ReplaceLineEndings());
    }

    [Fact]
    public async Task D5_endpoints_are_named_by_method_and_route_and_equal_rows_are_counted()
    {
        var table = await TableAsync("Development", app =>
        {
            app.MapMethods("/both/{id:int}", ["GET", "PUT"], (int id) => id).WithDisplayName("(unnamed endpoint)");
            app.Map("/all", () => "all");
            app.MapGet("/hosts", () => "a").RequireHost("a.example");
            app.MapGet("/hosts", () => "b").RequireHost("b.example");
            app.MapFallback(() => "fallback");
            for (var i = 0; i < 250; i++)
            {
                app.MapGet($"/assets/{i}.js", () => "").WithMetadata(new StaticAssetDescriptor { Route = $"assets/{i}.js", AssetPath = "a.js" });
            }
        });

        table!.Split(Environment.NewLine).Skip(2).Select(line => line[..line.IndexOf("  ", StringComparison.Ordinal)]).Should().Equal(
            "GET, PUT /both/{id:int}", "any method /all", "GET /hosts (2 endpoints)", "any method /{*path:nonfile}", "static assets (250 endpoints)");
    }

    [Fact]
    public async Task D5_endpoints_without_a_policy_are_one_line_at_the_end()
    {
        var table = await TableAsync("Development", app =>
        {
            for (var i = 0; i < 12; i++)
            {
                app.MapGet($"/{i}", () => "");
            }

            app.MapGet("/many", () => "").RequireStrictCors("many");
        }, hasDefault: false);

        table!.Split(Environment.NewLine).Should().HaveCount(4);
        table.Should().EndWith($"{Environment.NewLine}without a policy: GET /0; GET /1; GET /2; GET /3; GET /4; GET /5; GET /6; GET /7; GET /8; "
            + $"GET /9 and "
            + "2 more");
    }

    [Fact]
    public async Task D5_a_program_without_endpoints_has_no_table_but_says_so()
    {
        (await TableAsync("Development", _ => { }, hasDefault: false)).Should().Be("Endpoints and their policies: none");
    }

    [Fact]
    public async Task D5_a_long_table_says_how_much_is_missing()
    {
        var table = await TableAsync("Development", app =>
        {
            for (var i = 0; i < 203; i++)
            {
                app.MapGet($"/{i}", () => "").RequireStrictCors("many");
            }
        });

        table.Should().EndWith($"{Environment.NewLine}… and 3 more");
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public async Task D5_nowhere_else(string environment) => (await TableAsync(environment, app => app.MapGet("/web", () => ""))).Should().BeNull();

    [Fact]
    public async Task D5_an_origin_source_is_named()
    {
        var table = await TableAsync("Development", app => app.MapGet("/web", () => "").RequireStrictCors("tenants"));

        table.Should().Contain("https://app.example.com (queries Tenants)");
    }

    [Fact]
    public async Task G8_several_policies_are_in_their_order()
    {
        var table = await TableAsync("Development", app => app.MapGet("/web", () => "").RequireStrictCors("DefaultPolicy", "tenants"));

        table.Should().Contain("DefaultPolicy, tenants").And.Contain("https://app.example.com; https://app.example.com (queries Tenants)");
    }

    [Fact]
    public async Task Names_are_escaped()
    {
        var table = await TableAsync("Development", app => app.MapGet("/a\u202eb", () => ""));

        table.Should().Contain("GET /a\\u202eb");
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public async Task D5_elsewhere_each_policy_is_one_line_with_its_effective_origins(string environment)
    {
        await using var host = await StartAsync(environment, app => app.MapGet("/web", () => ""), hasDefault: true);

        host.Logs.GetSnapshot().Where(record => record.Id.Name == "PolicyInForce").Select(record => record.Message).Should().BeEquivalentTo(
            "The policy 'tenants' is in force: 1 origin (https://app.example.com (queries Tenants)), methods GET, HEAD, POST, credentials no, "
                + "enforcement "
                + "Browser.",
            "The policy 'DefaultPolicy' is in force: 1 origin (https://app.example.com), methods GET, HEAD, POST, credentials no, enforcement "
                + "Browser.",
            "The policy 'many' is in force: 5 origins (https://a0.example https://a1.example https://a2.example and 2 more), methods any, "
                + "credentials yes, "
                + "enforcement Server.",
            "The policy 'public' is in force: any origin, methods GET, HEAD, POST, credentials no, enforcement Browser.");
    }

    private static async Task<string?> TableAsync(string environment, Action<IEndpointRouteBuilder> map, bool hasDefault = true)
    {
        await using var host = await StartAsync(environment, map, hasDefault);
        var record = host.Logs.GetSnapshot().SingleOrDefault(record => record.Id.Id == 22);
        record?.Id.Name.Should().Be("PolicyTable");
        record?.Level.Should().Be(LogLevel.Information);
        return record?.Message;
    }

    private static Task<TestServerHost> StartAsync(string environment, Action<IEndpointRouteBuilder> map, bool hasDefault) =>
        TestServerHost.StartAsync(
            builder => builder.Services.AddScoped<Tenants>().AddStrictCors(cors =>
            {
                cors.AddPolicy("tenants", policy => policy.WithOrigins("https://app.example.com").WithOriginSource<Tenants>());
                cors.AddDefaultPolicy(policy => policy.WithOrigins("https://app.example.com"));
                cors.AddPolicy("public", policy => policy.AllowAnyOrigin());
                cors.AddPolicy("many", policy => policy.WithOrigins(Enumerable.Range(0, 5).Select(i => $"https://a{i}.example"))
                    .AllowAnyMethod().AllowCredentials().WithEnforcement(StrictCorsEnforcement.Server));
                cors.DefaultPolicy = hasDefault ? cors.DefaultPolicy : null;
            }),
            app =>
            {
                app.UseStrictCors();
                map(app);
            },
            environment: environment);

    private sealed class Tenants : IStrictCorsOriginSource
    {
        public ValueTask<bool> IsAllowedAsync(StrictCorsOriginQuery query, CancellationToken cancellationToken) => ValueTask.FromResult(false);
    }
}
