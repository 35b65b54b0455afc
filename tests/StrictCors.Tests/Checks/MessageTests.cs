using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using StrictCors.Tests.Configuration;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Checks;

/// <summary>All problems at once, in a message that a person can read whatever the configuration holds.</summary>
public class MessageTests
{
    [Fact]
    public async Task Ten_mistakes_are_ten_problems()
    {
        var error = await ErrorAsync("""
            {
              "StrictCors": {
                "DefaultPolicy": "wbe",
                "Enabled": true,
                "Policies": {
                  "web": {
                    "AllowedOrigin": [ "https://app.example.com" ],
                    "AllowedMethods": [ "get" ],
                    "AllowedHeaders": [ "Content-Type, X-Id" ],
                    "ExposedHeaders": [ "Set-Cookie" ],
                    "AllowCredentials": "yes",
                    "PreflightMaxAge": "600",
                    "PreflightStatusCode": 201,
                    "Enforcement": "Strict"
                  }
                }
              }
            }
            """);

        error.Problems.Select(problem => (problem.Code, problem.Path, problem.Value, problem.Suggestion)).Should()
            .BeEquivalentTo(new (string, string, string?, string?)[]
        {
            ("SC1008", "StrictCors:DefaultPolicy", "wbe", "web"),
            ("SC1002", "StrictCors:Enabled", null, "one of DefaultPolicy, Policies"),
            ("SC1002", "StrictCors:Policies:web:AllowedOrigin", null, "AllowedOrigins"),
            ("SC1203", "StrictCors:Policies:web:AllowedMethods:0", "get", "GET"),
            ("SC1301", "StrictCors:Policies:web:AllowedHeaders:0", "Content-Type, X-Id", "\"Content-Type\", \"X-Id\""),
            ("SC1402", "StrictCors:Policies:web:ExposedHeaders:0", "Set-Cookie", "remove the entry"),
            ("SC1005", "StrictCors:Policies:web:AllowCredentials", "yes", "true or false"),
            ("SC1502", "StrictCors:Policies:web:PreflightMaxAge", "600", "00:10:00"),
            ("SC1504", "StrictCors:Policies:web:PreflightStatusCode", "201", "204"),
            ("SC1005", "StrictCors:Policies:web:Enforcement", "Strict", "Browser, Server, Observe"),
        });
        error.Message.Should().StartWith("StrictCors found 10 problems:");
        error.Failures.Should().HaveCount(10);
    }

    [Fact]
    public async Task Each_has_code_path_value_fault_and_correction()
    {
        var error = await ErrorAsync(Configured.Policy(""" "AllowedOrigins": [ "https://app.example.com", "https://Example.com" ] """));

        error.Message.ReplaceLineEndings("\n").Should().Be(
            "StrictCors found 1 problem:\n"
            + "\n"
            + "  SC1112  StrictCors:Policies:web:AllowedOrigins:1, in settings in memory\n"
            + "          \"https://Example.com\": Browsers send scheme and host in lower case.\n"
            + "          write: https://example.com\n"
            + "          see: https://github.com/strictcors/strictcors/blob/main/src/docs/codes.md#sc1112");
    }

    [Fact]
    public async Task It_is_an_options_validation_exception()
    {
        var error = await ErrorAsync("{}");

        error.Should().BeAssignableTo<OptionsValidationException>().Which.OptionsType.Should().Be<StrictCorsOptions>();
        error.ToString().Should().Contain(error.Message);
    }

    [Fact]
    public async Task Ten_thousand_problems_are_counted_and_fifty_shown()
    {
        var error = await ErrorAsync(Enumerable.Range(0, 10_000)
            .Select(i => KeyValuePair.Create($"StrictCors:Policies:web:AllowedOrigins:{i}", (string?)$"https://a{i}.example/")));

        error.Problems.Should().HaveCount(10_000);
        error.Problems[9_999].Path.Should().Be("StrictCors:Policies:web:AllowedOrigins:9999");
        error.Message.Should().StartWith("StrictCors found 10000 problems:").And.EndWith("… and 9950 more.");
        error.Message.Split("SC1111").Should().HaveCount(51);
        error.Message.Length.Should().BeLessThan(16_000, "each of the fifty has its source and an address");
    }

