namespace StrictCors.Tool.Tests.CommandLines;

/// <summary>Help, wrong usage and completion.</summary>
public sealed class HelpTests
{
    [Theory]
    [InlineData("")]
    [InlineData("check")]
    [InlineData("explain")]
    [InlineData("probe")]
    [InlineData("scan")]
    [InlineData("conformance")]
    public async Task T5_help_has_an_example_and_the_exit_codes(string command)
    {
        var run = await ToolRun.Of([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);

        run.ExitCode.Should().Be(0);
        run.Output.Should().Contain($"\nExamples:\n  strictcors {command}".TrimEnd()).And.Contain("\nExit codes:\n");
        run.Lines.Should().OnlyContain(line => line.TrimEnd().Length <= 80);
    }

    [Theory]
    [InlineData("'--frmat'", "check", "--frmat")]
    [InlineData("'xml'", "check", "--format", "xml")]
    [InlineData("'chek'", "chek")]
    [InlineData("--section", "check", "--section")]
    [InlineData("command", "")]
    public async Task T5_wrong_usage_is_2_and_names_the_help(string expected, params string[] arguments)
    {
        var run = await ToolRun.Of([.. arguments.Where(argument => argument.Length > 0)]);

        run.ExitCode.Should().Be(2);
        (run.Output + run.Error).Should().Contain(expected).And.Contain("--help").And.NotContain("   at ");
    }

    [Fact]
    public async Task Completion_suggests_commands_and_options()
    {
        (await ToolRun.Of("[suggest:3]", "che")).Lines.Should().Contain("check");
        (await ToolRun.Of("[suggest:9]", "check --f")).Lines.Should().Contain("--format").And.Contain("--fix");
    }
}
