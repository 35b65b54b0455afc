using StrictCors.Tool.Browsing;
using StrictCors.Tool.Terminal;

namespace StrictCors.Tool.Probing;

/// <summary>The exchange, the verdict, the causes and what the server should answer, for a person.</summary>
internal static class ProbeText
{
    private const int Indentation = 4;

    public static void Write(ProbeResult result, PageRequest request, Screen screen)
    {
        screen.Line($"A page of {result.Page.Origin} in {request.Engine}", Styles.Title);
        screen.Line();
        ExchangeText.Write(result.Page.Exchange.RoundTrips, screen);
        if (result.Page.Exchange.RoundTrips.Count > 0)
        {
            screen.Line();
        }

        screen.Columns(0, "Verdict  ", Styles.Title, result.Page.Verdict, result.Page.IsReadable ? Styles.Good : Styles.Bad);
        foreach (var cause in result.Causes)
        {
            var style = cause.Kind.Severity switch { CauseSeverity.Error => Styles.Bad, CauseSeverity.Warning => Styles.Doubtful, _ => Styles.Quiet };
            screen.Columns(0, cause.Kind.Severity.ToString().PadRight(9), style, cause.Kind.Id, style);
            screen.Indented(Indentation, cause.Text);
        }

        if (result.Expected.Count > 0)
        {
            screen.Line("The server should answer", Styles.Title);
            foreach (var line in result.Expected)
            {
                var isRequest = line.Contains(" http", StringComparison.Ordinal) && !line.Contains(": http", StringComparison.Ordinal);
                screen.Indented(isRequest ? Indentation / 2 : Indentation, line, isRequest ? Styles.Quiet : Styles.Advice);
            }
        }
    }
}
