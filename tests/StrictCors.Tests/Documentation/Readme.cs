using System.Text.RegularExpressions;

namespace StrictCors.Tests.Documentation;

/// <summary>The README, taken apart.</summary>
internal static partial class Readme
{
    public static string Text { get; } = Repository.Read("README.md").ReplaceLineEndings("\n");

    /// <summary>The text between a heading of the second level and the next one.</summary>
    public static string Section(string heading)
    {
        var start = Text.IndexOf($"\n## {heading}\n", StringComparison.Ordinal);
        start.Should().BePositive("the README is to have the section '{0}'", heading);
        var end = Text.IndexOf("\n## ", start + 1, StringComparison.Ordinal);
        return end < 0 ? Text[start..] : Text[start..end];
    }

    /// <summary>The headings of the third level within a section.</summary>
    public static IReadOnlyList<string> Parts(string section) =>
        [.. Section(section).Split('\n').Where(line => line.StartsWith("### ", StringComparison.Ordinal)).Select(line => line["### ".Length..])];

    /// <summary>The text between a heading of the third level and the next one.</summary>
    public static string Part(string section, string heading) =>
        Section(section).Split("\n### ").Single(part => part.StartsWith($"{heading}\n", StringComparison.Ordinal));

    /// <summary>The fenced blocks of a language.</summary>
    public static IReadOnlyList<string> Blocks(string text, string language) =>
        [.. Fence().Matches(text).Where(fence => fence.Groups["language"].Value == language).Select(fence => fence.Groups["body"].Value)];

    /// <summary>The rows of the tables whose first column has this title, cell by cell.</summary>
    public static IReadOnlyList<string[]> Rows(string text, string firstColumn)
    {
        var rows = new List<string[]>();
        string[]? header = null;
        foreach (var line in text.Split('\n'))
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

        rows.Should().NotBeEmpty("there is to be a table of '{0}'", firstColumn);
        return rows;
    }

    /// <summary>The text of a cell that is one code span, by the letter: a leading space is one.</summary>
    public static string Code(string cell) => cell.Length == 0 ? "" : cell[1..^1];

    [GeneratedRegex("^```(?<language>[a-z]+)\n(?<body>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Fence();
}
