using System.Text.RegularExpressions;

namespace StrictCors.Tests.Documentation;

/// <summary>The lines that the README shows for each neighbour are those that <see cref="NeighboursTests"/> runs.</summary>
public sealed partial class NeighbourLinesTests
{
    private const string Programs = "tests/StrictCors.Tests/Documentation/Neighbours";

    public static TheoryData<string> Headings => [.. Readme.Parts("Neighbours")];

    [Theory]
    [MemberData(nameof(Headings))]
    public void The_lines_are_those_of_a_program_that_is_run(string heading)
    {
        var lines = Readme.Blocks(Readme.Part("Neighbours", heading), "csharp");

        lines.Should().NotBeEmpty();
        lines.Should().Equal(Regions().Where(region => region.Heading == heading).Select(region => region.Lines));
    }

    [Fact]
    public void No_program_is_run_that_the_README_does_not_show() =>
        Regions().Select(region => region.Heading).Should().BeSubsetOf(Readme.Parts("Neighbours"));

    private static IEnumerable<(string Heading, string Lines)> Regions() =>
        from file in Directory.EnumerateFiles(Repository.PathOf(Programs), "*.cs").Order(StringComparer.Ordinal)
        from Match region in Region().Matches(File.ReadAllText(file).ReplaceLineEndings("\n"))
        select (region.Groups["heading"].Value, Unindent(region.Groups["lines"].Value, region.Groups["indent"].Value));

    private static string Unindent(string lines, string indent) =>
        string.Join('\n', lines.Split('\n').Select(line => line.StartsWith(indent, StringComparison.Ordinal) ? line[indent.Length..] : line));

    [GeneratedRegex("^(?<indent> +)#region (?<heading>.+)\n(?<lines>(?s:.*?))^ +#endregion$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Region();
}
