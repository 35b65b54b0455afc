using StrictCors.Tests.Configuration;

namespace StrictCors.Tests.Checks;

/// <summary>The shape of the section and of what holds the policies.</summary>
public class SectionShapeTests
{
    [Theory]
    [InlineData("\"https://app.example.com\"", "https://app.example.com")]
    [InlineData("true", "True")]
    [InlineData("5", "5")]
    [InlineData("[ \"https://app.example.com\" ]", null)]
    [InlineData("[ { \"AllowedOrigins\": [ \"https://app.example.com\" ] } ]", null)]
    public async Task A_policy_is_an_object(string policy, string? value)
    {
        var problem = await Configured.SingleProblemAsync($$"""{ "StrictCors": { "Policies": { "web": {{policy}} } } }""");

        problem.Should().Be(new StrictCorsConfigurationProblem(
            "SC1003", "StrictCors:Policies:web", value, "A policy must be an object.", "{ \"AllowedOrigins\": [ \"https://app.example.com\" ] }"));
    }

    [Theory]
    [InlineData("[ { \"AllowedOrigins\": [ \"https://app.example.com\" ] } ]", null)]
    [InlineData("[ { \"Name\": \"web\" }, { \"Name\": \"api\" } ]", null)]
    [InlineData("[ \"web\" ]", null)]
    [InlineData("\"web\"", "web")]
    public async Task Policies_are_an_object(string policies, string? value)
    {
        var problem = await Configured.SingleProblemAsync($$"""{ "StrictCors": { "Policies": {{policies}} } }""");

        problem.Should().Be(new StrictCorsConfigurationProblem(
            "SC1003", "StrictCors:Policies", value, "The policies must be an object with a name for each policy.",
                "\"Policies\": { \"web\": { … } }"));
    }

    [Theory]
    [InlineData("2024", """ "2024": { "AllowedOrigins": "*" } """)]
    [InlineData("0", """ "0": { "AllowedOrigins": "*" }, "web": { "AllowedOrigins": "*" } """)]
    [InlineData("2", """ "0": { "AllowedOrigins": "*" }, "2": { "AllowedOrigins": "*" } """)]
    public async Task A_number_is_a_name_too(string name, string policies)
    {
        (await Configured.ProblemsAsync($$"""{ "StrictCors": { "DefaultPolicy": "{{name}}", "Policies": { {{policies}} } } }""")).Should().BeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public async Task A_policy_has_a_name(string name)
    {
        var problem = await Configured.SingleProblemAsync(
            $$"""{ "StrictCors": { "Policies": { "{{name}}": { "AllowedOrigins": [ "https://app.example.com" ] } } } }""");

        problem.Should().Be(new StrictCorsConfigurationProblem(
            "SC1003", $"StrictCors:Policies:{name}", null, "A policy needs a name.", "\"Policies\": { \"web\": { … } }"));
    }

    [Theory]
    [InlineData("\"x\"", "x")]
    [InlineData("true", "True")]
    [InlineData("[ { \"Policies\": {} } ]", null)]
    public async Task The_section_is_an_object(string section, string? value)
    {
        var problem = await Configured.SingleProblemAsync($$"""{ "StrictCors": {{section}} }""");

        problem.Should().Be(new StrictCorsConfigurationProblem("SC1003", "StrictCors", value, "The section must be an object.",
            "{ \"Policies\": { … } }"));
    }

    [Theory]
    [InlineData("{ \"Name\": \"web\" }", "StrictCors:DefaultPolicy:Name", "web")]
    [InlineData("{ \"First\": null, \"Second\": \"web\" }", "StrictCors:DefaultPolicy:First", null)]
    public async Task The_default_policy_is_a_list_of_names(string value, string path, string? written)
    {
        var problem = await Configured.SingleProblemAsync(
            $$"""{ "StrictCors": { "DefaultPolicy": {{value}}, "Policies": { "web": { "AllowedOrigins": [ "https://app.example.com" ] } } } }""");

        problem.Should().Be(new StrictCorsConfigurationProblem(
            "SC1003", path, written, "The value must be a list, not an object.", "[ \"…\", \"…\" ], or one string with ; between the entries"));
    }
}
