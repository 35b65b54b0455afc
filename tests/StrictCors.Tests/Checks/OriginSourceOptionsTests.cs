
namespace StrictCors.Tests.Checks;

/// <summary>How an origin source is asked, which only code can say.</summary>
public class OriginSourceOptionsTests
{
    [Theory]
    // Answers are kept for no time or longer.
    [InlineData("AllowedFor", "00:00:00", true)]
    [InlineData("AllowedFor", "-00:00:00.0000001", false)]
    [InlineData("DeniedFor", "00:00:00", true)]
    [InlineData("DeniedFor", "-00:00:00.0000001", false)]
    // Some time, and at most ten minutes.
    [InlineData("Timeout", "00:00:00.0000001", true)]
    [InlineData("Timeout", "00:10:00", true)]
    [InlineData("Timeout", "00:00:00", false)]
    [InlineData("Timeout", "00:10:00.0000001", false)]
    public void A_time_has_bounds(string key, string time, bool isRight)
    {
        var source = new StrictCorsOriginSourceOptions();
        typeof(StrictCorsOriginSourceOptions)
            .GetProperty(key)!.SetValue(source, TimeSpan.Parse(time, System.Globalization.CultureInfo.InvariantCulture));

        Paths(source).Should().Equal(isRight ? [] : (string[])[$"{PolicyProblems.Path}:OriginSource:{key}"]);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(0, false)]
    [InlineData(-1, false)]
    public void At_least_one_question_may_be_open(int count, bool isRight) =>
        Paths(new() { MaxConcurrentQueries = count }).Should()
            .Equal(isRight ? [] : (string[])[$"{PolicyProblems.Path}:OriginSource:MaxConcurrentQueries"]);

    [Theory]
    [InlineData("X-Tenant", true)]
    [InlineData("X-Tenant, X-Other", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void The_headers_that_an_answer_depends_on_are_tokens(string? header, bool isRight) =>
        Paths(new() { DependsOnHeaders = [header!] }).Should()
            .Equal(isRight ? [] : (string[])[$"{PolicyProblems.Path}:OriginSource:DependsOnHeaders"]);

    [Fact]
    public void With_a_source_the_list_of_origins_may_be_empty() => Paths(new(), origins: []).Should().BeEmpty();

    [Fact]
    public void Beside_the_star_a_source_would_never_be_asked() => Paths(new(), origins: ["*"]).Should().Equal($"{PolicyProblems.Path}:OriginSource");

    private static IEnumerable<string> Paths(StrictCorsOriginSourceOptions source, string[]? origins = null)
    {
        var problems = PolicyProblems.Of(policy =>
        {
            policy.AllowedOrigins = origins ?? ["https://app.example.com"];
            policy.OriginSource = (typeof(object), source);
        });
        problems.Where(problem => problem.Code != "SC1507").Should().BeEmpty();
        return problems.Select(problem => problem.Path);
    }
}
