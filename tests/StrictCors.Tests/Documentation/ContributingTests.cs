namespace StrictCors.Tests.Documentation;

/// <summary>The tables of folders are complete.</summary>
public sealed class ContributingTests
{
    private const string Library = "src/StrictCors";

    [Fact]
    public void Every_folder_is_in_a_table()
    {
        var folders = Directory.EnumerateFiles(Repository.PathOf(Library), "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.PathOf(Library), file).Split(Path.DirectorySeparatorChar))
            .Where(parts => parts.Length > 1 && parts[0] is not ("bin" or "obj"))
            .Select(parts => parts[0])
            .Distinct();
        string[] projects = [.. FoldersOf("src"), .. FoldersOf("tests"), "samples"];
        var rows = Pages.Contributing.Rows("Folder").Select(row => DocumentationPage.Code(row[0])).ToList();

        rows.Where(row => !row.Contains('/', StringComparison.Ordinal) && row != "samples").Should().BeEquivalentTo(folders);
        projects.Should().BeSubsetOf(rows);
    }

    /// <summary>A folder without files is what a build of another branch has left.</summary>
    private static IEnumerable<string> FoldersOf(string parent) =>
        Directory.EnumerateDirectories(Repository.PathOf(parent)).Where(folder => Directory.EnumerateFiles(folder).Any())
            .Select(folder => $"{parent}/{Path.GetFileName(folder)}");
}
