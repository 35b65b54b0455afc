using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Startup;

/// <summary>An origin source is attached in code. Startup checks that it is registered, that its policy exists and that its numbers are
/// valid.</summary>
public class OriginSourceStartupTests
{
    private const string NoOrigins = """{ "StrictCors": { "DefaultPolicy": "web", "Policies": { "web": { "AllowCredentials": true } } } }""";

    [Fact]
    public async Task With_a_source_the_list_may_be_empty()
    {
        (await ProblemsAsync(NoOrigins, cors => cors.AddOriginSource<Source>("WEB"), services => services.AddScoped<Source>())).Should().BeEmpty();
    }

    [Fact]
    public async Task A_source_that_is_no_service()
    {
        var problems = await ProblemsAsync(NoOrigins, cors => cors.AddOriginSource<Source>("web"));

        problems.Should().Equal(new StrictCorsConfigurationProblem(
            "SC1507",
            "StrictCors:Policies:web:OriginSource",
            "Source",
            "This origin source is not a registered service.",
            "builder.Services.AddScoped<Source>();"));
    }

    [Fact]
    public async Task A_source_for_a_policy_that_does_not_exist()
    {
        var problems = await ProblemsAsync(Starting.Json, cors => cors.AddOriginSource<Source>("wbe"), services => services.AddScoped<Source>());

        problems.Should().Equal(new StrictCorsConfigurationProblem(
            "SC2001", "AddOriginSource(policyName)", "wbe", "No policy has this name.", "web"));
    }

    [Fact]
    public async Task A_source_for_a_policy_that_could_not_be_read_is_no_second_problem()
    {
        var problems = await ProblemsAsync(
            """{ "StrictCors": { "Policies": [ "web" ] } }""",
            cors => cors.AddOriginSource<Source>("web"),
            services => services.AddScoped<Source>());

        problems.Should().ContainSingle().Which.Code.Should().Be("SC1003");
    }

    [Fact]
    public async Task A_source_beside_the_star_and_numbers_that_make_no_sense()
    {
        var problems = await ProblemsAsync(
            "{}",
            cors => cors.AddPolicy("web", policy => policy.AllowAnyOrigin().WithOriginSource<Source>(source =>
            {
                source.Timeout = TimeSpan.Zero;
                source.AllowedFor = TimeSpan.FromSeconds(-1);
                source.MaxConcurrentQueries = 0;
                source.DependsOnHeaders.Add("X-Tenant, X-Other");
            })),
            services => services.AddScoped<Source>());

        problems.Should().OnlyContain(problem => problem.Code == "SC1507");
        problems.Select(problem => problem.Path).Should().BeEquivalentTo(
            "StrictCors:Policies:web:OriginSource",
            "StrictCors:Policies:web:OriginSource:Timeout",
            "StrictCors:Policies:web:OriginSource:AllowedFor",
            "StrictCors:Policies:web:OriginSource:MaxConcurrentQueries",
            "StrictCors:Policies:web:OriginSource:DependsOnHeaders");
    }

    private static async Task<IReadOnlyList<StrictCorsConfigurationProblem>> ProblemsAsync(
        string json, Action<StrictCorsBuilder> cors, Action<IServiceCollection>? services = null)
    {
        var result = await HostStart.TryStartAsync(
            builder =>
            {
                services?.Invoke(builder.Services);
                cors(builder.Services.AddStrictCors());
            },
            app => app.UseStrictCors(),
            SettingsJson.Parse(json));
        result.Listened.Should().Be(result.Error is null);
        return result.Error is null ? [] : result.Error.Should().BeOfType<StrictCorsConfigurationException>().Which.Problems;
    }

    private sealed class Source : IStrictCorsOriginSource
    {
        public ValueTask<bool> IsAllowedAsync(StrictCorsOriginQuery query, CancellationToken cancellationToken) => new(false);
    }
}
