namespace StrictCors;

/// <summary>How a decision came out.</summary>
public enum CorsOutcome
{
    /// <summary>The request has no <c>Origin</c>: no CORS request.</summary>
    NotCors,

    /// <summary>The policy allows it.</summary>
    Allowed,

    /// <summary>The policy does not list the origin, and need not: the request comes from the server's own origin.</summary>
    SameOrigin,

    /// <summary>The policy denies it; the reason says why.</summary>
    Denied,
}
