using StrictCors.Testing.Fetch;

namespace StrictCors.Testing.Cookies;

/// <summary>The cookies as one page in one browser sees them: which site is a third party there, and what it gets.</summary>
internal sealed class CookieJar(BrowserOptions options, PageOrigin page)
{
    private readonly CookieStore _store = options.Profile.Cookies.Store;
    private readonly EngineRules _rules = EngineRules.Of(options.Engine);

    private bool BlocksThirdParties => options.BlocksThirdPartyCookies || _rules.BlocksThirdParties;

    /// <summary>The value of <c>Cookie</c>, or null for no cookie.</summary>
    /// <param name="url">The address of the request.</param>
    /// <param name="urls">The addresses that redirects led through, the last of which is that one.</param>
    public string? Header(Uri url, IEnumerable<Uri> urls)
    {
        var isSameSite = page.IsSameSiteWith(url);
        var includesUnpartitioned = isSameSite || (!_rules.PartitionsThirdParties && !BlocksThirdParties);
        var cameFromTheSite = !_rules.RedirectsMakeCookiesCrossSite || urls.All(page.IsSameSiteWith);
        return _store.Header(url, isSameSite && cameFromTheSite, (page.Site, includesUnpartitioned), _rules);
    }

    public void Store(Uri url, string setCookie)
    {
        var isSameSite = page.IsSameSiteWith(url);
        if (SetCookie.Parse(setCookie, url, _store.Now) is not { } cookie || CookieStore.Refusal(cookie, url, isSameSite, _rules) is not null)
        {
            return;
        }

        var isPartitioned = cookie.Partition is not null || (!isSameSite && _rules.PartitionsThirdParties);
        if (isPartitioned || isSameSite || !BlocksThirdParties)
        {
            _store.Add(cookie with { Partition = isPartitioned ? page.Site : null });
        }
    }
}
