using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.Tests.Startup;

/// <summary>All problems of a program are in one message, and each only once.</summary>
public class ProblemsTogetherTests
{
    [Fact]
    public async Task Configuration_pipeline_and_endpoints_are_in_one_message()
    {
        var result = await Starting.TryAsync(
            app =>
            {
                app.UseStrictCors();
                app.UseStrictCors("partner");
                app.MapGet("/a", () => "").RequireStrictCors("wbe").RequireAuthorization();
                app.MapGet("/b", () => "").RequireCors(policy => policy.SetIsOriginAllowed(_ => true));
                app.MapGet("/c", () => "").RequireStrictCors("web").ShortCircuit();
            },
            services => services.AddAuthorization(),
            """{ "StrictCors": { "DefaultPolicy": "web", "Policies": { "web": { "AllowedOrigins": [ "https://web.example/" ],"""
                + """ "PreflightMaxAge": "600", "Foo": 1 } } } }""");

        var error = result.Error.Should().BeOfType<StrictCorsConfigurationException>().Which;
        error.Problems.Select(problem => problem.Code).Should().BeEquivalentTo(
            "SC1111", "SC1502", "SC1002", "SC2006", "SC2009", "SC2001", "SC2001", "SC2040", "SC2010");
        foreach (var problem in error.Problems)
        {
            error.Message.Should().Contain(problem.Code).And.Contain(problem.Path).And.Contain(problem.Message);
        }

        result.Listened.Should().BeFalse();
    }

    public static TheoryData<string> UnreadReferences =>
    [
        // The policies could not be read, so that no name can be called wrong.
        """{ "StrictCors": { "Policies": [ { "AllowedOrigins": "*" } ] } }""",
        """{ "StrictCors": { "Polices": { "web": { "AllowedOrigins": "*" } } } }""",
        """{ "StrictCors": { "web": { "AllowedOrigins": "*" } } }""",
        """{ "StrictCors": "web" }""",
    ];

    [Theory]
    [MemberData(nameof(UnreadReferences))]
    public async Task A_reference_to_what_could_not_be_read_is_no_second_problem(string json)
    {
        (await Starting.ProblemsAsync(
            app =>
            {
                app.UseStrictCors("web");
                app.MapGet("/", () => "").RequireStrictCors("web");
            },
            json: json)).Should().ContainSingle();
    }

    [Theory]
    [InlineData("\"DefaultPolicy\": { \"Name\": \"web\" }")]
    [InlineData("\"DefaultPolcy\": \"web\"")]
    public async Task Nor_is_a_default_policy_that_could_not_be_read(string key)
    {
        (await Starting.ProblemsAsync(
            app =>
            {
                app.UseStrictCors();
                app.MapGet("/", () => "").RequireStrictCors();
            },
            json: $$"""{ "StrictCors": { {{key}}, "Policies": { "web": { "AllowedOrigins": "*" } } } }""")).Should().ContainSingle();
    }
}
