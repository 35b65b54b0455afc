using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Startup;

/// <summary>Routing runs an endpoint with ShortCircuit() before any middleware, so that no policy can refuse its requests.</summary>
public sealed class ShortCircuitTests
{
    [Theory]
    [InlineData(true, null)]
    [InlineData(false, "web")]
    public async Task An_endpoint_that_the_default_policy_or_the_argument_covers_is_a_problem(bool hasDefault, string? argument)
    {
        var problem = await ProblemAsync(hasDefault, argument, app => app.MapPost("/pay", () => "").ShortCircuit());

        problem.Should().BeEquivalentTo(new
        {
            Code = "SC2010",
            Path = "endpoint 'HTTP: POST /pay'",
            Suggestion = ".BypassStrictCors() if the endpoint needs no policy; otherwise remove ShortCircuit()",
        });
    }

    [Fact]
    public async Task So_is_what_MapShortCircuit_maps() =>
        (await ProblemAsync(true, null, app => app.MapShortCircuit(404, "robots.txt"))).Code.Should().Be("SC2010");

    [Fact]
    public async Task So_is_an_endpoint_of_a_group() =>
        (await ProblemAsync(true, null, app =>
        {
            var group = app.MapGroup("/g");
            group.ShortCircuit();
            group.MapGet("/x", () => "");
        })).Code.Should().Be("SC2010");

    [Fact]
    public async Task So_is_one_with_a_policy_of_its_own() =>
        (await ProblemAsync(false, null, app => app.MapGet("/x", () => "").RequireStrictCors("web").ShortCircuit())).Code.Should().Be("SC2010");

    [Fact]
    public async Task Without_a_policy_that_covers_it_nothing_is_lost()
    {
        await using var host = await StartAsync(false, null, app => app.MapGet("/x", () => "ran").ShortCircuit());

        (await host.SendAsync(RawRequest.Get("/x"))).Body.Should().Be("ran");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task BypassStrictCors_says_that_it_is_intended_whichever_is_called_first(bool bypassFirst)
    {
        await using var host = await StartAsync(true, null, app =>
        {
            var endpoint = app.MapGet("/x", () => "ran");
            _ = bypassFirst ? endpoint.BypassStrictCors().ShortCircuit() : endpoint.ShortCircuit().BypassStrictCors();
            app.MapShortCircuit(404, "robots.txt").BypassStrictCors();
            app.MapGet("/y", () => "").RequireStrictCors("web");
        });

        var response = await host.SendAsync(RawRequest.Get("/x").With("Origin", "https://evil.example"));
        var preflight = await host.SendAsync(RawRequest.Preflight("/x", "https://app.example.com", "GET"));

        response.Body.Should().Be("ran");
        (await host.SendAsync(RawRequest.Get("/robots.txt"))).Status.Should().Be(404);
        preflight.OwnedHeaders.Should().BeEmpty("no policy answers for a bypassed endpoint");
    }

    private static async Task<StrictCorsConfigurationProblem> ProblemAsync(bool hasDefault, string? argument, Action<WebApplication> map)
    {
        var start = async () => await StartAsync(hasDefault, argument, map);

        return (await start.Should().ThrowAsync<StrictCorsConfigurationException>()).Which.Problems.Should().ContainSingle().Subject;
    }

    private static Task<KestrelHost> StartAsync(bool hasDefault, string? argument, Action<WebApplication> map) => KestrelHost.StartAsync(
        builder => builder.Services.AddStrictCors(cors =>
        {
            cors.AddPolicy("web", policy => policy.WithOrigins("https://app.example.com").WithEnforcement(StrictCorsEnforcement.Server));
            cors.DefaultPolicy = hasDefault ? "web" : null;
        }),
        app =>
        {
            _ = argument is null ? app.UseStrictCors() : app.UseStrictCors(argument);
            map(app);
        });
}
