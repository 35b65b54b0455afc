using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Configuration;

/// <summary>"Null and empty objects": .NET reads null and {} alike. Over the value of a lower layer they reset nothing; for a policy they remove
/// it.</summary>
public class NullTests
{
    private const string Lower = """
        { "StrictCors": { "DefaultPolicy": "web", "Policies": {
            "web": { "AllowedOrigins": [ "https://a.example" ], "AllowedMethods": [ "PUT" ], "AllowedHeaders": "X-Id", "ExposedHeaders": [ "ETag" ],
                "AllowCredentials": false, "PreflightMaxAge": "00:10:00", "PreflightStatusCode": 200, "Enforcement": "Server",
                "ExemptPaths": [ "/pay" ],
                "DangerouslyAllowNullOrigin": true },
            "api": { "AllowedOrigins": "https://api.example" } } } }
        """;

    [Theory]
    [InlineData("AllowedOrigins")]
    [InlineData("AllowedMethods")]
    [InlineData("AllowedHeaders")]
    [InlineData("ExposedHeaders")]
    [InlineData("AllowCredentials")]
    [InlineData("PreflightMaxAge")]
    [InlineData("PreflightStatusCode")]
    [InlineData("Enforcement")]
    [InlineData("ExemptPaths")]
    [InlineData("DangerouslyAllowNullOrigin")]
    [InlineData("enforcement")]
    public async Task Over_a_value_it_is_a_problem_that_names_both_layers(string key)
    {
        foreach (var @null in new[] { "null", "{}" })
        {
            var problem = Only(await StartAsync(Lower, Web($$"""{ "{{key}}": {{@null}} }""")));

            problem.Code.Should().Be("SC1011");
            problem.Path.Should().BeEquivalentTo($"StrictCors:Policies:web:{key}");
            problem.Message.Should().Contain("'one.json'").And.Contain("'two.json'").And.Contain("null does not reset this key");
            problem.Suggestion.Should().Be("the value, or nothing for this key in the higher layer");
        }
    }

    [Theory]
    [InlineData("""{ "StrictCors": null }""", "StrictCors")]
    [InlineData("""{ "StrictCors": {} }""", "StrictCors")]
    [InlineData("""{ "StrictCors": { "DefaultPolicy": null } }""", "StrictCors:DefaultPolicy")]
    [InlineData("""{ "StrictCors": { "Policies": {} } }""", "StrictCors:Policies")]
    public async Task So_it_is_above_the_policies(string higher, string path)
    {
        var problem = Only(await StartAsync(Lower, higher));

        (problem.Code, problem.Path).Should().Be(("SC1011", path));
    }

    [Fact]
    public async Task Two_nulls_over_a_value_are_one_problem_and_a_value_over_a_null_is_none()
    {
        Only(await StartAsync(Lower, Web("""{ "Enforcement": null }"""), Web("""{ "Enforcement": {} }"""))).Code.Should().Be("SC1011");
        (await StartAsync(Lower, Web("""{ "Enforcement": null }"""), Web("""{ "Enforcement": "Server" }"""))).Error.Should().BeNull();
    }

    [Fact]
    public async Task Without_a_value_below_it_is_the_default()
    {
        (await StartAsync(Web("""{ "AllowedOrigins": "https://a.example", "Enforcement": null, "AllowedHeaders": {}, "PreflightMaxAge": null }""")))
            .Error.Should().BeNull();
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    public async Task A_policy_that_is_null_in_a_higher_layer_is_removed_and_the_log_says_so(string @null)
    {
        var result = await StartAsync(Lower, $$"""{ "StrictCors": { "Policies": { "api": {{@null}} } } }""");

        result.Error.Should().BeNull();
        result.Logs.GetSnapshot().Should().ContainSingle(record => record.Id.Name == "PolicyRemoved").Which.Message.Should()
            .StartWith("The policy 'api' of JsonConfigurationProvider for 'one.json'").And
            .EndWith("is removed: it is null in JsonConfigurationProvider for 'two.json' (Required).");
        result.Logs.GetSnapshot().Should().NotContain(record => record.Id.Name == "ListProvider" && record.Message.Contains("'api'"));
    }

    [Fact]
    public async Task What_names_a_removed_policy_is_a_problem_as_always()
    {
        Only(await StartAsync(Lower, """{ "StrictCors": { "Policies": { "web": null } } }""")).Code.Should().Be("SC1008");
    }

    [Fact]
    public async Task A_layer_above_the_null_begins_the_policy_anew()
    {
        var result = await StartAsync(
            Lower, """{ "StrictCors": { "Policies": { "web": null } } }""", Web("""{ "AllowedOrigins": "https://b.example" }"""));

        result.Error.Should().BeNull();
        result.Logs.GetSnapshot().Where(record => record.Id.Name == "ListProvider" && record.Message.Contains("'web'")).Should().ContainSingle()
            .Which.Message.Should().Be("The policy 'web' takes AllowedOrigins from JsonConfigurationProvider for 'three.json' (Required).");
    }

    private static StrictCorsConfigurationProblem Only(HostStartResult result) =>
        result.Error.Should().BeOfType<StrictCorsConfigurationException>().Which.Problems.Should().ContainSingle().Which;

    private static string Web(string keys) => $$"""{ "StrictCors": { "Policies": { "web": {{keys}} } } }""";

    private static async Task<HostStartResult> StartAsync(params string[] layers)
    {
        var directory = Directory.CreateTempSubdirectory("strictcors-");
        try
        {
            return await HostStart.TryStartAsync(
                builder =>
                {
                    builder.Configuration.SetBasePath(directory.FullName);
                    foreach (var (file, json) in new[] { "one.json", "two.json", "three.json" }.Zip(layers))
                    {
                        File.WriteAllText(Path.Combine(directory.FullName, file), json);
                        builder.Configuration.AddJsonFile(file, optional: false);
                    }

                    builder.Services.AddStrictCors();
                },
                app => app.UseStrictCors());
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }
}
