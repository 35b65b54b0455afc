using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Rewrite;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.Infrastructure;
using static StrictCors.Tests.Middleware.Front.FrontHost;

namespace StrictCors.Tests.Middleware.Front;

/// <summary>In Development, the first visit shows that routing runs again after UseStrictCors.</summary>
public class RoutingAgainTests
{
    [Fact]
    public async Task Routing_again_is_found_without_Origin_in_Development()
    {
        foreach (var (environment, count) in new[] { ("Development", 1), ("Production", 0) })
        {
            await using var host = await KestrelHost.StartAsync(
                builder => builder.Services.AddStrictCors(),
                app =>
                {
                    app.UseRouting();
                    app.UseStrictCors();
                    app.UseRewriter(new RewriteOptions().AddRewrite("^old$", "closed", skipRemainingRules: true));
                    app.MapGet("/closed", () => "closed").DisableStrictCors();
                    app.MapGet("/open", () => "open");
                },
                SettingsJson.Parse(WithDefault), environment);

            await host.SendAsync(RawRequest.Get("/open"));
            await host.SendAsync(RawRequest.Get("/old"));

            host.Findings().Should().HaveCount(count);
        }
    }

    // A page of another site whose request lost its Origin is refused (S4). The endpoint is the one whose policy was chosen.
    [Fact]
    public async Task S4_A_refusal_without_Origin_is_not_a_finding()
    {
        await using var host = await StartAsync(
            app =>
            {
                app.UseStrictCors();
                app.MapPost("/pay", () => "paid").RequireStrictCors("strict");
            },
            json: """
                { "StrictCors": { "Policies": { "strict": { "AllowedOrigins": [ "https://app.example.com" ], "Enforcement": "Server" } } } }
                """);

        var refused = await host.SendAsync(RawRequest.Method("POST", "/pay").With("Sec-Fetch-Site", "cross-site").WithBody(""));

        refused.Status.Should().Be(403);
        host.Findings().Should().BeEmpty();
        host.Logs.GetSnapshot().Should().Contain(log =>
            log.Message.StartsWith("POST /pay from (no Origin) refused with 403", StringComparison.Ordinal));
    }
}
