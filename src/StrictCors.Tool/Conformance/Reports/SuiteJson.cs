using System.Text.Json;
using StrictCors.Tool.Conformance.Cases;
using StrictCors.Tool.Formats;

namespace StrictCors.Tool.Conformance.Reports;

/// <summary>The score and every case as JSON. The page tool.md describes each field.</summary>
internal static class SuiteJson
{
    public static void Write(SuiteResult result, TextWriter output) => JsonOutput.Write(output, json =>
    {
        json.WriteStartObject();
        json.WriteString("server", result.Manifest.Name);
        json.WriteString("version", result.Manifest.Version);
        json.WriteString("url", result.Target.Origin);
        json.WriteString("date", result.Date);
        json.WriteStrings("lacks", result.Manifest.Lacks);
        json.WriteStartObject("scores");
        foreach (var one in Enum.GetValues<CaseClass>())
        {
            var score = result.Of(one);
            json.WriteStartObject(one.ToString().ToLowerInvariant());
            json.WriteNumber("won", score.Won);
            json.WriteNumber("tried", score.Tried);
            json.WriteNumber("lacking", score.Lacking);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteStartArray("cases");
        foreach (var one in result.Results)
        {
            Write(json, one);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, CaseResult result)
    {
        json.WriteStartObject();
        json.WriteString("id", result.Case.Id);
        json.WriteString("class", result.Case.Class.ToString().ToLowerInvariant());
        json.WriteString("sentence", result.Case.Sentence);
        json.WriteString("clause", result.Case.Clause);
        json.WriteString("outcome", !result.IsTried ? "lacking" : result.IsLost ? "lost" : "won");
        json.WriteString("lacking", result.Lacking);
        json.WriteString("reason", result.Reason);
        json.WriteEndObject();
    }
}
