using StrictCors.Tests.Configuration;

namespace StrictCors.Tests.Checks;

/// <summary>The name of the default policy.</summary>
public class DefaultPolicyTests
{
    [Theory]
    [InlineData("web")]
    [InlineData("WEB")]
    [InlineData(null)]
    public async Task The_default_policy_is_a_policy_that_exists(string? name)
    {
        (await Configured.ProblemsAsync(Default(name is null ? "null" : $"\"{name}\""))).Should().BeEmpty();
    }

    [Theory]
    [InlineData("\"wbe\"", "wbe", "web")]
    [InlineData("\"web2\"", "web2", "web")]
    [InlineData("\" web\"", " web", "web")]
    [InlineData("\"the-web\"", "the-web", "web")]
    [InlineData("\"public\"", "public", "public-api")]
    [InlineData("\"webhooks\"", "webhooks", "existing: public-api, web")]
    [InlineData("\"web, public-api\"", "web, public-api", "web;public-api")]
    [InlineData("\"zzz\"", "zzz", "existing: public-api, web")]
    [InlineData("\"\"", "", "existing: public-api, web")]
    [InlineData("true", "True", "existing: public-api, web")]
    [InlineData("\"*\"", "*", "existing: public-api, web")]
    public async Task Otherwise_the_nearest_name_is_offered_or_all_of_them(string text, string value, string suggestion)
    {
        var problem = await Configured.SingleProblemAsync(Default(text));

        problem.Should().Be(new StrictCorsConfigurationProblem(
            "SC1008", "StrictCors:DefaultPolicy", value, "No policy has this name.", suggestion));
    }

    private static string Default(string name) =>
        $$"""
        { "StrictCors": { "DefaultPolicy": {{name}}, "Policies": {
            "web": { "AllowedOrigins": [ "https://app.example.com" ] },
            "public-api": { "AllowedOrigins": [ "*" ] } } } }
        """;
}
