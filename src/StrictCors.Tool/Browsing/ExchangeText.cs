using System.Globalization;
using StrictCors.Testing;
using StrictCors.Text;
using StrictCors.Tool.Terminal;

namespace StrictCors.Tool.Browsing;

/// <summary>Requests and responses for a person: the headers that matter, escaped and cut, and no secrets.</summary>
internal static class ExchangeText
{
    private const int MaxHeaders = 20;
    private const int Indentation = 2;

    private static readonly string[] OfRequests = ["Origin", "Access-Control-Request-Method", "Access-Control-Request-Headers"];
    private static readonly string[] OfResponses = ["Vary", "Location", "Cross-Origin-Resource-Policy", "WWW-Authenticate", "Cache-Control", "Age"];

    public static void Write(IEnumerable<CorsRoundTrip> roundTrips, Screen screen)
    {
        foreach (var roundTrip in roundTrips)
        {
            Write(roundTrip, screen);
        }
    }

    /// <summary>The headers of the response that matter for CORS, as lines.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Shown(CorsRoundTrip roundTrip) => roundTrip.ResponseHeaders
        .Where(header => header.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase)
            || OfResponses.Contains(header.Key, StringComparer.OrdinalIgnoreCase))
        .Take(MaxHeaders);

    private static void Write(CorsRoundTrip roundTrip, Screen screen)
    {
        screen.Columns(0, roundTrip.IsPreflight ? "Preflight  " : "Request    ", Styles.Title, $"{roundTrip.Method} {roundTrip.Url}");
        foreach (var name in OfRequests)
        {
            if (roundTrip.RequestHeader(name) is { } value)
            {
                screen.Indented(Indentation * 2, $"{name}: {Display.SingleLine(value, Display.MaxLength)}", Styles.Quiet);
            }
        }

        var status = (int)roundTrip.Status;
        screen.Columns(
            Indentation, "→ ", null, string.Create(CultureInfo.InvariantCulture, $"{status} {roundTrip.Status}"),
            status is >= 200 and <= 299 or 101 ? Styles.Good : Styles.Doubtful);
        foreach (var (name, value) in Shown(roundTrip))
        {
            screen.Indented(Indentation * 2, $"{Display.SingleLine(name, Display.MaxLength)}: {Display.SingleLine(value, Display.MaxLength)}");
        }
    }
}
