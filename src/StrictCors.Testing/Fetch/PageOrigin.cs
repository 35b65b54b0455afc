namespace StrictCors.Testing.Fetch;

/// <summary>The origin of a page: a scheme, host and port, or opaque.</summary>
/// <param name="Text">As in the header <c>Origin</c>: <c>null</c> for an opaque one.</param>
/// <param name="Url">The address of the page, or null for an opaque origin.</param>
internal sealed record PageOrigin(string Text, Uri? Url)
{
    /// <summary>Gets the site of the page. No address is same-site with a page without an origin.</summary>
    public string Site => Url is null ? "null" : Sites.Of(Url);

    /// <summary>Whether the page is one that must not load anything insecure: its own connection is secure.</summary>
    public bool IsSecure => Url?.Scheme == Uri.UriSchemeHttps;

    public static PageOrigin Parse(string page)
    {
        ArgumentException.ThrowIfNullOrEmpty(page);
        if (page == "null")
        {
            return new(page, null);
        }

        if (!Uri.TryCreate(page, UriKind.Absolute, out var url) || url.Host.Length == 0 || url.Scheme == Uri.UriSchemeMailto)
        {
            throw new ArgumentException(
                $"'{page}' is not the address of a page. Write scheme and host, for instance https://app.example.com, or null for a page without an "
                    + "origin.",
                nameof(page));
        }

        return url.Scheme is "ws" or "wss" or "ftp"
            ? throw new ArgumentException(
                $"'{page}' is not the address of a page: no page has the scheme {url.Scheme}. Write https://{url.Authority}.",
                nameof(page))
            : new(Serialize(url), url);
    }

    /// <summary>HTML, "same origin".</summary>
    public bool IsSameOriginWith(Uri url) => Url is not null && Text == Serialize(url);

    public bool IsSameSiteWith(Uri url) => Url is not null && Site == Sites.Of(url);

    public static bool AreSameOrigin(Uri one, Uri other) => Serialize(one) == Serialize(other);

    /// <summary>HTML, "serialization of an origin". A WebSocket has the origin of the address with http.</summary>
    /// <remarks>https://html.spec.whatwg.org/multipage/browsers.html#ascii-serialisation-of-an-origin</remarks>
    private static string Serialize(Uri url)
    {
        var scheme = url.Scheme switch { "ws" => "http", "wss" => "https", _ => url.Scheme };
        var host = url.HostNameType == UriHostNameType.IPv6 ? $"[{url.IdnHost.Trim('[', ']')}]" : url.IdnHost.ToLowerInvariant();
        return url.IsDefaultPort || url.Port < 0 ? $"{scheme}://{host}" : $"{scheme}://{host}:{url.Port}";
    }
}
