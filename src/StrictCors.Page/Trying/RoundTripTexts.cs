using StrictCors.Testing;
using StrictCors.Text;

namespace StrictCors.Page.Trying;

/// <summary>One request and its response, in words.</summary>
/// <param name="Request">Method, path and what it is.</param>
/// <param name="RequestHeaders">The headers that were sent.</param>
/// <param name="Status">The status of the response.</param>
/// <param name="ResponseHeaders">Its headers.</param>
internal sealed record RoundTripTexts(string Request, IReadOnlyList<string> RequestHeaders, int Status, IReadOnlyList<string> ResponseHeaders)
{
    private const int MaxHeaders = 50;

    public static RoundTripTexts Of(CorsRoundTrip roundTrip) => new(
        $"{(roundTrip.IsPreflight ? "Preflight" : "Request")}: {Display.Escape(roundTrip.Method)} {Display.Escape(roundTrip.Url.PathAndQuery)}",
        Lines(roundTrip.RequestHeaders), (int)roundTrip.Status, Lines(roundTrip.ResponseHeaders));

    private static List<string> Lines(IReadOnlyList<KeyValuePair<string, string>> headers) =>
        [.. headers.Take(MaxHeaders).Select(header => $"{Display.Escape(header.Key)}: {Shown(header.Key, header.Value)}")];

    // The values of cookies are secrets.
    private static string Shown(string name, string value) =>
        name.Contains("Cookie", StringComparison.OrdinalIgnoreCase) ? "…" : Display.Escape(value);
}
