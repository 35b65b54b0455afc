using System.Text.Json;
using StrictCors.Checks;
using StrictCors.Tool.Checking;

namespace StrictCors.Tool.Formats;

/// <summary>SARIF 2.1.0, which code hosts show beside the lines of a change.</summary>
/// <remarks>https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html</remarks>
internal static class SarifFormat
{
    private const string Schema = "https://json.schemastore.org/sarif-2.1.0.json";

    public static void Write(CheckReport report, TextWriter output) => JsonOutput.Write(output, json =>
    {
        var links = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var finding in report.Findings)
        {
            links[finding.Problem.Code] = finding.Problem.HelpLink;
        }

        var rules = links.Keys.ToList();
        json.WriteStartObject();
        json.WriteString("$schema", Schema);
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        WriteDriver(json, links);
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartArray("results");
        foreach (var finding in report.Findings)
        {
            WriteResult(json, finding, rules.IndexOf(finding.Problem.Code));
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void WriteDriver(Utf8JsonWriter json, SortedDictionary<string, string> links)
    {
        var kinds = Problems.All.ToDictionary(kind => kind.Id, StringComparer.Ordinal);
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "strictcors");
        json.WriteString("version", typeof(SarifFormat).Assembly.GetName().Version!.ToString(3));
        if (links.Count > 0)
        {
            json.WriteString("informationUri", links.Values.First().Split('#')[0]);
        }

        json.WriteStartArray("rules");
        foreach (var rule in links.Keys)
        {
            json.WriteStartObject();
            json.WriteString("id", rule);
            WriteText(json, "shortDescription", kinds[rule].Title);
            WriteText(json, "help", $"Write: {kinds[rule].Remedy}");
            json.WriteString("helpUri", links[rule]);
            json.WriteStartObject("defaultConfiguration");
            json.WriteString("level", kinds[rule].IsWarning ? "warning" : "error");
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, Finding finding, int rule)
    {
        var place = finding.Place;
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Problem.Code);
        json.WriteNumber("ruleIndex", rule);
        json.WriteString("level", finding.Severity);
        WriteText(json, "message", place.File is null ? $"{OneLine.Place(place)}: {OneLine.Message(finding)}" : OneLine.Message(finding));
        json.WriteStartArray("locations");
        json.WriteStartObject();
        if (place.File is not null)
        {
            json.WriteStartObject("physicalLocation");
            json.WriteStartObject("artifactLocation");
            json.WriteString("uri", UriOf(place.File.Shown));
            json.WriteEndObject();
            json.WriteStartObject("region");
            json.WriteNumber("startLine", place.Line);
            json.WriteNumber("startColumn", place.Column);
            json.WriteNumber("endLine", place.EndLine);
            json.WriteNumber("endColumn", place.EndColumn);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteStartArray("logicalLocations");
        json.WriteStartObject();
        json.WriteString("fullyQualifiedName", finding.Problem.Path);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartObject("properties");
        json.WriteStrings("environments", finding.Environments);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    /// <summary>A relative reference for a file below the current folder, as code hosts want it.</summary>
    private static string UriOf(string shown) => Path.IsPathRooted(shown)
        ? new Uri(shown).AbsoluteUri
        : string.Join('/', shown.Split(Path.DirectorySeparatorChar).Select(Uri.EscapeDataString));
}
