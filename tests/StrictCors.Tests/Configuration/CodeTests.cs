using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Configuration;

/// <summary>Policies in code, alone and on top of a section: code runs after the section, whatever the order of the calls.</summary>
public class CodeTests
{
    private const string Section =
        """{ "StrictCors": { "DefaultPolicy": "web", "Policies": { "web": { "AllowedOrigins": [ "https://web.example" ] } } } }""";

    [Fact]
    public async Task Code_alone_is_enough()
    {
        var options = await OptionsAsync("{}", services =>
            services.AddStrictCors(options => options.AddPolicy("api", policy => policy.WithOrigins("https://api.example"))));

        options.Policies.Keys.Should().Equal("api");
        options.DefaultPolicy.Should().BeNull();
    }

    [Fact]
    public async Task Code_adds_to_the_section()
    {
        var options = await OptionsAsync(Section, services =>
            services.AddStrictCors(options => options.AddPolicy("api", policy => policy.WithOrigins("https://api.example"))));

        options.Policies.Keys.Should().BeEquivalentTo("web", "api");
        options.DefaultPolicy.Should().Be("web");
    }

    [Fact]
    public async Task Code_sees_what_the_section_says_and_may_choose_another_default()
    {
        var options = await OptionsAsync(Section, services => services.AddStrictCors(options =>
        {
            options.Policies.Should().ContainKey("web");
            options.AddPolicy("api", policy => policy.WithOrigins("https://api.example"));
            options.DefaultPolicy = "api";
        }));

        options.DefaultPolicy.Should().Be("api");
    }

    [Fact]
    public async Task Code_adds_to_another_section()
    {
        var options = await OptionsAsync(
            """{ "Cors": { "Policies": { "web": { "AllowedOrigins": [ "https://web.example" ] } } } }""",
            (services, configuration) =>
                services.AddStrictCors(configuration.GetSection("Cors")).AddPolicy("api", policy => policy.WithOrigins("https://api.example")));

        options.Policies.Keys.Should().BeEquivalentTo("web", "api");
    }

    [Fact]
    public async Task The_builder_adds_policies_too()
    {
        var options = await OptionsAsync("{}", services => services.AddStrictCors()
            .AddPolicy("api", policy => policy.WithOrigins("https://api.example"))
            .AddDefaultPolicy(policy => policy.AllowAnyOrigin())
            .Services.AddRouting());

        options.Policies.Keys.Should().BeEquivalentTo("api", "DefaultPolicy");
        options.DefaultPolicy.Should().Be("DefaultPolicy");
    }

    [Theory]
    [InlineData("web")]
    [InlineData("WEB")]
    public async Task A_name_that_the_section_has_is_a_problem_whatever_its_case(string name)
    {
        var problem = await Configured.SingleProblemAsync(Section, builder =>
            builder.Services.AddStrictCors(options => options.AddPolicy(name, policy => policy.AllowAnyOrigin())));

        problem.Should().Be(new StrictCorsConfigurationProblem(
            "SC1006", $"StrictCors:Policies:{name}", name, "A policy of this name already exists, in configuration or in earlier code.",
                "another name, or PostConfigure to edit the existing policy"));
    }

    [Fact]
    public async Task A_name_given_twice_in_code_is_a_problem()
    {
        var problem = await Configured.SingleProblemAsync("{}", builder => builder.Services.AddStrictCors()
            .AddPolicy("api", policy => policy.WithOrigins("https://api.example"))
            .AddPolicy("Api", policy => policy.AllowAnyOrigin()));

        problem.Code.Should().Be("SC1006");
        problem.Value.Should().Be("Api");
    }

    [Fact]
    public async Task AddDefaultPolicy_twice_is_a_problem()
    {
        var problem = await Configured.SingleProblemAsync("{}", builder => builder.Services.AddStrictCors()
            .AddDefaultPolicy(policy => policy.WithOrigins("https://api.example"))
            .AddDefaultPolicy(policy => policy.AllowAnyOrigin()));

        problem.Code.Should().Be("SC1007");
        problem.Path.Should().Be("StrictCors:DefaultPolicy");
        problem.Value.Should().Be("DefaultPolicy");
    }

    [Fact]
    public async Task AddDefaultPolicy_beside_a_default_policy_in_the_section_is_a_problem()
    {
        var problem = await Configured.SingleProblemAsync(Section, builder =>
            builder.Services.AddStrictCors(options => options.AddDefaultPolicy(policy => policy.AllowAnyOrigin())));

        problem.Should().Be(new StrictCorsConfigurationProblem(
            "SC1007", "StrictCors:DefaultPolicy", "web",
                "AddDefaultPolicy is called, but configuration or earlier code already chooses a default policy.",
                "only one of the two, or AddPolicy with a name"));
    }

    [Fact]
    public async Task A_mistake_in_code_is_found_by_the_same_rules_and_beside_those_of_the_section()
    {
        var problems = await Configured.ProblemsAsync(
            """{ "StrictCors": { "Policies": { "web": { "AllowedOrigins": [ "https://web.example/" ] } } } }""",
            builder => builder.Services.AddStrictCors(options =>
                options.AddPolicy("api", policy => policy.WithOrigins("https://api.example", "https://API.example").WithMethods("get")
                .SetPreflightMaxAge(TimeSpan.FromDays(2)))));

        problems.Select(problem => (problem.Code, problem.Path)).Should().BeEquivalentTo(new[]
        {
            ("SC1111", "StrictCors:Policies:web:AllowedOrigins:0"),
            ("SC1112", "StrictCors:Policies:api:AllowedOrigins:1"),
            ("SC1203", "StrictCors:Policies:api:AllowedMethods:0"),
            ("SC1503", "StrictCors:Policies:api:PreflightMaxAge"),
        });
    }

    [Fact]
    public async Task An_enforcement_that_only_code_can_write()
    {
        var problem = await Configured.SingleProblemAsync("{}", builder => builder.Services.AddStrictCors()
            .AddPolicy("api", policy => policy.WithOrigins("https://api.example").WithEnforcement((StrictCorsEnforcement)7)));

        problem.Code.Should().Be("SC1505");
        problem.Path.Should().Be("StrictCors:Policies:api:Enforcement");
        problem.Value.Should().Be("7");
        problem.Suggestion.Should().Be("Browser, Server or Observe");
    }

    private static Task<StrictCorsOptions> OptionsAsync(string json, Action<IServiceCollection> configure) =>
        OptionsAsync(json, (services, _) => configure(services));

    /// <summary>The options of an application that starts.</summary>
    private static async Task<StrictCorsOptions> OptionsAsync(string json, Action<IServiceCollection, IConfiguration> configure)
    {
        await using var host = await KestrelHost.StartAsync(builder => configure(builder.Services, builder.Configuration), app =>
            app.UseStrictCors(), SettingsJson.Parse(json));
        return host.Services.GetRequiredService<IOptions<StrictCorsOptions>>().Value;
    }
}
