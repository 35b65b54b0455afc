using StrictCors.Explanations;
using StrictCors.Policies;
using StrictCors.Tool.Browsing;
using StrictCors.Tool.Terminal;

namespace StrictCors.Tool.Explaining;

/// <summary>Decisions for a person: each check, the answer, and what the browser makes of it.</summary>
internal static class ExplanationText
{
    private const int Indentation = 2;

    public static void Write(Explained decision, Screen screen)
    {
        if (decision.RoundTrip is { } roundTrip)
        {
            ExchangeText.Write([roundTrip], screen);
        }

        var explanation = decision.Explanation;
        var isAllowed = explanation.Decision.Outcome != CorsOutcome.Denied;
        screen.Columns(
            Indentation, $"{DecisionNames.For(explanation.Decision.Kind)}: ", null, explanation.Decision.ToString(),
            isAllowed ? Styles.Good : Styles.Bad);
        foreach (var check in explanation.Checks)
        {
            screen.Columns(
                Indentation * 2, check.Passed ? "yes " : "no  ", check.Passed ? Styles.Good : Styles.Bad,
                $"{check.Name}: {check.Saw} (wanted: {check.Wanted})");
            if (check.Advice is { } advice)
            {
                screen.Indented(Indentation * 4, advice, Styles.Advice);
            }
        }

        screen.Line();
    }
}
