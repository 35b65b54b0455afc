using StrictCors.Protocol;
using StrictCors.Testing;
using StrictCors.Tool.Browsing;

namespace StrictCors.Tool.Probing;

/// <summary>What the server has to answer so that the page gets the response.</summary>
internal static class Expected
{
    /// <summary>The lines, for the preflight if it fails, and for the response. Empty if headers of the server cannot help.</summary>
    public static IReadOnlyList<string> Lines(PageResult result, PageRequest request)
    {
        if (result.Refusal is not { Step: CorsStep.AllowOrigin or CorsStep.AllowCredentials or CorsStep.PreflightStatus or CorsStep.AllowMethods
            or CorsStep.AllowHeaders } refusal || result.Exchange.RoundTrips is not [.., var last])
        {
            return [];
        }

        var origin = last.RequestHeader("Origin") ?? result.Origin;
        string[] common =
        [
            $"Access-Control-Allow-Origin: {origin}",
            .. request.IncludesCredentials ? ["Access-Control-Allow-Credentials: true"] : (string[])[],
            "Vary: Origin",
        ];
        string[] response = [$"{(last.IsPreflight ? request.Method : last.Method)} {refusal.Url}", .. common];
        return last.IsPreflight ? [$"OPTIONS {refusal.Url} → 204", .. common, .. Permission(last), .. response] : response;
    }

    private static IEnumerable<string> Permission(CorsRoundTrip preflight)
    {
        if (preflight.RequestHeader("Access-Control-Request-Method") is { } method && !HttpNames.IsSafelistedMethod(method))
        {
            yield return $"Access-Control-Allow-Methods: {method}";
        }

        if (preflight.RequestHeader("Access-Control-Request-Headers") is { } headers)
        {
            yield return $"Access-Control-Allow-Headers: {headers.Replace(",", ", ", StringComparison.Ordinal)}";
        }
    }
}
