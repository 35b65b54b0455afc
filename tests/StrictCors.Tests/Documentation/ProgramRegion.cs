using System.Text.RegularExpressions;

namespace StrictCors.Tests.Documentation;

/// <summary>Lines between <c>#region</c> and <c>#endregion</c> in a source file of these tests, which the documentation shows.</summary>
/// <param name="Name">The name of the region.</param>
/// <param name="Lines">The lines without the indentation of the region.</param>
internal sealed partial record ProgramRegion(string Name, string Lines)
{
    private const string Folder = "tests/StrictCors.Tests/Documentation";

    public static IEnumerable<ProgramRegion> All() => [.. In("Neighbours"), .. In("Programs"), .. In("Recipes")];

    public static IEnumerable<ProgramRegion> In(string folder) =>
        from file in Directory.EnumerateFiles(Repository.PathOf($"{Folder}/{folder}"), "*.cs").Order(StringComparer.Ordinal)
        from Match region in Region().Matches(File.ReadAllText(file).ReplaceLineEndings("\n"))
        select new ProgramRegion(region.Groups["name"].Value, Unindent(region.Groups["lines"].Value, region.Groups["indent"].Value));

    private static string Unindent(string lines, string indent) =>
        string.Join('\n', lines.Split('\n').Select(line => line.StartsWith(indent, StringComparison.Ordinal) ? line[indent.Length..] : line));

    [GeneratedRegex("^(?<indent> +)#region (?<name>.+)\n(?<lines>(?s:.*?))^ +#endregion$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Region();
}
