using System.Diagnostics.CodeAnalysis;

namespace StrictCors.Testing;

/// <summary>
/// A browser would not let the page have the response. In the page, the promise of <c>fetch</c> is rejected with a <c>TypeError</c> that has no
/// reason; this exception has it.
/// </summary>
/// <remarks>The message names the reason, what to change, and every request and response. A failure of the network itself, such as a refused
/// connection, is an <see cref="HttpRequestException"/> as without this handler.</remarks>
[SuppressMessage("Design", "CA1032", Justification = "Only the handler creates it, and always with the exchange.")]
public sealed class CorsException : HttpRequestException
{
    internal CorsException(string message, CorsStep step, string? header, string? expected, string? actual, Uri url, CorsExchange exchange)
        : base(message)
    {
        Step = step;
        Header = header;
        Expected = expected;
        Actual = actual;
        Url = url;
        Exchange = exchange;
    }

    /// <summary>Gets the step of the Fetch standard that failed.</summary>
    public CorsStep Step { get; }

    /// <summary>Gets the response header that is missing or does not fit, or null if the reason is not a header.</summary>
    public string? Header { get; }

    /// <summary>Gets what the browser expected: the value of <see cref="Header"/>, or the item that a list must have.</summary>
    public string? Expected { get; }

    /// <summary>Gets what came instead, or null if the header is missing.</summary>
    public string? Actual { get; }

    /// <summary>Gets the address of the request that failed; after a redirect, that of the last one.</summary>
    public Uri Url { get; }

    /// <summary>Gets every request that was sent, and the responses to them.</summary>
    public CorsExchange Exchange { get; }
}
