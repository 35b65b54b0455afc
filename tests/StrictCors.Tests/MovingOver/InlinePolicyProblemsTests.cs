using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Routing;
using StrictCors.Tests.Startup;

namespace StrictCors.Tests.MovingOver;

/// <summary>What is wrong with a policy that is written in place is reported at startup, all at once.</summary>
public sealed class InlinePolicyProblemsTests
{
    private const string App = "https://app.example.com";

    [Fact]
    public async Task Every_problem_of_a_call_is_reported_at_startup()
    {
        var problems = await Starting.ProblemsAsync(
            app => app.UseStrictCors(policy => policy.WithOrigins("https://a.example/", "b.example").WithMethods("get")), json: "{ }");

        problems.Select(problem => problem.Code).Should().BeEquivalentTo("SC1111", "SC1106", "SC1203");
        problems.Should().OnlyContain(problem => problem.Path.StartsWith("app.UseStrictCors(policy => …)"));
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

    private sealed class CorsPolicyOf(CorsPolicy policy) : ICorsPolicyMetadata
    {
        public CorsPolicy Policy => policy;
    }
}
