using StrictCors.Configuration;

namespace StrictCors.Tests.Checks;

/// <summary>What the compiler says of one policy named "web" in the section "StrictCors"; right but for what a test writes.</summary>
internal static class PolicyProblems
{
    public const string Path = "StrictCors:Policies:web";

    public static IReadOnlyList<StrictCorsConfigurationProblem> Of(Action<StrictCorsPolicyOptions> write)
    {
        var policy = new StrictCorsPolicyOptions { AllowedOrigins = ["https://app.example.com"] };
        write(policy);
        var options = new StrictCorsOptions();
        options.Policies.Add("web", policy);
        return Of(options);
    }

    public static IReadOnlyList<StrictCorsConfigurationProblem> Of(StrictCorsOptions options)
    {
        var (_, table, problems) = ConfigurationCheck.Run(options);
        (table is null).Should().Be(problems.Count > 0, "a table comes out exactly when nothing is wrong");
        problems.Where(problem => problem.Message.Length == 0).Should().BeEmpty("a problem says what is wrong");
        problems.Where(problem => problem.Suggestion is { Length: 0 }).Should()
            .BeEmpty("what to write instead is said, or null where it cannot be told");
        return problems;
    }
}
