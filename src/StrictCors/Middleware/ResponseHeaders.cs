using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using StrictCors.Policies;

namespace StrictCors.Middleware;

/// <summary>The only writer of the headers of the CORS protocol.</summary>
internal static class ResponseHeaders
{
    /// <summary>The answer to an actual request or a handshake. Existing owned headers have been removed.</summary>
    public static void WriteActual(IHeaderDictionary headers, EndpointPolicy endpointPolicy, bool isOriginAllowed, string? origin)
    {
        if (endpointPolicy.VaryOfActual is { } vary)
        {
            VaryHeader.Merge(headers, vary);
        }

        if (isOriginAllowed)
        {
            var policy = endpointPolicy.Policy;
            WriteOrigin(headers, policy, origin);
            if (policy.ExposeHeaders is { } exposed)
            {
                headers.AccessControlExposeHeaders = exposed;
            }
        }
    }

    /// <summary>The answer to a preflight. Existing owned headers have been removed.</summary>
    public static void WritePreflight(IHeaderDictionary headers, EndpointPolicy endpointPolicy, in CorsDecision decision, string? origin)
    {
        VaryHeader.Merge(headers, endpointPolicy.VaryOfPreflight);
        if (!decision.IsOriginAllowed)
        {
            return;
        }

        var policy = endpointPolicy.Policy;
        WriteOrigin(headers, policy, origin);
        if (decision.AllowMethods is { } methods)
        {
            headers.AccessControlAllowMethods = methods;
        }

        if (decision.AllowHeaders is { } allowed)
        {
            headers.AccessControlAllowHeaders = allowed;
        }

        if (MaxAge(policy, decision) is { } maxAge)
        {
            headers.AccessControlMaxAge = maxAge;
        }
    }

    /// <summary>Whether the answer to a preflight is there as it was written. This costs a quarter of writing it again.</summary>
    public static bool HasPreflight(IHeaderDictionary headers, EndpointPolicy endpointPolicy, in CorsDecision decision, string? origin)
    {
        var policy = endpointPolicy.Policy;
        var isAllowed = decision.IsOriginAllowed;
        return Has(headers.Vary, endpointPolicy.VaryOfPreflight)
            && Has(headers.AccessControlAllowOrigin, isAllowed ? AllowOrigin(policy, origin) : null)
            && Has(headers.AccessControlAllowCredentials, isAllowed ? AllowCredentials(policy) : null)
            && Has(headers.AccessControlAllowMethods, isAllowed ? decision.AllowMethods : null)
            && Has(headers.AccessControlAllowHeaders, isAllowed ? decision.AllowHeaders : null)
            && Has(headers.AccessControlMaxAge, isAllowed ? MaxAge(policy, decision) : null)
            && headers.AccessControlExposeHeaders.Count == 0
            && !OwnedHeaders.HasPrivateNetwork(headers);
    }

    /// <summary>The string itself is there as a rule: only then are its characters not compared.</summary>
    private static bool Has(StringValues header, string? value) => header.Count <= 1 && (ReferenceEquals((string?)header, value) || header == value);

    /// <summary>Browsers remember a preflight without this header for 5 seconds, so that "not at all" has to be written. A browser does not
    /// remember a preflight that it finds denied; a safelisted method that the server denies, it finds allowed.</summary>
    private static string? MaxAge(StrictCorsPolicy policy, in CorsDecision decision) =>
        decision.IsForOneRequest ? "0" : decision.Outcome == CorsOutcome.Allowed ? policy.MaxAge : null;

    private static void WriteOrigin(IHeaderDictionary headers, StrictCorsPolicy policy, string? origin)
    {
        headers.AccessControlAllowOrigin = AllowOrigin(policy, origin);
        if (AllowCredentials(policy) is { } credentials)
        {
            headers.AccessControlAllowCredentials = credentials;
        }
    }

    private static string? AllowOrigin(StrictCorsPolicy policy, string? origin) => policy.IsAnyOrigin ? "*" : origin;

    private static string? AllowCredentials(StrictCorsPolicy policy) => policy.AllowCredentials ? "true" : null;
}
