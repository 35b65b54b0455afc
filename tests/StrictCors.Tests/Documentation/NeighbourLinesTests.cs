namespace StrictCors.Tests.Documentation;

/// <summary>The lines that the page of neighbours shows are those that <see cref="NeighboursTests"/> runs.</summary>
public sealed class NeighbourLinesTests
{
    private const string Programs = "Programs";
    private const string Folder = "Neighbours";

    public static TheoryData<string> Headings => [.. Pages.Neighbours.Parts(Programs)];

    [Theory]
    [MemberData(nameof(Headings))]
    public void The_lines_are_those_of_a_program_that_is_run(string heading)
    {
        var lines = DocumentationPage.Blocks(Pages.Neighbours.Part(Programs, heading), "csharp");

        lines.Should().NotBeEmpty();
        lines.Should().Equal(ProgramRegion.In(Folder).Where(region => region.Name == heading).Select(region => region.Lines));
    }

    [Fact]
    public void No_program_is_run_that_the_page_does_not_show() =>
        ProgramRegion.In(Folder).Select(region => region.Name).Should().BeSubsetOf(Pages.Neighbours.Parts(Programs));
}
