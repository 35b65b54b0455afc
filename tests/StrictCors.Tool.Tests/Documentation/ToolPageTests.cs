using System.CommandLine;
using StrictCors.Tool.Commands;
using StrictCors.Tool.Probing.Causes;
using StrictCors.Tool.Scanning;

namespace StrictCors.Tool.Tests.Documentation;

/// <summary>The page of the tool has every option, cause and kind.</summary>
public sealed class ToolPageTests
{
    private static readonly string Page = Repository.ReadText("src", "docs", "tool.md");

    public static TheoryData<string, Command> Commands => new()
    {
        { "check", CheckCommand.Create(TextWriter.Null) },
        { "explain", ExplainCommand.Create(TextWriter.Null) },
        { "probe", ProbeCommand.Create(TextWriter.Null) },
        { "scan", ScanCommand.Create(TextWriter.Null) },
        { "conformance", ConformanceCommand.Create(TextWriter.Null) },
    };

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_option_of_a_command_is_on_the_page(string name, Command command)
    {
        var section = Section($"## {name}\n");

        command.Options.Should().NotBeEmpty().And.OnlyContain(option => section.Contains($"`{option.Name}", StringComparison.Ordinal), name);
    }

    [Fact]
    public void T6_the_page_has_every_cause() => Rows("## probe\n", "| Cause |").Should().Equal(
        CauseKinds.All.Select(kind => $"| `{kind.Id}` | {kind.Severity.ToString().ToLowerInvariant()} | {kind.Title} |"));

    [Fact]
    public void T7_the_page_has_every_kind_of_hostile_origin() => Rows("## scan\n", "| Kind |").Should().Equal(
        HostileKinds.All.Select(kind => $"| `{kind.Id}` | {kind.Meaning} |"));

    private static string Section(string heading)
    {
        var start = Page.IndexOf(heading, StringComparison.Ordinal);
        start.Should().BePositive();
        var end = Page.IndexOf("\n## ", start + heading.Length, StringComparison.Ordinal);
        return Page[start..end];
    }

    private static IEnumerable<string> Rows(string heading, string header)
    {
        var section = Section(heading);
        return section[section.IndexOf(header, StringComparison.Ordinal)..].Split('\n').Skip(2).TakeWhile(line => line.StartsWith('|'));
    }
}
