using System.Text;
using System.Text.Json;
using StrictCors.Policies;
using StrictCors.Text;

namespace StrictCors.Explanations;

/// <summary>A decision and the checks that led to it, in their order. Logs, headers and pages that explain a decision all use this.</summary>
internal sealed record Explanation(CorsDecision Decision, IReadOnlyList<ExplanationCheck> Checks)
{
    /// <summary>Gets what all failed checks advise, in one line; empty if nothing is denied.</summary>
    public string Advice => Decision.Outcome == CorsOutcome.Denied
        ? string.Join(' ', Checks.Where(check => check is { Passed: false, Advice: not null }).Select(check => check.Advice))
        : "";

    public string ToText()
    {
        var text = new StringBuilder();
        text.Append(DecisionNames.For(Decision.Kind)).Append(", ")
            .Append(Decision.PolicyName is { } name ? $"policy '{Display.Escape(name)}'" : "no policy").Append(": ").AppendLine(Decision.ToString());
        foreach (var check in Checks)
        {
            text.Append(check.Passed ? "  yes  " : "  no   ").Append(check.Name).Append(": ").Append(check.Saw)
                .Append(" (wanted: ").Append(check.Wanted).AppendLine(")");
            if (check.Advice is not null)
            {
                text.Append("       ").AppendLine(check.Advice);
            }
        }

        return text.ToString();
    }

    public string ToJson()
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("policy", Decision.PolicyName);
            writer.WriteString("kind", DecisionNames.For(Decision.Kind));
            writer.WriteString("outcome", DecisionNames.For(Decision.Outcome));
            writer.WriteString("reason", DecisionNames.For(Decision.Reason));
            writer.WriteStartArray("checks");
            foreach (var check in Checks)
            {
                writer.WriteStartObject();
                writer.WriteString("name", check.Name);
                writer.WriteBoolean("passed", check.Passed);
                writer.WriteString("saw", check.Saw);
                writer.WriteString("wanted", check.Wanted);
                writer.WriteString("advice", check.Advice);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
