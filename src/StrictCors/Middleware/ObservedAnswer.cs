using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using StrictCors.Evaluation;
using StrictCors.Policies;

namespace StrictCors.Middleware;

/// <summary>What a browser would make of the headers that the rest of the application sent (Fetch, "CORS check" and "CORS-preflight fetch").</summary>
internal static class ObservedAnswer
{
    public static bool Allows(HttpResponse response, in CorsRequest request, CorsRequestKind kind) => kind switch
    {
        // No header speaks for a handshake: it was accepted or it was not.
        CorsRequestKind.Handshake => response.StatusCode < 400,
        CorsRequestKind.Preflight => response.StatusCode is >= 200 and <= 299 && AllowsOrigin(response.Headers, request) && AllowsMethod(response.Headers, request) && AllowsHeaders(response.Headers, request),
        _ => AllowsOrigin(response.Headers, request),
    };

    private static bool AllowsOrigin(IHeaderDictionary headers, in CorsRequest request) =>
        headers.AccessControlAllowOrigin is [{ } allowed] && (allowed == "*" || allowed == request.Origin.ToString());

    private static bool AllowsMethod(IHeaderDictionary headers, in CorsRequest request)
    {
        var method = request.RequestMethod.ToString();
        return HttpNames.IsSafelistedMethod(method)
            || Contains(headers.AccessControlAllowMethods, method, StringComparison.Ordinal)
            || (IsWildcard(headers, headers.AccessControlAllowMethods) && HttpNames.IsToken(method));
    }

    private static bool AllowsHeaders(IHeaderDictionary headers, in CorsRequest request)
    {
        var allowed = headers.AccessControlAllowHeaders;
        var isWildcard = IsWildcard(headers, allowed);
        var names = new HeaderNameEnumerator(request.RequestHeaders);
        while (names.MoveNext())
        {
            if (!Contains(allowed, names.Current, StringComparison.OrdinalIgnoreCase) && (!isWildcard || HeaderSet.IsNonWildcard(names.Current)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>With credentials a star is a name like any other.</summary>
    private static bool IsWildcard(IHeaderDictionary headers, StringValues list) =>
        headers.AccessControlAllowCredentials.Count == 0 && Contains(list, "*", StringComparison.Ordinal);

    private static bool Contains(StringValues lines, ReadOnlySpan<char> name, StringComparison comparison)
    {
        var names = new HeaderNameEnumerator(lines);
        while (names.MoveNext())
        {
            if (names.Current.Equals(name, comparison))
            {
                return true;
            }
        }

        return false;
    }
}
