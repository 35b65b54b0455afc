using StrictCors.Origins;
using StrictCors.Protocol;

namespace StrictCors.Policies;

/// <summary>Whether a request with an <c>Origin</c> comes from the server's own origin.</summary>
internal static class SameOriginCheck
{
    public static bool IsSameOrigin(in CorsRequest request)
    {
        // The browser's own word, which no page can forge ("Sec-" names are forbidden to pages; Fetch Metadata §2.3).
        if (request.FetchSite.Count > 0)
        {
            return request.FetchSite is ["same-origin"];
        }

        // The host is compared first, which nearly always decides: most origins are not parsed twice.
        if (request.Origin is not [{ } text] || !MayBeOwn(text, request.Scheme, request.Host) || !SerializedOrigin.TryParse(text, out var origin))
        {
            return false;
        }

        // Behind a proxy that ended TLS and does not forward the scheme, the page's scheme is https and ours is http. Never the reverse: that
        // would let a page that anyone on the network can forge speak for ours.
        return IsOwn(origin, request.Scheme, request.Host)
            || (origin.Scheme is "https" && "http".Equals(request.Scheme, StringComparison.OrdinalIgnoreCase)
                && origin.Authority.Equals(request.Host, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether a request without <c>Origin</c> comes from a page of another site and may change something. A page that the user opened
    /// itself sends <c>none</c>.</summary>
    public static bool IsFromOtherSite(in CorsRequest request) =>
        !HttpNames.IsSafeMethod(request.Method) && !request.IsHandshake && request.FetchSite.Count > 0 && request.FetchSite is not (["same-origin"] or ["none"]);

    /// <summary>Whether the two go together, case ignored, up to the end of the own host or its port.</summary>
    private static bool MayBeOwn(ReadOnlySpan<char> origin, ReadOnlySpan<char> scheme, ReadOnlySpan<char> host)
    {
        // The start of the host if the schemes are those that are compared below.
        var start = (origin.StartsWith("https://") ? "https".Length : scheme.Length) + "://".Length;
        if (start > origin.Length)
        {
            return false;
        }

        var authority = origin[start..];
        var common = 0;
        while (common < host.Length && common < authority.Length && (host[common] | 0x20) == (authority[common] | 0x20))
        {
            common++;
        }

        return common == host.Length || host[common] == ':';
    }

    private static bool IsOwn(in SerializedOrigin origin, string scheme, ReadOnlySpan<char> host)
    {
        // A proxy's X-Forwarded-Proto, which ends up here, may come in any case.
        if (!origin.Scheme.Equals(scheme, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var port = SerializedOrigin.DefaultPort(origin.Scheme);
        var own = HostAndPort.Split(host);
        return (!own.HasPort || SerializedOrigin.TryParsePort(own.Port, out port))
            && origin.Port == port
            && origin.Host.Equals(own.Host, StringComparison.OrdinalIgnoreCase);
    }
}
