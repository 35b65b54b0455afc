using System.Globalization;
using System.Net;

namespace StrictCors.Testing;

/// <summary>One request that went to the server and the response to it: a preflight, the request itself, or a redirect on the way.</summary>
public sealed class CorsRoundTrip
{
    internal CorsRoundTrip(
        bool isPreflight, string method, Uri url, IReadOnlyList<KeyValuePair<string, string>> requestHeaders, HttpStatusCode status,
        IReadOnlyList<KeyValuePair<string, string>> responseHeaders)
    {
        IsPreflight = isPreflight;
        Method = method;
        Url = url;
        RequestHeaders = requestHeaders;
        Status = status;
        ResponseHeaders = responseHeaders;
    }

    /// <summary>Gets a value indicating whether this is a preflight: the <c>OPTIONS</c> request by which the browser requests
    /// permission.</summary>
    public bool IsPreflight { get; }

    /// <summary>Gets the method of the request.</summary>
    public string Method { get; }

    /// <summary>Gets the address of the request.</summary>
    public Uri Url { get; }

    /// <summary>Gets the headers that were sent, including those that only a browser can set, such as <c>Origin</c>.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> RequestHeaders { get; }

    /// <summary>Gets the status of the response.</summary>
    public HttpStatusCode Status { get; }

    /// <summary>Gets all headers of the response, including those that the page cannot see.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> ResponseHeaders { get; }

    /// <summary>Gets the value of a header that was sent, or null if it was not.</summary>
    /// <param name="name">The name of the header, in any case.</param>
    /// <returns>The value; several values are joined by a comma.</returns>
    public string? RequestHeader(string name) => Get(RequestHeaders, name);

    /// <summary>Gets the value of a header of the response, or null if it has none.</summary>
    /// <param name="name">The name of the header, in any case.</param>
    /// <returns>The value; several values are joined by a comma.</returns>
    public string? ResponseHeader(string name) => Get(ResponseHeaders, name);

    /// <summary>Returns the method, the address and the status.</summary>
    /// <returns>For example <c>OPTIONS https://api.example.com/todos → 204</c>.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Method} {Url} → {(int)Status}");

    private static string? Get(IReadOnlyList<KeyValuePair<string, string>> headers, string name)
    {
        var values = headers.Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value).ToList();
        return values.Count == 0 ? null : string.Join(", ", values);
    }
}
