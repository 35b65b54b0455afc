using System.Globalization;
using StrictCors.Text;
using StrictCors.Tool.Conformance.Cases;
using StrictCors.Tool.Terminal;

namespace StrictCors.Tool.Conformance.Reports;

/// <summary>The score and the lost cases for a person.</summary>
internal static class SuiteText
{
    private const int MaxLine = 400;

    public static void Write(SuiteResult result, Screen screen)
    {
        var manifest = result.Manifest;
        screen.Line($"{Display.SingleLine(manifest.Name, MaxLine)} {Display.SingleLine(manifest.Version, MaxLine)}".TrimEnd(), Styles.Title);
        screen.Line(result.Target.Origin, Styles.Quiet);
        screen.Line();
        foreach (var one in Enum.GetValues<CaseClass>())
        {
            WriteScore(one, result.Of(one), screen);
        }

        if (manifest.Lacks.Count > 0)
        {
            var number = result.Results.Count(one => !one.IsTried);
            screen.Columns(2, "lacks  ", Styles.Quiet, $"{string.Join(", ", manifest.Lacks)} ({number} cases do not count)");
        }

        foreach (var lost in result.Lost)
        {
            screen.Line();
            screen.Columns(0, $"{lost.Case.Id}  ", Styles.Bad, lost.Case.Class.ToString().ToLowerInvariant(), Styles.Quiet);
            screen.Indented(2, lost.Case.Sentence);
            screen.Indented(2, Display.SingleLine(lost.Reason!, MaxLine), Styles.Doubtful);
            screen.Indented(2, lost.Case.Clause, Styles.Quiet);
        }
    }

    private static void WriteScore(CaseClass one, Score score, Screen screen)
    {
        if (score.Tried + score.Lacking > 0)
        {
            var name = one.ToString().ToLowerInvariant().PadRight(7);
            var points = string.Create(CultureInfo.InvariantCulture, $"{score.Won,3} of {score.Tried}");
            screen.Columns(2, name, null, points, score.IsFull ? Styles.Good : Styles.Bad);
        }
    }
}
