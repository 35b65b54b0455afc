using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using StrictCors.Policies;
using StrictCors.Protocol;
using StrictCors.Text;

namespace StrictCors.Middleware;

/// <summary>What a browser would make of the headers that the rest of the application sent (Fetch, "CORS check" and "CORS-preflight
/// fetch").</summary>
internal static class ObservedResponse
{
    public static bool Allows(HttpResponse response, in CorsRequest request, CorsRequestKind kind) => kind == CorsRequestKind.Handshake
        ? IsAccepted(response)
        : FindFault(response, request, kind) == Fault.None;

    /// <summary>Whether the response is about the origin. A handshake has no header for it: accepted it was allowed, and 403 is a
    /// refusal; anything else (401, 404, a redirect to a sign-in) has another cause.</summary>
    public static bool IsVerdict(HttpResponse response, CorsRequestKind kind) =>
        kind != CorsRequestKind.Handshake || IsAccepted(response) || response.StatusCode == StatusCodes.Status403Forbidden;

    /// <summary>In words, what keeps a browser from taking the answer for a permission.</summary>
    public static string WhyDenied(HttpResponse response, in CorsRequest request, CorsRequestKind kind) => kind == CorsRequestKind.Handshake
        ? "The handshake was refused with 403."
        : FindFault(response, request, kind) switch
        {
            Fault.Status => $"The preflight was answered with {response.StatusCode}.",
            Fault.Origin => Describe("Access-Control-Allow-Origin", response.Headers.AccessControlAllowOrigin),
            Fault.Method => Describe("Access-Control-Allow-Methods", response.Headers.AccessControlAllowMethods),
            Fault.Headers => Describe("Access-Control-Allow-Headers", response.Headers.AccessControlAllowHeaders),
            _ => "",
        };

    private static bool IsAccepted(HttpResponse response) => HttpMethods.IsConnect(response.HttpContext.Request.Method)
        ? IsOk(response)
        : response.StatusCode == StatusCodes.Status101SwitchingProtocols;

    private static bool IsOk(HttpResponse response) => response.StatusCode is >= 200 and <= 299;

    /// <summary>Not in words: they are needed for the disagreements that are logged.</summary>
    private static Fault FindFault(HttpResponse response, in CorsRequest request, CorsRequestKind kind)
    {
        var headers = response.Headers;
        var isPreflight = kind == CorsRequestKind.Preflight;
        return isPreflight && !IsOk(response) ? Fault.Status
            : !AllowsOrigin(headers, request) ? Fault.Origin
            : isPreflight && !AllowsMethod(headers, request) ? Fault.Method
            : isPreflight && !AllowsHeaders(headers, request) ? Fault.Headers
            : Fault.None;
    }

    private static string Describe(string name, StringValues value) =>
        value.Count == 0 ? $"It has no {name}." : $"It has {name}: {Display.Escape(value.ToString())}.";

    private static bool AllowsOrigin(IHeaderDictionary headers, in CorsRequest request) =>
        headers.AccessControlAllowOrigin is [{ } allowed] && (allowed == "*" || allowed == request.Origin.ToString());

    private static bool AllowsMethod(IHeaderDictionary headers, in CorsRequest request)
    {
        var method = request.RequestMethod.ToString();
        return HttpNames.IsSafelistedMethod(method)
            || HeaderLines.Contains(headers.AccessControlAllowMethods, method, StringComparison.Ordinal)
            || (IsWildcard(headers, headers.AccessControlAllowMethods) && HttpNames.IsToken(method));
    }

    private static bool AllowsHeaders(IHeaderDictionary headers, in CorsRequest request)
    {
        // A set: a request may name thousands of headers, and an answer that repeats them would be searched for each.
        var allowed = Members(headers.AccessControlAllowHeaders);
        var isWildcard = IsWildcard(headers, headers.AccessControlAllowHeaders);
        for (var i = 0; i < request.RequestHeaders.Count; i++)
        {
            foreach (var name in new CommaSeparatedList(request.RequestHeaders[i]))
            {
                if (!allowed.Contains(name) && (!isWildcard || HttpNames.IsNonWildcardHeader(name)))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Members(StringValues lines)
    {
        var members = new HashSet<string>(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; i < lines.Count; i++)
        {
            foreach (var member in new CommaSeparatedList(lines[i]))
            {
                members.Add(member);
            }
        }

        return members;
    }

    /// <summary>In a request with credentials, <c>*</c> is an ordinary name, not a wildcard.</summary>
    private static bool IsWildcard(IHeaderDictionary headers, StringValues list) =>
        headers.AccessControlAllowCredentials.Count == 0 && HeaderLines.Contains(list, "*", StringComparison.Ordinal);

    private enum Fault
    {
        None,
        Status,
        Origin,
        Method,
        Headers,
    }
}
