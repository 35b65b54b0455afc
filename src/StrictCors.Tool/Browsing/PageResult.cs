using StrictCors.Testing;

namespace StrictCors.Tool.Browsing;

/// <summary>What a browser made of a request.</summary>
/// <param name="Origin">The origin of the page.</param>
/// <param name="Exchange">Every request that was sent, with its response.</param>
/// <param name="Refusal">Why the page gets nothing; null if it gets a response.</param>
internal sealed record PageResult(string Origin, CorsExchange Exchange, CorsException? Refusal)
{
    public bool IsReadable => Refusal is null;

    /// <summary>Gets the preflight; null if none was sent. After redirects, it is the last one.</summary>
    public CorsRoundTrip? Preflight => Exchange.RoundTrips.LastOrDefault(roundTrip => roundTrip.IsPreflight);

    /// <summary>Gets the last request that is not a preflight; null if none was sent.</summary>
    public CorsRoundTrip? Request => Exchange.RoundTrips.LastOrDefault(roundTrip => !roundTrip.IsPreflight);

    /// <summary>Gets why the page gets nothing, and what to change, in the words of the browser model.</summary>
    public string Reason => Refusal?.Message.Split('\n')[0].TrimEnd() ?? "";

    /// <summary>Gets what the page gets, in one sentence.</summary>
    public string Verdict => Refusal is not null ? $"The page gets nothing. {Reason}" : Exchange.ResponseType switch
    {
        _ when Request is { Status: System.Net.HttpStatusCode.SwitchingProtocols } => "The WebSocket opens. Browsers do not apply CORS to WebSockets: "
            + "only the server can refuse a page.",
        CorsResponseType.Opaque => "The request is sent, and the page sees nothing of the response (no-cors).",
        CorsResponseType.OpaqueRedirect => "The page sees only that the response redirects.",
        CorsResponseType.Basic => "The page reads the response: it is of the page's own origin.",
        _ => "The page reads the response.",
    };
}