    public static TheoryData<string> Places =>
    [
        // In values.
        Configured.Policy(""" "AllowedOrigins": [ "@" ] """),
        Configured.Policy(""" "AllowedOrigins": [ "https://@.example/" ] """),
        Configured.Policy(""" "AllowedOrigins": [ "https://a.example, @" ] """),
        Configured.Policy(""" "AllowedOrigins": "https://a.example;@" """),
        Configured.PolicyWith(""" "AllowedMethods": [ "@ y" ] """),
        Configured.PolicyWith(""" "AllowedMethods": [ "GET, @" ] """),
        Configured.PolicyWith(""" "AllowedHeaders": [ "@ y" ] """),
        Configured.PolicyWith(""" "ExposedHeaders": [ "@ y" ] """),
        Configured.PolicyWith(""" "ExemptPaths": [ "@" ] """),
        Configured.PolicyWith(""" "AllowCredentials": "@" """),
        Configured.PolicyWith(""" "PreflightMaxAge": "@" """),
        Configured.PolicyWith(""" "PreflightStatusCode": "@" """),
        Configured.PolicyWith(""" "Enforcement": "@" """),
        """{ "StrictCors": "@" }""",
        """{ "StrictCors": { "Policies": "@" } }""",
        """{ "StrictCors": { "Policies": { "web": "@" } } }""",
        """{ "StrictCors": { "DefaultPolicy": "@", "Policies": { "web": { "AllowedOrigins": "*" } } } }""",

        // In keys.
        Configured.PolicyWith(""" "@": "x" """),
        Configured.PolicyWith(""" "AllowedMethods": { "@": "x" } """),
        """{ "StrictCors": { "@": "x", "Policies": { "web": { "AllowedOrigins": "*" } } } }""",
        """{ "StrictCors": { "@": { "AllowedOrigins": "*" } } }""",
        """{ "StrictCors": { "Policies": { "@": { "AllowedOrigins": [ "https://a.example/" ] } } } }""",
        """{ "StrictCors": { "DefaultPolicy": "x", "Policies": { "@": { "AllowedOrigins": "*" } } } }""",
    ];

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Nothing_in_a_configuration_forges_a_line_or_moves_the_cursor(string json)
    {
        // A line of the log, the cursor, the direction of writing, a line end by Unicode, half of a pair.
        const string Evil = "a\r\n  SC9999  forged\u001b[2J\u0000\u202e\u2028\u0085\u200b\ud800b";
        var lines = (await ErrorAsync(json.Replace("@", "plain", StringComparison.Ordinal))).Message.Split('\n').Length;

        var error = await ErrorAsync(json.Replace("@", JsonSerializer.Serialize(Evil)[1..^1], StringComparison.Ordinal));

        error.Message.ReplaceLineEndings("\n").Should().MatchRegex(@"\A[\n\P{C}]*\z").And.NotContain("\u2028");
        error.Message.Split('\n').Should().HaveCountLessThanOrEqualTo(lines + 1, "a suggestion may come or go");
        error.Problems.Should().OnlyContain(problem => !(problem.Path + problem.Value + problem.Message + problem.Suggestion).Contains('\n'));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task A_megabyte_is_cut(string json)
    {
        var error = await ErrorAsync(json.Replace("@", new string('x', 1_000_000), StringComparison.Ordinal));

        error.Problems.Should().NotBeEmpty();
        error.Message.Length.Should().BeLessThan(3_000);
    }

    [Fact]
    public async Task A_value_is_shown_up_to_120_characters()
    {
        var error = await ErrorAsync(Configured.PolicyWith($""" "AllowCredentials": "{new string('x', 500)}" """));

        error.Problems.Should().ContainSingle().Which.Value.Should().Be(new string('x', 120) + "… (500 characters)");
    }

    private static Task<StrictCorsConfigurationException> ErrorAsync(string json) => ErrorAsync(SettingsJson.Parse(json));

    private static async Task<StrictCorsConfigurationException> ErrorAsync(IEnumerable<KeyValuePair<string, string?>> settings) =>
        (await HostStart.TryStartAsync(builder => builder.Services.AddStrictCors(), app => app.UseStrictCors(), settings))
            .Error.Should().BeOfType<StrictCorsConfigurationException>().Which;
}
