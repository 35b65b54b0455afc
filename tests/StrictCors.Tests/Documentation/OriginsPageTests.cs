namespace StrictCors.Tests.Documentation;

/// <summary>The tables of the page about origins, row by row.</summary>
public sealed class OriginsPageTests
{
    public static TheoryData<string, string, string> Spellings
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var row in Pages.Origins.Rows("Written"))
            {
                foreach (var written in row[0].Contains("`, `", StringComparison.Ordinal) ? row[0].Split("`, `") : [row[0]])
                {
                    data.Add(DocumentationPage.Code($"`{written.Trim('`')}`"), row[1], DocumentationPage.Code(row[2]));
                }
            }

            return data;
        }
    }

    public static TheoryData<string> Patterns =>
        [.. Pages.Origins.Rows("Pattern").SelectMany(row => row[0].Split(", ")).Select(DocumentationPage.Code)];

    [Theory]
    [MemberData(nameof(Spellings))]
    public void A_rejected_spelling_has_the_problem_that_is_shown(string written, string code, string instead)
    {
        var compile = () => StrictCorsPolicy.Compile(new StrictCorsPolicyOptions { AllowedOrigins = [written] });

        var problem = compile.Should().Throw<StrictCorsConfigurationException>().Which.Problems.Should().ContainSingle().Subject;
        (problem.Code, problem.Fix!.Replacements is null ? "" : problem.Suggestion).Should().Be((code, instead));
    }

    [Theory]
    [MemberData(nameof(Patterns))]
    public void A_pattern_that_is_shown_is_valid(string pattern)
    {
        var compile = () => StrictCorsPolicy.Compile(new StrictCorsPolicyOptions { AllowedOrigins = [pattern] });

        compile.Should().NotThrow();
    }
}
