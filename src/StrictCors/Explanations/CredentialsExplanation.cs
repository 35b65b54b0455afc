using StrictCors.Origins;
using StrictCors.Policies;

namespace StrictCors.Explanations;

/// <summary>The check of the credentials of a handshake in words.</summary>
internal static class CredentialsExplanation
{
    // The limit bounds the work, as for the nearest pattern.
    private const int MaxPatterns = 1000;

    private const string Cause = "A handshake cannot leave its credentials at home; ";

    public static ExplanationCheck Explain(StrictCorsPolicy policy, in CorsRequest request)
    {
        var isAllowed = policy.AllowCredentials || !request.HasCredentials;
        return new(
            "credentials",
            isAllowed,
            request.HasCredentials ? "cookies, Authorization or a client certificate" : "none",
            policy.AllowCredentials ? "any" : "none",
            isAllowed ? null : Cause + Advise(policy));
    }

    private static string Advise(StrictCorsPolicy policy)
    {
        var credentials = policy.IsAnyOrigin
            ? "the policy would need AllowCredentials, and the origins that are trusted with them in AllowedOrigins instead of '*'."
            : "the policy would need AllowCredentials, and origins that are trusted with them.";
        return InTheWay(policy).ToList() is { Count: > 0 } before
            ? $"{credentials} Without credentials only: {string.Join(", ", before)}."
            : credentials;
    }

    /// <summary>What startup does not accept together with credentials.</summary>
    private static IEnumerable<string> InTheWay(StrictCorsPolicy policy)
    {
        if (policy.ExposeHeaders is "*")
        {
            yield return "'*' in ExposedHeaders";
        }

        var patterns = policy.Origins.Patterns.Take(MaxPatterns).ToList();
        if (patterns.Exists(pattern => pattern.IdentifiesNobody))
        {
            yield return "'null' and 'file://' in AllowedOrigins";
        }

        if (patterns.Exists(pattern => pattern.Kind == OriginPatternKind.AnyExtension))
        {
            yield return "every extension of a browser ('://*')";
        }

        if (!policy.AllowInsecureOrigins && patterns.Exists(pattern => Schemes.IsInsecure(pattern.Scheme, pattern.Host)))
        {
            yield return "http origins (unless DangerouslyAllowInsecureOrigins is true)";
        }

        if (patterns.Exists(pattern => pattern.IsWildcard && SharedDomains.WhyShared(pattern) is not null))
        {
            yield return "wildcards of shared domains (unless DangerouslyAllowPublicSuffixWildcards is true)";
        }
    }
}
