using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
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
            endpoint         policy           origins                                                              enforcement
            HTTP: GET /web   DefaultPolicy    https://app.example.com                                              Browser
            HTTP: GET /many  many             https://a0.example https://a1.example https://a2.example and 2 more  Server
            HTTP: GET /off   (CORS disabled)                                                                       Browser
            HTTP: GET /own   (bypassed)
            """.ReplaceLineEndings());
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
        var table = await TableAsync("Development", app => app.MapGet("/web", () => "").WithDisplayName("a\nb\u001b[2J"));

        table.Should().Contain("a\\u000ab\\u001b[2J");
    }

    private static async Task<string?> TableAsync(string environment, Action<IEndpointRouteBuilder> map)
    {
        await using var host = await TestServerHost.StartAsync(
            builder => builder.Services.AddScoped<Tenants>().AddStrictCors(cors =>
            {
                cors.AddPolicy("tenants", policy => policy.WithOrigins("https://app.example.com").WithOriginSource<Tenants>());
                cors.AddDefaultPolicy(policy => policy.WithOrigins("https://app.example.com"));
                cors.AddPolicy("many", policy => policy.WithOrigins(Enumerable.Range(0, 5).Select(i => $"https://a{i}.example"))
                    .WithEnforcement(StrictCorsEnforcement.Server));
            }),
            app =>
            {
                app.UseStrictCors();
                map(app);
            },
            environment: environment);
        var record = host.Logs.GetSnapshot().SingleOrDefault(record => record.Id.Id == 22);
        record?.Id.Name.Should().Be("PolicyTable");
        record?.Level.Should().Be(LogLevel.Information);
        return record?.Message;
    }

    private sealed class Tenants : IStrictCorsOriginSource
    {
        public ValueTask<bool> IsAllowedAsync(StrictCorsOriginQuery query, CancellationToken cancellationToken) => ValueTask.FromResult(false);
    }
}
