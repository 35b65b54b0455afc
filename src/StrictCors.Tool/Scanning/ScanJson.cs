using System.Text.Json;
using StrictCors.Tool.Formats;

namespace StrictCors.Tool.Scanning;

/// <summary>The same as JSON, with every accepted origin.</summary>
internal static class ScanJson
{
    public static void Write(Utf8JsonWriter json, ScanReport report, ScanRequest request)
    {
        json.WriteStartObject();
        json.WriteString("url", request.Url.AbsoluteUri);
        json.WriteString("method", request.SentMethod);
        json.WriteBoolean("websocket", request.IsHandshake);
        json.WriteStrings("trusted", report.Trusted);
        json.WriteNumber("requests", report.Requests);
        json.WriteNumber("unanswered", report.Unanswered);
        json.WriteString("stopped", report.Stopped);
        json.WriteBoolean("anyOrigin", report.IsAnyOrigin);
        json.WriteStartArray("accepted");
        foreach (var acceptance in report.Accepted)
        {
            json.WriteStartObject();
            json.WriteString("kind", acceptance.Origin.Kind.Id);
            json.WriteString("origin", acceptance.Origin.Text);
            json.WriteString("severity", acceptance.Severity.ToString().ToLowerInvariant());
            json.WriteBoolean("credentials", acceptance.WithCredentials);
            json.WriteBoolean("sentByBrowsers", acceptance.Origin.IsOfBrowser);
            json.WriteString("meaning", acceptance.Origin.Kind.Meaning);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("hazards");
        if (report.Hazard is { } hazard)
        {
            json.WriteStartObject();
            json.WriteString("id", hazard.Kind.Id);
            json.WriteString("severity", hazard.Kind.Severity.ToString().ToLowerInvariant());
            json.WriteString("text", hazard.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
