namespace StrictCors.Tests.Checks;

/// <summary>One problem as text, with what it has and without what it has not.</summary>
public class ProblemTests
{
    private const string See = "\n          see: https://github.com/strictcors/strictcors/blob/main/src/docs/codes.md#sc1";

    [Theory]
    [InlineData("value", "write this", "\"value\": Wrong.\n          write: write this")]
    [InlineData(null, "write this", "Wrong.\n          write: write this")]
    [InlineData("value", null, "\"value\": Wrong.")]
    [InlineData(null, null, "Wrong.")]
    public void It_shows_what_it_has(string? value, string? suggestion, string expected) =>
        new StrictCorsConfigurationProblem("SC1", "A:B", value, "Wrong.", suggestion).ToString().ReplaceLineEndings("\n").Should()
            .Be("  SC1  A:B\n          " + expected + See);

    [Fact]
    public void It_names_its_source() =>
        (new StrictCorsConfigurationProblem("SC1", "A:B", null, "Wrong.", null) { Source = "appsettings.json" }).ToString().Should()
            .StartWith("  SC1  A:B, in appsettings.json");

    // Names that exist are not what to write.
    [Fact]
    public void It_does_not_tell_to_write_what_merely_exists() =>
        new StrictCorsConfigurationProblem("SC1", "A:B", null, "Wrong.", "existing: web").ToString().Should()
            .Contain(" existing: web").And.NotContain("write:");
}
