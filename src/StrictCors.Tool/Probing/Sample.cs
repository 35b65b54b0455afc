using System.Security.Cryptography;
using StrictCors.Tool.Browsing;

namespace StrictCors.Tool.Probing;

/// <summary>One answer to a plain request, without a browser: to compare the answers to different origins.</summary>
/// <param name="Origin">The origin of the request; null for none.</param>
/// <param name="Status">The status.</param>
/// <param name="AllowOrigin">The lines of <c>Access-Control-Allow-Origin</c>.</param>
/// <param name="AllowsCredentials">Whether credentials are allowed.</param>
/// <param name="Vary">The members of <c>Vary</c>.</param>
/// <param name="IsStored">Whether a shared cache may store the answer without asking again.</param>
/// <param name="Body">A hash of the beginning of the content.</param>
internal sealed record Sample(
    string? Origin, int Status, string AllowOrigin, bool AllowsCredentials, IReadOnlyList<string> Vary, bool IsStored, string Body)
{
    private const int MaxBody = 64 * 1024;

    /// <summary>Gets a value indicating whether caches keep answers to other origins apart.</summary>
    public bool VariesByOrigin => Vary.Contains("*") || Vary.Contains("Origin", StringComparer.OrdinalIgnoreCase);

    /// <param name="network">What sends the request.</param>
    /// <param name="request">What the page does.</param>
    /// <param name="url">The address.</param>
    /// <param name="origins">The lines of <c>Origin</c>; none for a request without it.</param>
    /// <param name="version">The version of HTTP, and whether it may be another.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public static async Task<Sample> TakeAsync(
        HttpMessageInvoker network, PageRequest request, Uri url, IReadOnlyList<string> origins,
        (Version Version, HttpVersionPolicy Policy) version, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), url);
        (message.Version, message.VersionPolicy) = version;
        foreach (var (name, value) in request.Headers)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        if (origins.Count > 0)
        {
            message.Headers.TryAddWithoutValidation("Origin", origins);
        }

        using var response = await network.SendAsync(message, cancellationToken);
        var cache = response.Headers.CacheControl;
        return new(
            origins.Count == 0 ? null : string.Join(", ", origins),
            (int)response.StatusCode,
            Value(response, "Access-Control-Allow-Origin"),
            Value(response, "Access-Control-Allow-Credentials") == "true",
            [.. Value(response, "Vary").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
            cache is { NoStore: false, NoCache: false, Private: false }
                && (cache.Public || cache.MaxAge > TimeSpan.Zero || cache.SharedMaxAge > TimeSpan.Zero),
            await HashAsync(response, cancellationToken));
    }

    private static string Value(HttpResponseMessage response, string name) =>
        response.Headers.NonValidated.TryGetValues(name, out var values) ? string.Join(", ", values) : "";

    private static async Task<string> HashAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using var content = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[MaxBody];
        var length = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return Convert.ToHexString(SHA256.HashData(buffer.AsSpan(0, length)));
    }
}
