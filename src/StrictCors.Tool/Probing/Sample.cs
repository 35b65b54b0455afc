using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;

namespace StrictCors.Tool.Probing;

/// <summary>One answer to a plain request, without a browser: to compare the answers to different origins.</summary>
/// <param name="Origin">The origin of the request; null for none.</param>
/// <param name="Status">The status.</param>
/// <param name="AllowOrigin">The lines of <c>Access-Control-Allow-Origin</c>.</param>
/// <param name="AllowsCredentials">Whether credentials are allowed.</param>
/// <param name="Vary">The members of <c>Vary</c>.</param>
/// <param name="IsStored">Whether a shared cache may store the answer without asking again.</param>
/// <param name="Body">A hash of the beginning of the content.</param>
/// <param name="Headers">The headers of CORS.</param>
internal sealed record Sample(
    string? Origin, int Status, string AllowOrigin, bool AllowsCredentials, IReadOnlyList<string> Vary, bool IsStored, string Body,
    IReadOnlyList<KeyValuePair<string, string>> Headers)
{
    private const int MaxBody = 64 * 1024;

    private static readonly TimeSpan BodyTime = TimeSpan.FromSeconds(1);

    /// <summary>Gets a value indicating whether caches keep answers to other origins apart.</summary>
    public bool VariesByOrigin => Vary.Contains("*") || Vary.Contains("Origin", StringComparer.OrdinalIgnoreCase);

    /// <param name="network">What sends the request.</param>
    /// <param name="method">The method.</param>
    /// <param name="headers">The headers of the page.</param>
    /// <param name="url">The address.</param>
    /// <param name="origins">The lines of <c>Origin</c>; none for a request without it.</param>
    /// <param name="version">The version of HTTP, and whether it may be another.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public static async Task<Sample> TakeAsync(
        HttpMessageInvoker network, string method, IEnumerable<KeyValuePair<string, string>> headers, Uri url, IReadOnlyList<string> origins,
        (Version Version, HttpVersionPolicy Policy) version, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(new HttpMethod(method), url);
        (message.Version, message.VersionPolicy) = version;
        foreach (var (name, value) in headers)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        foreach (var origin in origins)
        {
            message.Headers.TryAddWithoutValidation("Origin", origin);
        }

        using var response = await network.SendAsync(message, cancellationToken);
        var lines = response.Headers.NonValidated.SelectMany(header => header.Value, (header, value) => KeyValuePair.Create(header.Key, value));
        return Of(origins, (int)response.StatusCode, [.. lines], await HashAsync(response, cancellationToken));
    }

    /// <param name="origins">The lines of <c>Origin</c>.</param>
    /// <param name="status">The status.</param>
    /// <param name="headers">All lines of the answer.</param>
    /// <param name="body">A hash of the beginning of the content.</param>
    public static Sample Of(IReadOnlyList<string> origins, int status, IReadOnlyList<KeyValuePair<string, string>> headers, string body)
    {
        var cache = CacheControlHeaderValue.TryParse(Value(headers, "Cache-Control"), out var parsed) ? parsed : null;
        return new(
            origins.Count == 0 ? null : string.Join(", ", origins),
            status,
            Value(headers, "Access-Control-Allow-Origin"),
            Value(headers, "Access-Control-Allow-Credentials") == "true",
            [.. Value(headers, "Vary").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
            cache is { NoStore: false, NoCache: false, Private: false }
                && (cache.Public || cache.MaxAge > TimeSpan.Zero || cache.SharedMaxAge > TimeSpan.Zero),
            body,
            [.. headers.Where(header => header.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase))]);
    }

    private static string Value(IEnumerable<KeyValuePair<string, string>> headers, string name) =>
        string.Join(", ", headers.Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value));

    private static async Task<string> HashAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        // The content of a WebSocket or of a stream of events has no end.
        if (response.StatusCode == HttpStatusCode.SwitchingProtocols || response.Content.Headers.ContentType?.MediaType == "text/event-stream")
        {
            return "";
        }

        await using var content = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(BodyTime);
        var buffer = new byte[MaxBody];
        try
        {
            var length = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, time.Token);
            return Convert.ToHexString(SHA256.HashData(buffer.AsSpan(0, length)));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return "";
        }
    }
}
