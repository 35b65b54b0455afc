using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
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

    /// <summary>The headers as they are now. The values that differ later are those that other code has set.</summary>
    public static Values Read(IHeaderDictionary headers) => new(headers);

    /// <summary>The names of those that are there, for a message: seven at the most, so that it needs no cutting.</summary>
    public static string Names(IHeaderDictionary headers) => string.Join(", ", AllNames.Where(headers.ContainsKey));

    public static bool HasPrivateNetwork(IHeaderDictionary headers) => headers.ContainsKey(AllowPrivateNetwork);

    public static bool Any(IHeaderDictionary headers) => headers.Count > 0 && (
        headers.AccessControlAllowOrigin.Count > 0
        || headers.AccessControlAllowCredentials.Count > 0
        || headers.AccessControlAllowMethods.Count > 0
        || headers.AccessControlAllowHeaders.Count > 0
        || headers.AccessControlExposeHeaders.Count > 0
        || headers.AccessControlMaxAge.Count > 0
        || HasPrivateNetwork(headers));

    public readonly struct Values(IHeaderDictionary headers)
    {
        private readonly StringValues _origin = headers.AccessControlAllowOrigin;
        private readonly StringValues _credentials = headers.AccessControlAllowCredentials;
        private readonly StringValues _methods = headers.AccessControlAllowMethods;
        private readonly StringValues _headers = headers.AccessControlAllowHeaders;
        private readonly StringValues _exposed = headers.AccessControlExposeHeaders;
        private readonly StringValues _maxAge = headers.AccessControlMaxAge;
        private readonly bool _hasPrivateNetwork = HasPrivateNetwork(headers);

        /// <summary>The names of those that were there and have been removed or changed since; empty if there are none.</summary>
        public string Changed(IHeaderDictionary now)
        {
            var later = new Values(now);
            ReadOnlySpan<bool> kept =
            [
                IsKept(_origin, later._origin), IsKept(_credentials, later._credentials), IsKept(_methods, later._methods),
                IsKept(_headers, later._headers), IsKept(_exposed, later._exposed), IsKept(_maxAge, later._maxAge), !_hasPrivateNetwork,
            ];
            return kept.Contains(false) ? Names(kept) : "";
        }

        private static bool IsKept(StringValues before, StringValues now) => before.Count == 0 || before == now;

        private static string Names(ReadOnlySpan<bool> kept)
        {
            var names = new List<string>();
            for (var i = 0; i < kept.Length; i++)
            {
                if (!kept[i])
                {
                    names.Add(AllNames[i]);
                }
            }

            return string.Join(", ", names);
        }
    }
}
