using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Cors;
using Microsoft.AspNetCore.Routing;
using StrictCors.Tests.Conformance;

namespace StrictCors.Tests.Startup;

/// <summary>Endpoints whose metadata names no policy, and those that end before the middleware.</summary>
public class EndpointWithoutNameTests
{
    public static TheoryData<Action<WebApplication>> Nameless =>
    [
        app => app.MapGet("/orders", () => "").RequireStrictCors(),
        app => app.MapGet("/orders", [StrictCors] () => ""),
        app => app.MapGet("/orders", [EnableCors] () => ""),
        app => app.MapGet("/orders", () => "").WithMetadata(new EnableCorsAttribute()),
    ];

    [Theory]
    [MemberData(nameof(Nameless))]
    public async Task Without_a_name_and_without_a_default_policy(Action<WebApplication> map)
    {
        var problem = await Starting.ProblemAsync(
            app =>
            {
                app.UseStrictCors();
                map(app);
            },
            json: Starting.WithoutDefault);

        problem.Should().Be(new StrictCorsConfigurationProblem(
            "SC2002", "endpoint 'HTTP: GET /orders'", null, "The endpoint requires the default policy, but no default policy is chosen.",
            "\"StrictCors\": { \"DefaultPolicy\": \"…\" }, or the name of a policy at the endpoint"));
    }

    [Theory]
    [MemberData(nameof(Nameless))]
    public async Task The_argument_of_UseStrictCors_stands_in_for_a_default_policy(Action<WebApplication> map) => await Starting.ShouldStartAsync(
        app =>
        {
            app.UseStrictCors("web");
            map(app);
        },
        json: Starting.WithoutDefault);

    [Fact]
    public async Task Unless_there_is_a_pipeline_without_one()
    {
        var problem = await Starting.ProblemAsync(
            app =>
            {
                app.Map("/a", a => a.UseStrictCors("web"));
                app.Map("/b", b => b.UseStrictCors());
                app.MapGet("/orders", () => "").RequireStrictCors();
            },
            json: Starting.WithoutDefault);

        problem.Code.Should().Be("SC2002");
    }

    [Fact]
    public async Task Metadata_of_an_unknown_kind()
    {
        var problem = await Starting.ProblemAsync(app =>
        {
            app.UseStrictCors();
            app.MapGet("/orders", () => "").WithMetadata(new UnknownCorsMetadata());
        });

        problem.Code.Should().Be("SC2003");
        problem.Path.Should().Be("endpoint 'HTTP: GET /orders'");
        problem.Suggestion.Should().Contain("RequireStrictCors(\"…\")");
    }

    public static TheoryData<Action<IEndpointConventionBuilder>> ShortCircuited =>
    [
        endpoint => endpoint.RequireStrictCors("web"),
        endpoint => endpoint.RequireStrictCors(),
        endpoint => endpoint.RequireCors("web"),
        endpoint => endpoint.DisableStrictCors(),
        endpoint => endpoint.RequireCors(policy => policy.AllowAnyOrigin()),
        endpoint => endpoint.RequireStrictCors(policy => policy.AllowAnyOrigin()),
    ];

    [Theory]
    [MemberData(nameof(ShortCircuited))]
    public async Task ShortCircuit_beside_a_policy(Action<IEndpointConventionBuilder> choose)
    {
        var problem = await Starting.ProblemAsync(app =>
        {
            app.UseStrictCors();
            choose(app.MapGet("/health", () => "").ShortCircuit());
        });

        problem.Code.Should().Be("SC2010");
        problem.Path.Should().Be("endpoint 'HTTP: GET /health'");
    }
}
