using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Configuration;

/// <summary>The sections that AddStrictCors reads: one, and it holds something.</summary>
public sealed class SectionsTests
{
    private const string Section = """{ "StrictCors": { "Policies": { "web": { "AllowedOrigins": "*" } } } }""";

    [Theory]
    [InlineData("A", "A", true)]
    [InlineData("A", "a", true)]
    [InlineData("A", "B", false)]
    public async Task Two_sections_are_a_problem(string first, string second, bool same)
    {
        var problems = await Configured.ProblemsAsync(
            """{ "A": { "Policies": { "web": { "AllowedOrigins": "*" } } }, "B": { "Policies": { "web": { "AllowedOrigins": "*" } } } }""",
            builder =>
            {
                builder.Services.AddStrictCors(builder.Configuration.GetSection(first));
                builder.Services.AddStrictCors();
                builder.Services.AddStrictCors(builder.Configuration.GetSection(second));
            });

        problems.Select(problem => problem.Code).Should().Equal(same ? [] : ["SC1013"]);
        problems.Where(problem => !problem.Message.Contains("'A'") || !problem.Message.Contains("'B'")).Should().BeEmpty();
    }

    [Fact]
    public async Task Sections_of_two_configurations_are_two_whatever_their_path()
    {
        var other = new ConfigurationBuilder().Add(Layers.Json(Section)).Build();

        var problem = await Configured.SingleProblemAsync(Section, builder =>
        {
            builder.Services.AddStrictCors(other.GetSection("StrictCors"));
            builder.Services.AddStrictCors(builder.Configuration.GetSection("StrictCors"));
        });

        problem.Code.Should().Be("SC1013");
    }

    [Fact]
    public async Task A_section_that_holds_nothing_is_a_problem_even_beside_code()
    {
        var problem = await Configured.SingleProblemAsync("""{ "Cors": { "Policies": { "web": { "AllowedOrigins": "*" } } } }""", builder =>
            builder.Services.AddStrictCors(builder.Configuration.GetSection("Crs")).AddPolicy("code", policy => policy.AllowAnyOrigin()));

        (problem.Code, problem.Path).Should().Be(("SC1019", "Crs"));
        (await Configured.ProblemsAsync("{}", builder => builder.Services.AddStrictCors().AddPolicy("code", policy => policy.AllowAnyOrigin())))
            .Should().BeEmpty("the advice is AddStrictCors() without an argument");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{ "Policies": {} }""")]
    [InlineData("""{ "DefaultPolicy": null }""")]
    public async Task So_is_a_file_that_names_no_policy(string section)
    {
        var problem = await Configured.SingleProblemAsync($$"""{ "StrictCors": {{section}} }""", builder =>
            builder.Services.AddStrictCors().AddPolicy("code", policy => policy.AllowAnyOrigin()));

        (problem.Code, problem.Path).Should().Be(("SC1019", "StrictCors"));
        (await Configured.ProblemsAsync("""{ "StrictCors": { "DefaultPolicy": "code" } }""", builder =>
            builder.Services.AddStrictCors().AddPolicy("code", policy => policy.AllowAnyOrigin()))).Should().BeEmpty();
    }
}
