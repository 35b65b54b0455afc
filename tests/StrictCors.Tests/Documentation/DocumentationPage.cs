using System.Text.RegularExpressions;

namespace StrictCors.Tests.Documentation;

/// <summary>One Markdown file of the repository, and what it consists of.</summary>
internal sealed partial class DocumentationPage(string path)
{
    /// <summary>Gets the path within the repository: <c>src/docs/codes.md</c>.</summary>
    public string Path { get; } = path;

    public string Text { get; } = Repository.Read(path).ReplaceLineEndings("\n");

    /// <summary>Gets the text without code, in which brackets are links and a number sign at the start of a line is a heading.</summary>
    public string Prose => CodeSpan().Replace(Fence().Replace(Text, ""), "");

    /// <summary>Gets the anchors of the headings, formed as GitHub forms them.</summary>
    public IEnumerable<string> Anchors =>
        from Match heading in Heading().Matches(Fence().Replace(Text, ""))
        select NotInAnchors().Replace(heading.Groups["text"].Value.ToLowerInvariant(), "").Replace(' ', '-');

    /// <summary>The text from a heading of the second level to the next one.</summary>
    public string Section(string heading)
    {
        var start = Text.IndexOf($"\n## {heading}\n", StringComparison.Ordinal);
        start.Should().BePositive("{0} must have the section '{1}'", Path, heading);
        var end = Text.IndexOf("\n## ", start + 1, StringComparison.Ordinal);
        return end < 0 ? Text[start..] : Text[start..end];
    }

    /// <summary>The headings of the second level.</summary>
    public IReadOnlyList<string> Sections() => Headings(Text, "## ");

    /// <summary>The headings of the third level within a section.</summary>
    public IReadOnlyList<string> Parts(string section) => Headings(Section(section), "### ");

    /// <summary>The text from a heading of the third level to the next one.</summary>
    public string Part(string section, string heading) =>
        Section(section).Split("\n### ").Single(part => part.StartsWith($"{heading}\n", StringComparison.Ordinal));

    /// <summary>The fenced blocks of a language.</summary>
    public IReadOnlyList<string> Blocks(string language) => Blocks(Text, language);

    /// <summary>The fenced blocks of a language within a part of the page.</summary>
    public static IReadOnlyList<string> Blocks(string text, string language) =>
        [.. Fence().Matches(text).Where(fence => fence.Groups["language"].Value == language).Select(fence => fence.Groups["body"].Value)];

    /// <summary>The rows of the tables whose first column has this title, cell by cell.</summary>
    public IReadOnlyList<string[]> Rows(string firstColumn)
    {
        var rows = new List<string[]>();
        string[]? header = null;
        foreach (var line in Text.Split('\n'))
        {
            if (!line.StartsWith('|'))
            {
                header = null;
                continue;
            }

            string[] cells = [.. line.Trim('|').Split('|').Select(cell => cell.Trim())];
            if (header is null)
            {
                header = cells;
            }
            else if (header[0] == firstColumn && !cells[0].StartsWith("---", StringComparison.Ordinal))
            {
                cells.Should().HaveSameCount(header);
                rows.Add(cells);
            }
        }

        rows.Should().NotBeEmpty("{0} must have a table of '{1}'", Path, firstColumn);
        return rows;
    }

    /// <summary>The exact text of a cell that is one code span, including a leading space.</summary>
    public static string Code(string cell) => cell.Length == 0 ? "" : cell[1..^1];

    private static IReadOnlyList<string> Headings(string text, string level) =>
        [.. text.Split('\n').Where(line => line.StartsWith(level, StringComparison.Ordinal)).Select(line => line[level.Length..])];

    [GeneratedRegex("^```(?<language>[a-z]+)\n(?<body>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Fence();

    [GeneratedRegex("`[^`\n]*`")]
    private static partial Regex CodeSpan();

    [GeneratedRegex("^#+ (?<text>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchors();
}
