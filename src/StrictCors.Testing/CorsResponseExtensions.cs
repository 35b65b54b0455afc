namespace StrictCors.Testing;

/// <summary>What is known about a response that a <see cref="BrowserHandler"/> returned.</summary>
public static class CorsResponseExtensions
{
    private static readonly HttpRequestOptionsKey<CorsExchange> Key = new("StrictCors.Testing.Exchange");

    /// <summary>Gets what the browser did to get this response: whether it sent a preflight, which redirects it followed, and all headers.</summary>
    /// <param name="response">A response of an <see cref="HttpClient"/> with a <see cref="BrowserHandler"/>.</param>
    /// <returns>The requests and responses.</returns>
    /// <exception cref="InvalidOperationException">The response does not come from a <see cref="BrowserHandler"/>.</exception>
    public static CorsExchange GetCorsExchange(this HttpResponseMessage response)
    {
        ArgumentNullException.ThrowIfNull(response);
        return response.RequestMessage is { } request && request.Options.TryGetValue(Key, out var exchange)
            ? exchange
            : throw new InvalidOperationException(
                "The response does not come from a BrowserHandler. Send the request with an HttpClient that has one.");
    }

    internal static void Attach(HttpRequestMessage request, CorsExchange exchange) => request.Options.Set(Key, exchange);
}
