using System.Globalization;
using System.Net;
using StrictCors.Testing;

namespace StrictCors.Tool.Browsing;

/// <summary>What a browser made of a request.</summary>
/// <param name="Origin">The origin of the page.</param>
/// <param name="Exchange">Every request that was sent, with its response.</param>
/// <param name="Refusal">Why the page gets nothing; null if the browser has no reason to refuse.</param>
/// <param name="IsHandshake">Whether the page opens a WebSocket.</param>
internal sealed record PageResult(string Origin, CorsExchange Exchange, CorsException? Refusal, bool IsHandshake)
{
    /// <summary>Gets a value indicating whether the page gets a response, or its WebSocket.</summary>
    public bool IsReadable => Refusal is null && (!IsHandshake || Request?.Status == HttpStatusCode.SwitchingProtocols);

    /// <summary>Gets the preflight; null if none was sent. After redirects, it is the last one.</summary>
    public CorsRoundTrip? Preflight => Exchange.RoundTrips.LastOrDefault(roundTrip => roundTrip.IsPreflight);

    /// <summary>Gets the last request that is not a preflight; null if none was sent.</summary>
    public CorsRoundTrip? Request => Exchange.RoundTrips.LastOrDefault(roundTrip => !roundTrip.IsPreflight);

    /// <summary>Gets what the page gets, and why it gets nothing, in the words of the browser model.</summary>
    public string Verdict => Refusal is not null ? $"The page gets nothing. {Refusal.Message.Split('\n')[0].TrimEnd()}"
        : IsHandshake ? VerdictOfHandshake
        : Exchange.ResponseType switch
        {
            CorsResponseType.Opaque => "The request is sent, and the page sees nothing of the response (no-cors).",
            CorsResponseType.OpaqueRedirect => "The page sees only that the response redirects.",
            CorsResponseType.Basic => "The page reads the response: it is of the page's own origin.",
            _ => "The page reads the response.",
        };

    private string VerdictOfHandshake => IsReadable
        ? "The WebSocket opens. Browsers do not apply CORS to WebSockets: only the server can refuse a page."
        : string.Create(CultureInfo.InvariantCulture, $"The WebSocket does not open: the server answers {(int)(Request?.Status ?? 0)}.");
}
