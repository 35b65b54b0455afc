using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Configuration;

/// <summary>Which section is read, and what is said where there is nothing to read.</summary>
public class SectionTests
{
    private const string Web = """{ "AllowedOrigins": [ "https://app.example.com" ] }""";

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "StrictCor": { "Policies": { "web": { "AllowedOrigins": [ "https://app.example.com" ] } } } }""")]
    [InlineData("""{ "Cors": { "Policies": { "web": { "AllowedOrigins": [ "https://app.example.com" ] } } } }""")]
    [InlineData("""{ "StrictCors": null }""")]
    [InlineData("""{ "StrictCors": {} }""")]
    [InlineData("""{ "StrictCors": "" }""")]
    [InlineData("""{ "StrictCors": { "Policies": null } }""")]
    [InlineData("""{ "StrictCors": { "Policies": {} } }""")]
    [InlineData("""{ "StrictCors": { "Policies": [] } }""")]
    public async Task Nothing_configured_names_the_section_that_was_looked_for(string json)
    {
        var problem = await Configured.SingleProblemAsync(json);

        problem.Code.Should().Be("SC1001");
        problem.Path.Should().Be("StrictCors");
        problem.Message.Should().Contain("'StrictCors:Policies'");
        problem.Suggestion.Should().StartWith("\"StrictCors\": { \"DefaultPolicy\": \"web\", \"Policies\": {");
    }

    [Theory]
    [InlineData("StrictCor", true)]
    [InlineData("StrictCORS2", true)]
    [InlineData("Cors", true)]
    [InlineData("Logging", false)]
    public async Task A_section_that_could_be_meant_is_named(string name, bool isNamed)
    {
        var problem = await Configured.SingleProblemAsync($$"""{ "{{name}}": { "Policies": { "web": {{Web}} } } }""");

        problem.Message.EndsWith($" The configuration has a section '{name}': rename it if it is meant.", StringComparison.Ordinal)
            .Should().Be(isNamed);
    }

    [Fact]
    public async Task A_section_by_another_name_is_looked_for_by_that_name()
    {
        var problem = await Configured.SingleProblemAsync("{}", builder =>
            builder.Services.AddStrictCors(builder.Configuration.GetSection("Security:Cors")));

        problem.Code.Should().Be("SC1001");
        problem.Path.Should().Be("Security:Cors");
        problem.Message.Should().Contain("'Security:Cors:Policies'");
    }

    [Fact]
    public async Task A_section_by_another_name_is_read_and_named()
    {
        var problems = await Configured.ProblemsAsync(
            """{ "Security": { "Cors": { "DefaultPolicy": "wbe", "Policies": { "web": { "AllowedOrigins": [ "https://app.example.com/" ],"""
                + """ "PreflightStatusCode": 201, "Foo": 1 } } } } }""",
            builder => builder.Services.AddStrictCors(builder.Configuration.GetSection("Security:Cors")));

        problems.Select(problem => (problem.Code, problem.Path)).Should().BeEquivalentTo(new[]
        {
            ("SC1002", "Security:Cors:Policies:web:Foo"),
            ("SC1111", "Security:Cors:Policies:web:AllowedOrigins:0"),
            ("SC1504", "Security:Cors:Policies:web:PreflightStatusCode"),
            ("SC1008", "Security:Cors:DefaultPolicy"),
        });
    }

    [Fact]
    public async Task The_whole_configuration_of_the_host_is_not_the_section()
    {
        var problem = await Configured.SingleProblemAsync(
            $$"""{ "StrictCors": { "Policies": { "web": {{Web}} } } }""", builder => builder.Services.AddStrictCors(builder.Configuration));

        problem.Code.Should().Be("SC1009");
        problem.Path.Should().Be("StrictCors");
        problem.Suggestion.Should().Be("AddStrictCors(configuration.GetSection(\"StrictCors\")), or AddStrictCors()");
    }

    [Fact]
    public async Task Nor_is_it_read_where_the_section_is_missing_since_secrets_stand_there()
    {
        var result = await HostStart.TryStartAsync(
            builder => builder.Services.AddStrictCors(builder.Configuration),
            app => app.UseStrictCors(),
            new Dictionary<string, string?> { ["ConnectionStrings:Db"] = "Password=hunter2", ["API_KEY"] = "hunter2",
                ["Policies:web:AllowedOrigins"] = "https://app.example.com" });

        var error = result.Error.Should().BeOfType<StrictCorsConfigurationException>().Which;
        error.Problems.Should().ContainSingle().Which.Code.Should().Be("SC1009");
        error.ToString().Should().NotContain("hunter2");
    }

    [Fact]
    public async Task A_configuration_of_our_own_may_be_given_whole()
    {
        (await Configured.ProblemsAsync([], builder =>
            builder.Services.AddStrictCors(Root($$"""{ "DefaultPolicy": "web", "Policies": { "web": {{Web}} } }""")))).Should().BeEmpty();
    }

    [Fact]
    public async Task Its_problems_have_the_paths_that_stand_in_it()
    {
        var problems = await Configured.ProblemsAsync([], builder => builder.Services.AddStrictCors(Root(
            """{ "DefaultPolicy": "wbe", "Policies": { "web": { "AllowedOrigins": [ "https://app.example.com/" ], "PreflightStatusCode": 201,"""
                + """ "Foo": 1 } } }""")));

        problems.Select(problem => (problem.Code, problem.Path)).Should().BeEquivalentTo(new[]
        {
            ("SC1002", "Policies:web:Foo"),
            ("SC1111", "Policies:web:AllowedOrigins:0"),
            ("SC1504", "Policies:web:PreflightStatusCode"),
            ("SC1008", "DefaultPolicy"),
        });
    }

    [Fact]
    public async Task An_unknown_key_at_its_root_is_named_without_its_value()
    {
        var problem = await Configured.SingleProblemAsync([], builder => builder.Services.AddStrictCors(Root(
            $$"""{ "ApiKey": "hunter2", "Policies": { "web": {{Web}} } }""")));

        problem.Code.Should().Be("SC1002");
        problem.Path.Should().Be("ApiKey");
        problem.Value.Should().BeNull();
    }

    [Fact]
    public async Task Given_whole_and_holding_the_section_it_is_a_mistake_too()
    {
        var problem = await Configured.SingleProblemAsync([], builder =>
            builder.Services.AddStrictCors(Root($$"""{ "StrictCors": { "Policies": { "web": {{Web}} } } }""")));

        problem.Code.Should().Be("SC1009");
    }

    [Fact]
    public async Task Given_whole_and_empty_it_is_nothing_configured()
    {
        var problem = await Configured.SingleProblemAsync([], builder => builder.Services.AddStrictCors(Root("{}")));

        problem.Code.Should().Be("SC1001");
        problem.Path.Should().Be("StrictCors", "nothing tells that the section was meant to be its root");
        problem.Message.Should().Contain("'StrictCors:Policies'");
    }

    [Fact]
    public async Task A_section_of_a_configuration_that_is_not_the_hosts_is_read()
    {
        var section = Root($$"""{ "Cors": { "DefaultPolicy": "web", "Policies": { "web": {{Web}},"""
            + """ "bad": { "AllowedOrigins": [ "https://a.example", { "x": "y" } ], "AllowedMethods": { "a": "b" } } } } }""").GetSection("Cors");

        var problems = await Configured.ProblemsAsync([], builder => builder.Services.AddStrictCors(section));

        problems.Select(problem => (problem.Code, problem.Path)).Should().BeEquivalentTo(new[]
        {
            ("SC1003", "Cors:Policies:bad:AllowedOrigins:1"),
            ("SC1003", "Cors:Policies:bad:AllowedMethods:a"),
        });
    }

    [Fact]
    public async Task Of_a_section_right_under_the_root_an_unknown_key_is_named_without_its_value()
    {
        var problem = await Configured.SingleProblemAsync($$"""{ "StrictCors": { "Foo": "bar", "Policies": { "web": {{Web}} } } }""");

        problem.Code.Should().Be("SC1002");
        problem.Path.Should().Be("StrictCors:Foo");
        problem.Value.Should().BeNull();
        problem.Suggestion.Should().Be("one of DefaultPolicy, Policies");
    }

    [Fact]
    public async Task The_policies_alone_are_not_the_section()
    {
        var problem = await Configured.SingleProblemAsync(
            $$"""{ "StrictCors": { "Policies": { "web": {{Web}} } } }""",
            builder => builder.Services.AddStrictCors(builder.Configuration.GetSection("StrictCors:Policies")));

        problem.Code.Should().Be("SC1002");
        problem.Path.Should().Be("StrictCors:Policies:web");
        problem.Suggestion.Should().Be("\"Policies\": { \"web\": { … } }");
    }

    private static IConfigurationRoot Root(string json) => new ConfigurationBuilder().AddInMemoryCollection(SettingsJson.Parse(json)).Build();
}
