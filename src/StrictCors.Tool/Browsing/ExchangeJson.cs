using System.Text.Json;
using StrictCors.Testing;
using StrictCors.Text;

namespace StrictCors.Tool.Browsing;

/// <summary>Requests, responses and the verdict as JSON.</summary>
internal static class ExchangeJson
{
    /// <summary>The field <c>verdict</c>.</summary>
    public static void WriteVerdict(Utf8JsonWriter json, PageResult result)
    {
        json.WriteStartObject("verdict");
        json.WriteBoolean("readable", result.IsReadable);
        json.WriteString("responseType", result.IsReadable ? result.Exchange.ResponseType.ToString() : null);
        json.WriteString("text", result.Verdict);
        json.WriteString("step", result.Refusal?.Step.ToString());
        json.WriteString("header", result.Refusal?.Header);
        json.WriteString("expected", result.Refusal?.Expected);
        json.WriteString("actual", result.Refusal?.Actual is { } actual ? Display.Escape(actual) : null);
        json.WriteEndObject();
    }

    /// <summary>The members of one request.</summary>
    public static void WriteRoundTrip(Utf8JsonWriter json, CorsRoundTrip roundTrip)
    {
        json.WriteBoolean("preflight", roundTrip.IsPreflight);
        json.WriteString("method", roundTrip.Method);
        json.WriteString("url", roundTrip.Url.AbsoluteUri);
        json.WriteString("origin", roundTrip.RequestHeader("Origin"));
        json.WriteString("requestMethod", roundTrip.RequestHeader("Access-Control-Request-Method"));
        json.WriteString("requestHeaders", roundTrip.RequestHeader("Access-Control-Request-Headers"));
        json.WriteNumber("status", (int)roundTrip.Status);
        json.WriteStartArray("headers");
        foreach (var (name, value) in ExchangeText.Shown(roundTrip))
        {
            json.WriteStringValue($"{name}: {Display.SingleLine(value, Display.MaxLength)}");
        }

        json.WriteEndArray();
    }
}
