using System.Xml.Linq;
using StrictCors.Checks;

namespace StrictCors.Tests.Documentation;

/// <summary>Every code has a row in the table, and a section with the same title.</summary>
public sealed class CodesPageTests
{
    [Fact]
    public void Every_code_of_the_catalogue_has_one_section_with_its_title() => Pages.Codes.Sections().Select(code => (code, TitleOf(code))).Should()
        .Equal(Problems.All.Select(kind => (kind.Id, kind.Title)));

    // Each message ends with the address of its section. The anchors of the page are the codes.
    [Fact]
    public void The_address_of_a_section_is_the_one_of_the_page()
    {
        var url = XDocument.Parse(Repository.Read("src/Directory.Build.props")).Descendants("RepositoryUrl").Single().Value;

        Problems.All.Select(kind => new StrictCorsConfigurationProblem(kind.Id, "", null, "", null).HelpLink).Should()
            .Equal(Pages.Codes.Sections().Select(code => $"{url}/blob/main/{Pages.Codes.Path}#{code.ToLowerInvariant()}"));
        Pages.Codes.Anchors.Should().Contain(Problems.All.Select(kind => kind.Id.ToLowerInvariant()));
    }

    [Fact]
    public void The_table_has_the_titles_of_the_sections() => Pages.Codes.Rows("Code").Select(row => (row[0], row[1])).Should()
        .Equal(Pages.Codes.Sections().Select(code => ($"[{code}](#{code.ToLowerInvariant()})", TitleOf(code))));

    [Fact]
    public void The_fix_of_a_section_is_the_remedy_of_the_catalogue() => Pages.Codes.Sections().Select(code => Paragraphs(code)[2]).Should()
        .Equal(Problems.All.Select(kind => $"Fix: {kind.Remedy}"));

    [Fact]
    public void Every_section_has_a_title_a_reason_and_a_fix() => Pages.Codes.Sections().Select(Paragraphs).Should()
        .OnlyContain(paragraphs =>
            paragraphs.Length == 3 && paragraphs[1].EndsWith('.') && paragraphs[2].StartsWith("Fix: ", StringComparison.Ordinal));

    private static string TitleOf(string code) => Paragraphs(code)[0].Trim('*');

    private static string[] Paragraphs(string code) => Pages.Codes.Section(code).Trim().Split("\n\n")[1..];
}
