using System.Globalization;
using StrictCors.Text;
using StrictCors.Tool.Probing;
using StrictCors.Tool.Terminal;

namespace StrictCors.Tool.Scanning;

/// <summary>The findings of a scan for a person.</summary>
internal static class ScanText
{
    private const int Indentation = 4;

    public static void Write(ScanReport report, ScanRequest request, Screen screen)
    {
        screen.Line($"{(request.IsHandshake ? "Handshakes to" : request.SentMethod)} {request.Url}", Styles.Title);
        screen.Line($"Look-alikes of {string.Join(", ", report.Trusted)}", Styles.Quiet);
        screen.Line();
        var shown = report.ReflectsEverything ? report.Accepted.Where(one => one.Origin.Kind == HostileKinds.Stranger).ToList() : report.Accepted;
        foreach (var kind in shown.GroupBy(acceptance => (acceptance.Origin.Kind, acceptance.Severity, acceptance.WithCredentials)))
        {
            Write([.. kind], screen);
        }

        if (report.ReflectsEverything && report.Accepted.Count > 1)
        {
            screen.Indented(Indentation, $"So are {Number(report.Accepted.Count - 1)} others; --format json lists them.");
        }

        if (report.Hazard is { } hazard)
        {
            screen.Columns(0, "Warning  ", Styles.Doubtful, hazard.Kind.Id, Styles.Doubtful);
            screen.Indented(Indentation, hazard.Text);
        }

        if (report.Accepted.Count > 0 || report.Hazard is not null)
        {
            screen.Line();
        }

        WriteSummary(report, screen);
    }

    private static void WriteSummary(ScanReport report, Screen screen)
    {
        if (report.Stopped is { } stopped)
        {
            screen.Line(stopped, Styles.Doubtful);
        }

        if (report.Unanswered > 0)
        {
            screen.Line(string.Create(CultureInfo.InvariantCulture, $"{report.Unanswered} requests had no answer."), Styles.Doubtful);
        }

        var text = report.IsAnyOrigin ? "Every site may read the response, without credentials: Access-Control-Allow-Origin is '*'."
            : report.Accepted.Count == 0 ? "No hostile origin is accepted."
            : $"{Number(report.Accepted.Count)} hostile {(report.Accepted.Count == 1 ? "origin is" : "origins are")} accepted.";
        screen.Line($"{text} {Number(report.Requests)} requests.", report.HasFound ? Styles.Bad : Styles.Good);
    }

    /// <summary>The accepted origins of one kind.</summary>
    private static void Write(IReadOnlyList<Acceptance> all, Screen screen)
    {
        var acceptance = all.FirstOrDefault(one => one.Origin.IsOfBrowser) ?? all[0];
        var style = acceptance.Severity switch { CauseSeverity.Error => Styles.Bad, CauseSeverity.Warning => Styles.Doubtful, _ => Styles.Quiet };
        var how = acceptance.IsHandshake ? "opens a WebSocket" : acceptance.WithCredentials ? "with credentials" : "without credentials";
        screen.Columns(
            0, acceptance.Severity.ToString().PadRight(9), style,
            $"{acceptance.Origin.Kind.Id}, {how}: {Display.SingleLine(acceptance.Origin.Text, Display.MaxLength)}"
                + (ShortList.More(all.Count, 1) is { Length: > 0 } more ? $" {more}" : ""),
            style);
        screen.Indented(Indentation, acceptance.Origin.Kind.Meaning + Effect(acceptance));
    }

    private static string Effect(Acceptance acceptance) => acceptance.Severity == CauseSeverity.Note || !acceptance.Origin.IsOfBrowser ? ""
        : acceptance.IsHandshake ? " It acts as the signed-in user, because the handshake carries cookies."
        : acceptance.WithCredentials ? " It acts as the signed-in user."
        : " It reads what anyone in the user's network can read.";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
