using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Configuration;

/// <summary>Two environment variables that are the same key of .NET configuration.</summary>
public class EnvironmentVariableTests
{
    [LinuxFact]
    public async Task Names_that_differ_only_in_case_are_a_problem_that_names_both()
    {
        var problem = (await StartAsync(
            ("StrictCors__Policies__web__AllowedOrigins", "https://a.example"), ("STRICTCORS__POLICIES__WEB__ALLOWEDORIGINS", "https://b.example")))
            .Should().ContainSingle().Which;

        problem.Code.Should().Be("SC1016");
        problem.Path.Should().BeEquivalentTo("StrictCors:Policies:web:AllowedOrigins");
        problem.Message.Should().Contain("StrictCors__Policies__web__AllowedOrigins").And.Contain("STRICTCORS__POLICIES__WEB__ALLOWEDORIGINS");
    }

    [LinuxFact]
    public async Task So_are_a_colon_and_two_underscores()
    {
        (await StartAsync(
            ("StrictCors__Policies__web__AllowedOrigins", "https://a.example"), ("StrictCors:Policies:web:AllowedOrigins", "https://b.example")))
            .Should().ContainSingle().Which.Code.Should().Be("SC1016");
    }

    [LinuxFact]
    public async Task Elsewhere_they_are_nothing_to_us()
    {
        (await StartAsync(("StrictCors__Policies__web__AllowedOrigins", "https://a.example"), ("Logging__X", "a"), ("LOGGING__X", "b"),
            ("StrictCorsX", "a"), ("STRICTCORSX", "b"))).Should().BeEmpty();
    }

    // A prefix of our own: other tests start hosts that read the environment too.
    private static async Task<IReadOnlyList<StrictCorsConfigurationProblem>> StartAsync(params (string Name, string Value)[] variables)
    {
        var prefix = $"T{Guid.NewGuid():N}_";
        foreach (var (name, value) in variables)
        {
            Environment.SetEnvironmentVariable(prefix + name, value);
        }

        try
        {
            return await Configured.ProblemsAsync([], builder =>
            {
                builder.Configuration.AddEnvironmentVariables(prefix);
                builder.Services.AddStrictCors();
            });
        }
        finally
        {
            foreach (var (name, _) in variables)
            {
                Environment.SetEnvironmentVariable(prefix + name, null);
            }
        }
    }
}
