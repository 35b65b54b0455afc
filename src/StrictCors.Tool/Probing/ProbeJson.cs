using System.Text.Json;
using StrictCors.Tool.Browsing;
using StrictCors.Tool.Formats;

namespace StrictCors.Tool.Probing;

/// <summary>The same as JSON.</summary>
internal static class ProbeJson
{
    public static void Write(Utf8JsonWriter json, Uri url, PageRequest request, IReadOnlyList<ProbeResult> results)
    {
        json.WriteStartObject();
        json.WriteString("url", url.AbsoluteUri);
        json.WriteString("method", request.Method);
        json.WriteString("engine", request.Engine.ToString());
        json.WriteBoolean("credentials", request.IncludesCredentials);
        json.WriteStartArray("results");
        foreach (var result in results)
        {
            Write(json, result);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ProbeResult result)
    {
        json.WriteStartObject();
        json.WriteString("origin", result.Page.Origin);
        ExchangeJson.WriteVerdict(json, result.Page);
        json.WriteStartArray("causes");
        foreach (var cause in result.Causes)
        {
            json.WriteStartObject();
            json.WriteString("id", cause.Kind.Id);
            json.WriteString("severity", cause.Kind.Severity.ToString().ToLowerInvariant());
            json.WriteString("text", cause.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStrings("expected", result.Expected);
        json.WriteStartArray("requests");
        foreach (var roundTrip in result.Page.Exchange.RoundTrips)
        {
            json.WriteStartObject();
            ExchangeJson.WriteRoundTrip(json, roundTrip);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
