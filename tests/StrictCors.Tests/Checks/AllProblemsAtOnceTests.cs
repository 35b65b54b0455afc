namespace StrictCors.Tests.Checks;

public class AllProblemsAtOnceTests
{
    [Fact]
    public void A_policy_with_ten_mistakes_gives_ten_problems_in_the_order_of_its_keys()
    {
        var problems = PolicyProblems.Of(policy =>
        {
            policy.AllowedOrigins = ["https://app.example.com/", "null", "http://app.example.com"];
            policy.AllowedMethods = ["patch", "TRACE"];
            policy.AllowedHeaders = ["Cookie"];
            policy.ExposedHeaders = ["*"];
            policy.AllowCredentials = true;
            policy.PreflightMaxAge = TimeSpan.FromDays(600);
            policy.PreflightStatusCode = 418;
            policy.ExemptPaths = ["signin"];
        });

        problems.Select(problem => $"{problem.Code} {problem.Path[PolicyProblems.Path.Length..]}").Should().Equal(
            "SC1111 :AllowedOrigins:0",
            "SC1125 :AllowedOrigins:1",
            "SC1126 :AllowedOrigins:2",
            "SC1203 :AllowedMethods:0",
            "SC1202 :AllowedMethods:1",
            "SC1302 :AllowedHeaders:0",
            "SC1404 :ExposedHeaders:0",
            "SC1503 :PreflightMaxAge",
            "SC1504 :PreflightStatusCode",
            "SC1506 :ExemptPaths:0");
        problems.Should().OnlyContain(problem => problem.Message.Length > 20 && problem.Suggestion != null);
    }

    [Fact]
    public void Every_policy_of_a_section_is_looked_at()
    {
        var options = new StrictCorsOptions { DefaultPolicy = "wbe" };
        options.Policies.Add("web", new() { AllowedMethods = ["put"] });
        options.Policies.Add("partners", new() { AllowedOrigins = ["*"], AllowCredentials = true });

        PolicyProblems.Of(options).Select(problem => $"{problem.Code} {problem.Path}").Should().Equal(
            "SC1101 StrictCors:Policies:web:AllowedOrigins",
            "SC1203 StrictCors:Policies:web:AllowedMethods:0",
            "SC1123 StrictCors:Policies:partners:AllowedOrigins:0",
            "SC1008 StrictCors:DefaultPolicy");
    }

    [Fact]
    public void Null_lists_that_code_can_set_are_problems_too() =>
        PolicyProblems.Of(policy =>
        {
            policy.AllowedOrigins = null!;
            policy.AllowedMethods = null!;
            policy.AllowedHeaders = null!;
            policy.ExposedHeaders = null!;
            policy.ExemptPaths = null!;
        }).Select(problem => $"{problem.Code} {problem.Path[PolicyProblems.Path.Length..]}").Should().Equal(
            "SC1101 :AllowedOrigins",
            "SC1003 :AllowedMethods",
            "SC1003 :AllowedHeaders",
            "SC1003 :ExposedHeaders",
            "SC1003 :ExemptPaths");

    [Fact]
    public void A_null_policy_that_code_can_set_is_a_problem_too()
    {
        var options = new StrictCorsOptions { DefaultPolicy = "web" };
        options.Policies["web"] = null!;

        PolicyProblems.Of(options).Should().ContainSingle().Which.Should()
            .BeEquivalentTo(new { Code = "SC1003", Path = PolicyProblems.Path, Value = (string?)null });
    }

    [Fact]
    public void Null_entries_are_problems_of_their_lists() =>
        PolicyProblems.Of(policy =>
        {
            policy.AllowedOrigins = ["*", null!];
            policy.AllowedMethods = ["*", null!];
            policy.AllowedHeaders = ["*", null!];
            policy.ExposedHeaders = ["*", null!];
            policy.ExemptPaths = [null!];
        }).Select(problem => $"{problem.Code} {problem.Path[PolicyProblems.Path.Length..]}").Should().BeEquivalentTo(
            "SC1122 :AllowedOrigins:0", "SC1102 :AllowedOrigins:1",
            "SC1204 :AllowedMethods:0", "SC1201 :AllowedMethods:1",
            "SC1304 :AllowedHeaders:0", "SC1301 :AllowedHeaders:1",
            "SC1405 :ExposedHeaders:0", "SC1401 :ExposedHeaders:1",
            "SC1506 :ExemptPaths:0");
}
