namespace StrictCors.Testing.Fetch;

/// <summary>Fetch Metadata, "set the Sec-Fetch-Site header": the relation of the page to the address, and to those that redirects came
/// from.</summary>
/// <remarks>https://w3c.github.io/webappsec-fetch-metadata/#abstract-opdef-set-site</remarks>
internal static class SecFetchSite
{
    private const string SameOrigin = "same-origin";
    private const string SameSite = "same-site";
    private const string CrossSite = "cross-site";

    public static string Of(FetchRequest request, EngineRules rules)
    {
        // In browsers, a preflight is a request of its own, without the redirects before it.
        var urls = request.IsPreflight && rules.PreflightsForgetRedirects ? [request.Url] : request.Urls[request.HistoryStart..];
        return rules.Engine == BrowserEngine.Firefox ? InFirefox(urls, request.Origin) : ByTheStandard(urls, request.Origin);
    }

    private static string ByTheStandard(List<Uri> urls, PageOrigin page)
    {
        var value = SameOrigin;
        foreach (var url in urls.Where(url => !page.IsSameOriginWith(url)))
        {
            if (!page.IsSameSiteWith(url))
            {
                return CrossSite;
            }

            value = SameSite;
        }

        return value;
    }

    /// <summary>dom/security/SecFetch.cpp: every address before the last must be same-origin with it, or same-site and https.</summary>
    private static string InFirefox(List<Uri> urls, PageOrigin page)
    {
        var last = urls[^1];
        if (page.IsSameOriginWith(last) && urls.TrueForAll(page.IsSameOriginWith))
        {
            return SameOrigin;
        }

        return page.IsSameSiteWith(last) && urls[..^1].TrueForAll(url => url.Scheme == "https" && Sites.Of(url) == Sites.Of(last)) ? SameSite
            : CrossSite;
    }
}
