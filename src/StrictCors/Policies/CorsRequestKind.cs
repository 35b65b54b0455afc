namespace StrictCors;

/// <summary>What a request is to the CORS protocol.</summary>
public enum CorsRequestKind
{
    /// <summary>Any request that is neither of the others.</summary>
    Actual,

    /// <summary>A question that the browser asks before an actual request: <c>OPTIONS</c> with <c>Origin</c> and
    /// <c>Access-Control-Request-Method</c> (Fetch, "CORS-preflight request").</summary>
    Preflight,

    /// <summary>A WebSocket handshake or a WebTransport session, to which browsers do not apply CORS.</summary>
    Handshake,
}
