using System.Text.RegularExpressions;
using StrictCors.Tests.Documentation;

namespace StrictCors.Tests.MovingOver;

/// <summary>A row of the tables "You have → You write" of the page about moving over, as data.</summary>
/// <param name="Form">The first cell.</param>
/// <param name="Before">The statements of the program before.</param>
/// <param name="After">The statements of the program after.</param>
/// <param name="Differs">The last cell.</param>
internal sealed partial record MovingOverRow(string Form, IReadOnlyList<string> Before, IReadOnlyList<string> After, string Differs)
{
    public static IReadOnlyList<MovingOverRow> All { get; } =
    [
        .. Pages.MovingOver.Rows("Form").Select(cells => new MovingOverRow(cells[0], Statements(cells[1]), Statements(cells[2]), cells[3])),
    ];

    /// <summary>Gets the origins whose answers differ.</summary>
    public IEnumerable<string> DifferingPages => Differs.StartsWith("Other origins", StringComparison.Ordinal)
        ? BrowserAnswers.Pages.Where(page => !After.Any(statement => statement.Contains($"\"{page}\"", StringComparison.Ordinal)))
        : CodeSpans(Differs).Where(code => BrowserAnswers.Pages.Contains(code));

    /// <summary>Gets a value indicating whether a page may read more than before.</summary>
    public bool AllowsMore => Differs.Contains("is allowed", StringComparison.Ordinal);

    /// <summary>Gets the environments in which the program differs.</summary>
    public IEnumerable<string> Environments =>
        Before.Any(statement => statement.Contains("IsDevelopment", StringComparison.Ordinal)) ? ["Production", "Development"] : ["Production"];

    private static List<string> Statements(string cell) => [.. CodeSpans(cell).Where(MovedProgram.IsStatement)];

    private static IEnumerable<string> CodeSpans(string cell) => CodeSpan().Matches(cell).Select(match => match.Groups["code"].Value);

    [GeneratedRegex("`(?<code>[^`]+)`")]
    private static partial Regex CodeSpan();
}
