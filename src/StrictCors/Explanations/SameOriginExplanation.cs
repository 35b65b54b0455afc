using Microsoft.Extensions.Primitives;
using StrictCors.Policies;
using StrictCors.Protocol;
using StrictCors.Text;

namespace StrictCors.Explanations;

/// <summary>Explains the last check before a denial: whether the request comes from the server's own origin. If proxies are
/// misconfigured, this check shows it.</summary>
internal static class SameOriginExplanation
{
    private const string IsForwardingMissing = "is UseForwardedHeaders missing?";

    public static ExplanationCheck Explain(in CorsRequest request, bool isSame)
    {
        var own = Display.Escape($"{request.Scheme}://{request.Host}");
        return request.FetchSite.Count > 0
            ? new("same-origin", isSame, $"Sec-Fetch-Site: {Display.Escape(request.FetchSite.ToString())}",
                "exactly one line, 'same-origin'", Advise(request, isSame))
            : new("same-origin", isSame, Display.Escape(request.Origin.ToString()), $"the server's own origin, {own}", Advise(request, isSame));
    }

    /// <summary>The check of a request that has no <c>Origin</c> and is refused.</summary>
    public static ExplanationCheck ExplainWithoutOrigin(in CorsRequest request) => new(
        "same-origin", false, $"Sec-Fetch-Site: {Display.Escape(request.FetchSite.ToString())}, and no Origin",
        "one line, 'same-origin' or 'none'",
        "The browser says that a page of another site sent the request, and something removed its Origin.");

    private static string? Advise(in CorsRequest request, bool isSame)
    {
        if (request.Origin is not [{ } text] || !TrySplit(text, out var scheme, out var authority) || !IsOwnHost(authority, request.Host))
        {
            return null;
        }

        if (scheme is "https" && request.Scheme.Equals("http", StringComparison.OrdinalIgnoreCase))
        {
            return authority.Equals(request.Host, StringComparison.OrdinalIgnoreCase)
                ? $"The host is the same and the scheme differs: {IsForwardingMissing}"
                : $"The host is the same, scheme and port differ: {IsForwardingMissing} Or does a proxy change the Host header?";
        }

        if (isSame)
        {
            return null;
        }

        // The browser reports another origin, but the origin equals the server's own. This happens only if a proxy hides the origin
        // that the browser used.
        if (request.FetchSite.Count > 0 && SameOriginCheck.IsSameOrigin(request with { FetchSite = StringValues.Empty }))
        {
            return $"The browser reports another origin, and to the server it looks like its own: {IsForwardingMissing}";
        }

        return scheme is "http" && request.Scheme.Equals("https", StringComparison.OrdinalIgnoreCase)
            ? "The host is the same and the scheme differs: a page that came over http is never the same origin as an https server."
            : null;
    }

    /// <summary>The texts are compared, as in the decision: whether they are valid is not checked.</summary>
    private static bool TrySplit(ReadOnlySpan<char> origin, out ReadOnlySpan<char> scheme, out ReadOnlySpan<char> authority)
    {
        var separator = origin.IndexOf("://");
        scheme = separator < 0 ? default : origin[..separator];
        authority = separator < 0 ? default : origin[(separator + "://".Length)..];
        return authority.Length > 0;
    }

    /// <summary>Whether the host is ours, for any ports.</summary>
    private static bool IsOwnHost(ReadOnlySpan<char> authority, ReadOnlySpan<char> host) =>
        HostAndPort.Split(authority).Host.Equals(HostAndPort.Split(host).Host, StringComparison.OrdinalIgnoreCase);
}
