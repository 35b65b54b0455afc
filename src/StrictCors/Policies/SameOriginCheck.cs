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

        // A page has the origin of its address, whatever the host in it is: the texts are compared, and whether the value is a valid origin is
        // not checked. "https://app.test." and "http://[::ffff:7f00:1]" are the own origins of servers that are reached so.
        return request.Origin is [{ } text] && IsOwn(text, request.Scheme, request.Host);
    }

    /// <summary>Whether a request without <c>Origin</c> comes from a page of another site and may change something. A page that the user opened
    /// itself sends <c>none</c>.</summary>
    public static bool IsFromOtherSite(in CorsRequest request) =>
        !HttpNames.IsSafeMethod(request.Method) && !request.IsHandshake && request.FetchSite.Count > 0
        && request.FetchSite is not (["same-origin"] or ["none"]);

    private static bool IsOwn(ReadOnlySpan<char> origin, ReadOnlySpan<char> scheme, ReadOnlySpan<char> host)
    {
        // The hosts first: they differ most often. A proxy's X-Forwarded-Proto, which ends up in the scheme, may come in any case.
        var start = scheme.Length + "://".Length;
        if (origin.Length >= start && IsHost(origin[start..], host, origin[..scheme.Length])
            && IsLowerCaseOf(origin[..scheme.Length], scheme) && origin[scheme.Length..].StartsWith("://"))
        {
            return true;
        }

        // Behind a proxy that ended TLS and does not forward the scheme, the page's scheme is https and ours is http. Never the reverse: that
        // would let a page that anyone on the network can forge speak for ours.
        return origin.Length >= "https://".Length && IsLowerCaseOf(origin["https://".Length..], host)
            && origin.StartsWith("https://") && "http".AsSpan().Equals(scheme, StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsHost(ReadOnlySpan<char> authority, ReadOnlySpan<char> host, ReadOnlySpan<char> scheme) =>
        IsLowerCaseOf(authority, host) || (authority.Length < host.Length && IsLowerCaseOf(authority, WithoutDefaultPort(host, scheme)));

    /// <summary>Browsers write the default port in neither header. Other clients write it in <c>Host</c>.</summary>
    private static ReadOnlySpan<char> WithoutDefaultPort(ReadOnlySpan<char> host, ReadOnlySpan<char> scheme)
    {
        var port = scheme switch
        {
            "https" => ":443",
            "http" => ":80",
            _ => "",
        };
        return host.EndsWith(port) ? host[..^port.Length] : host;
    }

    /// <summary>Browsers write both headers in lower case, other clients write <c>Host</c> as they like.</summary>
    private static bool IsLowerCaseOf(ReadOnlySpan<char> text, ReadOnlySpan<char> other)
    {
        if (text.Length != other.Length)
        {
            return false;
        }

        // The ends differ most often.
        for (var i = text.Length - 1; i >= 0; i--)
        {
            if (text[i] != (char.IsAsciiLetterUpper(other[i]) ? (char)(other[i] | 0x20) : other[i]))
            {
                return false;
            }
        }

        return true;
    }
}
