namespace StrictCors.Testing;

/// <summary>What a browser did for one call of <c>fetch</c>. <see cref="CorsResponseExtensions.GetCorsExchange"/> returns it for a response, and
/// <see cref="CorsException.Exchange"/> for a failure.</summary>
public sealed class CorsExchange
{
    private readonly List<CorsRoundTrip> _roundTrips = [];

    internal CorsExchange(string pageOrigin) => PageOrigin = pageOrigin;

    /// <summary>Gets the origin of the page, as the first request has it in <c>Origin</c>.</summary>
    public string PageOrigin { get; }

    /// <summary>Gets what the page can see of the response.</summary>
    public CorsResponseType ResponseType { get; internal set; }

    /// <summary>Gets a value that shows whether a preflight was sent. After a redirect, it is about the last request.</summary>
    public CorsPreflight Preflight { get; internal set; }

    /// <summary>Gets every request in the order in which it was sent, with its response: preflights and redirects included.</summary>
    public IReadOnlyList<CorsRoundTrip> RoundTrips => _roundTrips;

    internal void Add(CorsRoundTrip roundTrip) => _roundTrips.Add(roundTrip);
}
