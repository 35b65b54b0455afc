namespace StrictCors.Tests.Checks;

/// <summary>One problem as text, with what it has and without what it has not.</summary>
public class ProblemTests
{
    [Theory]
    [InlineData("value", "write this", "\"value\": Wrong.\n          write: write this")]
    [InlineData(null, "write this", "Wrong.\n          write: write this")]
    [InlineData("value", null, "\"value\": Wrong.")]
    [InlineData(null, null, "Wrong.")]
    public void It_shows_what_it_has(string? value, string? suggestion, string expected) =>
        new StrictCorsConfigurationProblem("SC1", "A:B", value, "Wrong.", suggestion).ToString().ReplaceLineEndings("\n").Should()
            .Be("  SC1  A:B\n          " + expected);
}
