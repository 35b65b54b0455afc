using System.Net;

namespace StrictCors.Tool.Conformance.Caching;

/// <summary>A response in a cache, and what it needs to be found again.</summary>
internal sealed class StoredResponse
{
    private readonly HttpRequestMessage _request;
    private readonly byte[] _content;
    private List<KeyValuePair<string, string>> _headers;

    private StoredResponse(
        HttpRequestMessage request, int status, List<KeyValuePair<string, string>> headers, byte[] content, DateTimeOffset received)
    {
        _request = Copy(request);
        _content = content;
        _headers = headers;
        Status = status;
        Received = received;
    }

    public int Status { get; }

    /// <summary>Gets when it came, or was last validated.</summary>
    public DateTimeOffset Received { get; private set; }

    public DateTimeOffset Date => Freshness.Date(Header("Date")) ?? Received;

    public string? Validator => Header("ETag");

    public string? LastModified => Header("Last-Modified");

    public static async Task<StoredResponse> ReadAsync(
        HttpRequestMessage request, HttpResponseMessage response, DateTimeOffset received, CancellationToken cancellationToken)
    {
        var content = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return new(request, (int)response.StatusCode, HeadersOf(response), content, received);
    }

    /// <summary>RFC 9111, section 4.2.3.</summary>
    public TimeSpan AgeAt(DateTimeOffset now)
    {
        var apparent = Received - Date;
        return (apparent > TimeSpan.Zero ? apparent : TimeSpan.Zero) + (now - Received);
    }

    /// <summary>RFC 9111, section 4.1: whether the headers that <c>Vary</c> names are the same.</summary>
    public bool IsFor(HttpRequestMessage request) => Values("Vary")
        .SelectMany(line => line.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        .All(name => name != "*" && ValueOf(request, name) == ValueOf(_request, name));

    /// <summary>RFC 9111, section 3.2: the headers of a 304 take the places of those that are stored.</summary>
    public void Freshen(HttpResponseMessage notModified, DateTimeOffset now)
    {
        var fresh = HeadersOf(notModified).Where(header => !IsOfTheContent(header.Key)).ToList();
        _headers = [.. _headers.Where(old => !fresh.Exists(one => one.Key.Equals(old.Key, StringComparison.OrdinalIgnoreCase))), .. fresh];
        Received = now;
    }

    public HttpResponseMessage ToMessage(HttpRequestMessage request, DateTimeOffset now)
    {
        var message = new HttpResponseMessage((HttpStatusCode)Status)
        {
            RequestMessage = request,
            Content = new ByteArrayContent(request.Method == HttpMethod.Head ? [] : _content),
        };
        foreach (var (name, value) in _headers.Where(header => !header.Key.Equals("Age", StringComparison.OrdinalIgnoreCase)))
        {
            if (!message.Headers.TryAddWithoutValidation(name, value) && !name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
            {
                message.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        message.Headers.Age = TimeSpan.FromSeconds(Math.Floor(AgeAt(now).TotalSeconds));
        return message;
    }

    public string? Header(string name) => Values(name).ToList() is { Count: > 0 } values ? string.Join(", ", values) : null;

    private static bool IsOfTheContent(string name) => name.ToLowerInvariant()
        is "content-encoding" or "content-length" or "content-range" or "content-type" or "transfer-encoding" or "connection";

    private static string? ValueOf(HttpRequestMessage request, string name) =>
        request.Headers.NonValidated.TryGetValues(name, out var values) ? string.Join(", ", values).Trim() : null;

    private static List<KeyValuePair<string, string>> HeadersOf(HttpResponseMessage response) =>
    [
        .. response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
            .SelectMany(header => header.Value.Select(value => new KeyValuePair<string, string>(header.Key, value))),
    ];

    private static HttpRequestMessage Copy(HttpRequestMessage request)
    {
        var copy = new HttpRequestMessage(request.Method, request.RequestUri);
        foreach (var header in request.Headers.NonValidated)
        {
            copy.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        return copy;
    }

    private IEnumerable<string> Values(string name) =>
        _headers.Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value);
}
