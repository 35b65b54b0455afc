namespace StrictCors;

/// <summary>Who acts on a policy's decision about an actual request.</summary>
public enum StrictCorsEnforcement
{
    /// <summary>The browser, as the CORS protocol has it: the server answers every actual request, and the browser hides the
    /// response from pages that are not allowed. The default. WebSocket handshakes, which browsers do not check, are refused by the server.</summary>
    Browser,

    /// <summary>The server too: a cross-origin request that the policy denies is refused with 403 before authentication and before
    /// the endpoint runs. The policy's methods are then the whole truth, GET, HEAD and POST included.</summary>
    Server,

    /// <summary>Nobody: decisions are made and recorded, and nothing is answered, refused, added or removed. For moving over from
    /// another CORS implementation that still runs.</summary>
    Observe,
}
