using StrictCors.Testing.Fetch;

namespace StrictCors.Testing.Cookies;

/// <summary>The cookies as one page in one browser sees them: which site is a third party there, and what it gets.</summary>
internal sealed class CookieJar(CookieStore store, PageOrigin page, EngineRules rules)
{
    /// <summary>The value of <c>Cookie</c>, or null for no cookie.</summary>
    public string? Header(Uri url)
    {
        var isSameSite = page.IsSameSiteWith(url);
        var includesUnpartitioned = isSameSite || (!rules.PartitionsThirdParties && !rules.BlocksThirdParties);
        return store.Header(url, isSameSite, (page.Site, includesUnpartitioned), rules);
    }

    public void Store(Uri url, string setCookie)
    {
        var isSameSite = page.IsSameSiteWith(url);
        if (SetCookie.Parse(setCookie, url, store.Now) is not { } cookie || CookieStore.Refusal(cookie, url, isSameSite, rules) is not null)
        {
            return;
        }

        var isPartitioned = cookie.Partition is not null || (!isSameSite && rules.PartitionsThirdParties);
        if (isPartitioned || isSameSite || !rules.BlocksThirdParties)
        {
            store.Add(cookie with { Partition = isPartitioned ? page.Site : null });
        }
    }
}
