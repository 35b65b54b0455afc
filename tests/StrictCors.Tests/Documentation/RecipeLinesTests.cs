namespace StrictCors.Tests.Documentation;

/// <summary>The lines that the pages of recipes and of hosting show are those of programs that tests run.</summary>
public sealed class RecipeLinesTests
{
    private const string Folder = "Recipes";

    private static readonly DocumentationPage[] Shown = [Pages.Recipes, Pages.Hosting];

    public static TheoryData<string> Headings =>
        [.. Shown.SelectMany(page => page.Sections().Where(heading => DocumentationPage.Blocks(page.Section(heading), "csharp").Count > 0))];

    [Theory]
    [MemberData(nameof(Headings))]
    public void The_lines_of_a_recipe_are_those_of_a_program_that_is_run(string heading)
    {
        var page = Shown.Single(page => page.Sections().Contains(heading));

        DocumentationPage.Blocks(page.Section(heading), "csharp")
            .Should().Equal(ProgramRegion.In(Folder).Where(region => region.Name == heading).Select(region => region.Lines));
    }

    [Fact]
    public void No_recipe_is_run_that_no_page_shows() =>
        ProgramRegion.In(Folder).Select(region => region.Name).Should().BeSubsetOf(Headings.Select<object[], string>(row => (string)row[0]));
}
