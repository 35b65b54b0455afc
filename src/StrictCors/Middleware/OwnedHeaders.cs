using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace StrictCors.Middleware;

/// <summary>The headers that belong to the policy: headers set by other code are removed.</summary>
internal static class OwnedHeaders
{
    // Kestrel finds all but the last by a bit, not by a search. No name for the last one exists in HeaderNames.
    private const string AllowPrivateNetwork = "Access-Control-Allow-Private-Network";

    private static readonly string[] AllNames =
    [
        HeaderNames.AccessControlAllowOrigin, HeaderNames.AccessControlAllowCredentials, HeaderNames.AccessControlAllowMethods,
        HeaderNames.AccessControlAllowHeaders, HeaderNames.AccessControlExposeHeaders, HeaderNames.AccessControlMaxAge, AllowPrivateNetwork,
    ];

    public static void Remove(IHeaderDictionary headers)
    {
        headers.AccessControlAllowOrigin = default;
        headers.AccessControlAllowCredentials = default;
        headers.AccessControlAllowMethods = default;
        headers.AccessControlAllowHeaders = default;
        headers.AccessControlExposeHeaders = default;
        headers.AccessControlMaxAge = default;
        headers.Remove(AllowPrivateNetwork);
    }

    /// <summary>The names of those that are there, for a message: seven at the most, so that it needs no cutting.</summary>
    public static string Names(IHeaderDictionary headers) => string.Join(", ", AllNames.Where(headers.ContainsKey));

    public static bool Any(IHeaderDictionary headers) => headers.Count > 0 && (
        headers.AccessControlAllowOrigin.Count > 0
        || headers.AccessControlAllowCredentials.Count > 0
        || headers.AccessControlAllowMethods.Count > 0
        || headers.AccessControlAllowHeaders.Count > 0
        || headers.AccessControlExposeHeaders.Count > 0
        || headers.AccessControlMaxAge.Count > 0
        || headers.ContainsKey(AllowPrivateNetwork));
}
