using StrictCors.Testing.Fetch;

namespace StrictCors.Testing.Cookies;

/// <summary>RFC 6265bis 5.7 and 5.8: which cookies a browser keeps, and which of them a request carries.</summary>
/// <remarks>https://httpwg.org/http-extensions/draft-ietf-httpbis-rfc6265bis.html#name-storage-model</remarks>
internal sealed class CookieStore(TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly List<BrowserCookie> _cookies = [];

    public DateTimeOffset Now => clock.GetUtcNow();

    public IReadOnlyList<BrowserCookie> All
    {
        get
        {
            lock (_lock)
            {
                RemoveExpired();
                return [.. _cookies];
            }
        }
    }

    /// <summary>Why a browser does not store a cookie, or null if it does.</summary>
    public static string? Refusal(BrowserCookie cookie, Uri url, bool isSameSite, EngineRules rules)
    {
        if (!cookie.IsHostOnly && !DomainMatches(url.IdnHost, cookie.Domain))
        {
            return $"Domain={cookie.Domain} is neither the host nor a parent of it.";
        }

        if (!cookie.IsHostOnly && Sites.IsPublicSuffix(cookie.Domain) && cookie.Domain != url.IdnHost)
        {
            return $"Domain={cookie.Domain} is a public suffix.";
        }

        if (cookie.IsSecure && !Sites.IsTrustworthy(url))
        {
            return "Secure needs https.";
        }

        if (cookie.SameSite == CookieSameSite.None && !cookie.IsSecure && rules.SameSiteNoneNeedsSecure)
        {
            return "SameSite=None needs Secure.";
        }

        if (!isSameSite && !IsSentCrossSite(cookie, rules))
        {
            return "A response to another site cannot set it: SameSite=None is missing.";
        }

        if (cookie.Partition is not null && !cookie.IsSecure)
        {
            return "Partitioned needs Secure.";
        }

        return RefusalByPrefix(cookie);
    }

    public void Add(BrowserCookie cookie)
    {
        lock (_lock)
        {
            var index = _cookies.FindIndex(old => old.Name == cookie.Name && old.Domain == cookie.Domain && old.IsHostOnly == cookie.IsHostOnly
                && old.Path == cookie.Path && old.Partition == cookie.Partition);
            if (index >= 0)
            {
                _cookies[index] = cookie;
            }
            else
            {
                _cookies.Add(cookie);
            }

            RemoveExpired();
        }
    }

    /// <summary>5.8.3, "Retrieval Algorithm": the value of <c>Cookie</c>, or null if no cookie is sent.</summary>
    /// <param name="url">The address of the request.</param>
    /// <param name="isSameSite">Whether the page is of the same site.</param>
    /// <param name="partition">The site of the page, and whether cookies without a partition are sent, too.</param>
    /// <param name="rules">The browser.</param>
    public string? Header(Uri url, bool isSameSite, (string Site, bool IncludesUnpartitioned) partition, EngineRules rules)
    {
        lock (_lock)
        {
            RemoveExpired();
            var sent = _cookies
                .Where(cookie => cookie.Partition is null ? partition.IncludesUnpartitioned : cookie.Partition == partition.Site)
                .Where(cookie => cookie.IsHostOnly ? cookie.Domain == url.IdnHost : DomainMatches(url.IdnHost, cookie.Domain))
                .Where(cookie => PathMatches(url.AbsolutePath, cookie.Path))
                .Where(cookie => !cookie.IsSecure || Sites.IsTrustworthy(url))
                .Where(cookie => isSameSite || IsSentCrossSite(cookie, rules))
                .OrderByDescending(cookie => cookie.Path.Length)
                .Select(cookie => cookie.Name.Length == 0 ? cookie.Value : $"{cookie.Name}={cookie.Value}")
                .ToList();
            return sent.Count == 0 ? null : string.Join("; ", sent);
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _cookies.Clear();
        }
    }

    private static bool IsSentCrossSite(BrowserCookie cookie, EngineRules rules) =>
        cookie.SameSite == CookieSameSite.None || (cookie.SameSite == CookieSameSite.Unspecified && !rules.SameSiteIsLaxByDefault);

    private static string? RefusalByPrefix(BrowserCookie cookie)
    {
        if (cookie.Name.StartsWith("__Secure-", StringComparison.OrdinalIgnoreCase) && !cookie.IsSecure)
        {
            return "The prefix __Secure- needs Secure.";
        }

        return cookie.Name.StartsWith("__Host-", StringComparison.OrdinalIgnoreCase) && (!cookie.IsSecure || !cookie.IsHostOnly || cookie.Path != "/")
            ? "The prefix __Host- needs Secure and Path=/, and no Domain."
            : null;
    }

    /// <summary>5.1.3, "Domain Matching".</summary>
    private static bool DomainMatches(string host, string domain) =>
        host == domain || (host.EndsWith($".{domain}", StringComparison.Ordinal) && !Sites.IsAddress(host));

    /// <summary>5.1.4, "path-match".</summary>
    private static bool PathMatches(string path, string cookiePath) =>
        path == cookiePath || (path.StartsWith(cookiePath, StringComparison.Ordinal) && (cookiePath.EndsWith('/') || path[cookiePath.Length] == '/'));

    private void RemoveExpired()
    {
        var now = Now;
        _cookies.RemoveAll(cookie => cookie.Expires <= now);
    }
}
