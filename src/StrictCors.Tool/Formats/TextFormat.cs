using System.Globalization;
using Spectre.Console;
using StrictCors.Text;
using StrictCors.Tool.Checking;
using StrictCors.Tool.Terminal;

namespace StrictCors.Tool.Formats;

/// <summary>The findings for a person.</summary>
internal static class TextFormat
{
    private const int MaxShown = 50;
    private const int Indentation = 2;

    public static void Write(CheckReport report, Screen screen)
    {
        foreach (var finding in report.Fixed.Take(MaxShown))
        {
            screen.Line($"Fixed {OneLine.Place(finding.Place)} {finding.Problem.Code}: {Was(finding)}{finding.Problem.Suggestion}", Styles.Good);
        }

        ShowMore(report.Fixed, screen);
        if (report.Fixed.Count is > 0 and <= MaxShown)
        {
            screen.Line();
        }

        foreach (var group in report.Findings.Take(MaxShown).GroupBy(finding => finding.Place.File?.Shown ?? "Environment variables"))
        {
            screen.Line(group.Key, Styles.Title);
            foreach (var finding in group)
            {
                Write(finding, screen);
            }

            screen.Line();
        }

        ShowMore(report.Findings, screen);

        screen.Line(Summary(report), report.Errors > 0 ? Styles.Bad : report.Warnings > 0 ? Styles.Doubtful : Styles.Good);
    }

    private static void ShowMore(IReadOnlyList<Finding> findings, Screen screen)
    {
        if (ShortList.More(findings.Count, MaxShown) is { Length: > 0 } more)
        {
            screen.Line($"… {more}: --format json has all.");
            screen.Line();
        }
    }

    private static string Was(Finding finding) => finding.Problem.Value is { } value ? $"\"{value}\" → " : "→ ";

    private static void Write(Finding finding, Screen screen)
    {
        var problem = finding.Problem;
        var place = finding.Place.File is null
            ? finding.Place.Variable!
            : string.Create(CultureInfo.InvariantCulture, $"{finding.Place.Line}:{finding.Place.Column}");
        screen.Entry(Indentation, place, $"{finding.Severity} {problem.Code}", finding.IsWarning ? Styles.Doubtful : Styles.Bad, problem.Path);
        var text = Indentation * 2;
        screen.Indented(text, $"{(problem.Value is null ? "" : $"\"{problem.Value}\": ")}{problem.Message}{OneLine.InEnvironments(finding)}");
        if (OneLine.Instead(problem) is { } instead)
        {
            screen.Indented(text, instead, Styles.Advice);
        }
    }

    private static string Summary(CheckReport report)
    {
        var where = $"in {ShortList.Join(report.Files.Select(file => file.Shown), 3)}, for {ShortList.Join(report.Environments, 5)}";
        if (report.Findings.Count == 0)
        {
            return $"Nothing is wrong {where}.";
        }

        var fixable = report.Findings.Count(report.IsFixable);
        var fix = fixable == 0 ? "" : $" --fix writes {(fixable == 1 ? "one" : fixable.ToString(CultureInfo.InvariantCulture))} of the suggestions.";
        return $"{Count(report.Errors, "error")}, {Count(report.Warnings, "warning")} {where}.{fix}";
    }

    private static string Count(int number, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {what}{(number == 1 ? "" : "s")}");
}
