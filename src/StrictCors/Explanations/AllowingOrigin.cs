using StrictCors.Matching;
using StrictCors.Origins;
using StrictCors.Protocol;
using StrictCors.Text;

namespace StrictCors.Explanations;

/// <summary>What to write so that a policy allows an origin. All that is advised can be configured; where nothing can be, another remedy is
/// named.</summary>
internal static class AllowingOrigin
{
    public static string Advise(StrictCorsPolicy policy, in SerializedOrigin origin, string text, OriginPattern? nearest, Nearness nearness)
    {
        if (!OriginPattern.TryParse(text, out _))
        {
            return Otherwise(policy, origin);
        }

        var shown = Display.Escape(text);
        var itself = shown == text ? $"'{shown}'" : "the origin itself";
        var allow = nearness switch
        {
            Nearness.Port when OriginPattern.HasWildcards(origin.Scheme) => $"{itself} or '{WithAnyPort(nearest!)}' would allow it",
            Nearness.Subdomain when EverySubdomain(policy, origin, nearest!) is { } every => $"{itself} would allow it, '{every}' every subdomain",
            _ => $"{itself} would allow it",
        };
        return policy.DeniesAsInsecure(origin.Scheme, origin.Host)
            ? $"{allow} (with credentials an http origin needs DangerouslyAllowInsecureOrigins)"
            : allow;
    }

    /// <summary>What helps with an origin that no entry can allow. Startup refuses such an entry for the same reason.</summary>
    private static string Otherwise(StrictCorsPolicy policy, in SerializedOrigin origin) =>
        Schemes.IsWebSocket(origin.Scheme) ? OfProgram(policy, origin)
        : Schemes.Meant(origin.Scheme) is { } meant ? $"no entry can allow it: the scheme is a misspelt '{meant}'"
        : origin.Host is [.., '.'] ? "no entry can allow it: redirect visits with the dot after the host to the address without it"
        : $"no entry can allow it: pages of '{origin.Scheme}:' have another origin";

    /// <summary>Some libraries send the address of the WebSocket as the origin. A page never does.</summary>
    private static string OfProgram(StrictCorsPolicy policy, in SerializedOrigin origin)
    {
        var (scheme, defaultPort) = origin.Scheme is "wss" ? ("https", ":443") : ("http", ":80");
        var authority = origin.Authority.EndsWith(defaultPort) ? origin.Authority[..^defaultPort.Length] : origin.Authority;
        var meant = $"{scheme}://{authority}";
        var shown = Display.Escape(meant);
        var itself = shown == meant ? $"'{shown}'" : $"the origin with the scheme {scheme}";
        return "no entry can allow it, because no page has such an origin: the program that sends it has to leave out Origin, or send "
            + (policy.Origins.Match(meant) == OriginVerdict.Allowed ? $"{itself}, which is allowed"
                : $"{itself}, which is allowed if it is the server's own origin or in AllowedOrigins");
    }

    /// <summary>The wildcard above the host of the pattern, unless it is none or credentials forbid it.</summary>
    private static string? EverySubdomain(StrictCorsPolicy policy, in SerializedOrigin origin, OriginPattern nearest)
    {
        var text = $"{origin.Scheme}://*.{nearest.Host}{origin.Authority[origin.Host.Length..]}";
        return OriginPattern.TryParse(text, out var pattern) && !(policy.AllowCredentials && SharedDomains.WhyShared(pattern) is not null)
            ? text
            : null;
    }

    private static string WithAnyPort(OriginPattern pattern) =>
        $"{pattern.Scheme}://{HostAndPort.Split(pattern.Text.AsSpan(pattern.Scheme.Length + "://".Length)).Host}:*";
}
