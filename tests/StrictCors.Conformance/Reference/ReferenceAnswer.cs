using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using StrictCors.Conformance.Servers;

namespace StrictCors.Conformance.Reference;

/// <summary>The headers of answers that are not those to preflights.</summary>
internal static class ReferenceAnswer
{
    public static void Write(HttpContext context, ReferencePolicy? policy, string? origin, bool isAllowed, Flaw flaw)
    {
        var (headers, status) = (context.Response.Headers, context.Response.StatusCode);
        var own = headers.AccessControlAllowOrigin;
        headers.Remove("Access-Control-Allow-Origin");
        if (flaw == Flaw.NoStore)
        {
            headers.CacheControl = "no-store";
        }

        if (flaw == Flaw.FailsForPrograms && origin is null)
        {
            headers.Remove("X-Handler");
        }

        if (policy is null)
        {
            return;
        }

        WriteVary(headers, policy, origin, isAllowed, status, flaw);
        if (IsForgotten(context, status, flaw))
        {
            return;
        }

        var allowed = AllowOrigin(policy, origin, isAllowed, flaw);
        if (status == 304 && flaw == Flaw.FixedOriginWhenNotModified && !policy.IsAny)
        {
            allowed = ContractPolicies.Origins[1];
        }

        if (own.Count > 0 && flaw is Flaw.KeepsOwnHeader or Flaw.AddsToOwnHeader)
        {
            allowed = flaw == Flaw.KeepsOwnHeader ? own : StringValues.Concat(own, allowed);
        }

        if (allowed.Count == 0)
        {
            WriteToStrangers(headers, policy, origin, flaw);
            return;
        }

        headers.AccessControlAllowOrigin = flaw == Flaw.Doubled ? StringValues.Concat(allowed, allowed) : allowed;
        WriteCredentials(headers, policy, flaw);
        WriteExposed(headers, flaw);
        if (flaw == Flaw.PreflightHeadersEverywhere)
        {
            ReferencePreflight.WriteLists(headers, ContractPolicies.Methods, ContractPolicies.Headers);
        }
    }

    /// <summary>What <c>Access-Control-Allow-Origin</c> is.</summary>
    public static StringValues AllowOrigin(ReferencePolicy policy, string? origin, bool isAllowed, Flaw flaw) => flaw switch
    {
        Flaw.NoHeaders => default,
        Flaw.AnyOnlyWithOrigin when policy.IsAny && origin is null => default,
        Flaw.AnyReflects or Flaw.AnyReflectsWithCredentials when policy.IsAny => origin,
        Flaw.StarWithCredentials when policy.HasCredentials && isAllowed => "*",
        Flaw.ListsOrigins when isAllowed && !policy.IsAny => string.Join(", ", ContractPolicies.Origins),
        _ when policy.IsAny => "*",
        _ => isAllowed ? origin : default,
    };

    public static void WriteCredentials(IHeaderDictionary headers, ReferencePolicy policy, Flaw flaw)
    {
        if (flaw is Flaw.CredentialsEverywhere or Flaw.AnyReflectsWithCredentials || (policy.HasCredentials && flaw != Flaw.NoCredentials))
        {
            headers.AccessControlAllowCredentials = "true";
        }
    }

    public static void WriteExposed(IHeaderDictionary headers, Flaw flaw)
    {
        if (flaw != Flaw.NoExposed)
        {
            headers.AccessControlExposeHeaders = flaw switch { Flaw.ExposesAll => "X-Total, X-Secret", Flaw.ExposesStar => "*", _ => "X-Total" };
        }
    }

    private static void WriteToStrangers(IHeaderDictionary headers, ReferencePolicy policy, string? origin, Flaw flaw)
    {
        if (flaw == Flaw.TellsStrangers)
        {
            WriteCredentials(headers, policy, flaw);
            WriteExposed(headers, flaw);
        }

        if (flaw == Flaw.TellsFirstOrigin && origin is not null)
        {
            headers.AccessControlAllowOrigin = ContractPolicies.Origins[0];
        }
    }

    private static void WriteVary(IHeaderDictionary headers, ReferencePolicy policy, string? origin, bool isAllowed, int status, Flaw flaw)
    {
        var hasVary = flaw switch
        {
            Flaw.NoVary or Flaw.NotModifiedForgets => false,
            Flaw.VaryOnlyIfAllowed => isAllowed && !policy.IsAny,
            Flaw.VaryUnderAnyOrigin => true,
            Flaw.NoVaryOnErrors => status < 400 && !policy.IsAny,
            Flaw.NoVaryOnRedirects => status is < 300 or >= 400 && !policy.IsAny,
            Flaw.NoVaryForPrograms => origin is not null && !policy.IsAny,
            _ => !policy.IsAny,
        };
        if (flaw == Flaw.VaryReplaced)
        {
            headers.Remove("Vary");
        }

        if (hasVary)
        {
            // nginx before 1.23 reads one line.
            var ours = flaw == Flaw.VaryDoubled ? "Origin, origin" : "Origin";
            headers.Vary = headers.Vary.Count == 0 ? ours : $"{headers.Vary}, {ours}";
        }
    }

    private static bool IsForgotten(HttpContext context, int status, Flaw flaw) => flaw switch
    {
        Flaw.NotOnFailures => status >= 500,
        Flaw.OnlyOnSuccess => status is < 200 or >= 300,
        Flaw.NotOnRedirects => status is >= 300 and < 400,
        Flaw.NotOnErrorsOfHandlers => status is >= 400 and < 500,
        Flaw.NotModifiedForgets => status == 304,
        _ => context.Request.Path.Value!.Length == 0,
    };
}
