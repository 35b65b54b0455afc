using System.Text.Json;
using StrictCors.Tool.Conformance.Cases;
using StrictCors.Tool.Formats;

namespace StrictCors.Tool.Conformance.Reports;

/// <summary>The cases as the files have them.</summary>
internal static class CaseList
{
    public static void Write(IReadOnlyList<ConformanceCase> cases, TextWriter output)
    {
        var ids = cases.Select(one => one.Id).ToHashSet(StringComparer.Ordinal);
        JsonOutput.Write(output, json =>
        {
            json.WriteStartArray();
            foreach (var file in CaseLibrary.Files())
            {
                using var document = JsonDocument.Parse(file);
                foreach (var one in document.RootElement.EnumerateArray().Where(one => ids.Contains(one.GetProperty("id").GetString()!)))
                {
                    one.WriteTo(json);
                }
            }

            json.WriteEndArray();
        });
    }
}
