using System.Text.Json;
using StrictCors.Tool.Checking;

namespace StrictCors.Tool.Formats;

/// <summary>The findings as JSON. The page tool.md describes each field.</summary>
internal static class JsonFormat
{
    public static void Write(CheckReport report, TextWriter output) => JsonOutput.Write(output, json =>
    {
        json.WriteStartObject();
        json.WriteStrings("files", report.Files.Select(file => file.Shown));
        json.WriteStrings("environments", report.Environments);
        json.WriteNumber("errors", report.Errors);
        json.WriteNumber("warnings", report.Warnings);
        WriteAll(json, "problems", report.Findings, report.IsFixable);
        WriteAll(json, "fixed", report.Fixed, isFixable: _ => true);
        json.WriteEndObject();
    });

    private static void WriteAll(Utf8JsonWriter json, string name, IEnumerable<Finding> findings, Func<Finding, bool> isFixable)
    {
        json.WriteStartArray(name);
        foreach (var finding in findings)
        {
            Write(json, finding, isFixable(finding));
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, Finding finding, bool isFixable)
    {
        var (problem, place) = (finding.Problem, finding.Place);
        json.WriteStartObject();
        json.WriteString("code", problem.Code);
        json.WriteString("severity", finding.Severity);
        json.WriteString("path", problem.Path);
        json.WriteString("value", problem.Value);
        json.WriteString("message", problem.Message);
        json.WriteString("suggestion", problem.Suggestion);
        json.WriteBoolean("fixable", isFixable);
        json.WriteString("file", place.File?.Shown);
        WriteNumber(json, "line", place.Line);
        WriteNumber(json, "column", place.Column);
        WriteNumber(json, "endLine", place.EndLine);
        WriteNumber(json, "endColumn", place.EndColumn);
        json.WriteString("variable", place.Variable);
        json.WriteStrings("environments", finding.Environments);
        json.WriteString("help", problem.HelpLink);
        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, int number)
    {
        if (number > 0)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
