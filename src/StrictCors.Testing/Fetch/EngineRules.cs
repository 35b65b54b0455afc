using System.Numerics;
using StrictCors.Testing.Http;

namespace StrictCors.Testing.Fetch;

/// <summary>Where browsers differ from the Fetch standard and from each other. Everything else is the same in all of them.</summary>
internal sealed record EngineRules(BrowserEngine Engine)
{
    private static EngineRules Chromium => new(BrowserEngine.Chromium)
    {
        // services/network/cors/preflight_result.cc: kMaxTimeout.
        MaxAgeLimit = TimeSpan.FromHours(2),
        StarCoversAuthorization = true,
        SameSiteIsLaxByDefault = true,
        UploadListenerNeedsContent = true,
        PreflightsAlwaysHaveMode = true,
        PreflightsForgetRedirects = true,
        RestartsAfterRedirects = true,
        SafelistsClientHints = true,
        ForgetsPreflightsOfOpaqueOrigins = true,
        RangeLimit = long.MaxValue - 1,
        ConditionsBypassThePreflightCache = true,
        ParsesRedirectsFirst = true,
        RedirectsHideTheOrigin = true,
        RedirectsKeepCredentials = true,
        AddressesAreNoSites = true,
        CombinesHeaders = true,
        LongestRememberedAddress = 1023,
    };

    private static EngineRules Firefox => new(BrowserEngine.Firefox)
    {
        // netwerk/protocol/http/nsCORSListenerProxy.cpp: "Cap at 24 hours".
        MaxAgeLimit = TimeSpan.FromHours(24),
        StarCoversAuthorization = true,
        PartitionsThirdParties = true,
        NonAsciiIsUnsafe = true,
        PreflightsKeepTheOrigin = true,
        RangeLimit = ulong.MaxValue,
        ConditionsBypassThePreflightCache = true,
        ConditionsCountInFetchAlone = true,
        RedirectsMakeCookiesCrossSite = true,
        RepeatsNames = true,
        MergesEmptyHeaders = true,
        StartsAgainFromThePagesHeaders = true,
        EveryFailedCheckForgets = true,
        PreflightsForgetRedirects = true,
    };

    private static EngineRules WebKit => new(BrowserEngine.WebKit)
    {
        // Source/WebCore/loader/CrossOriginPreflightResultCache.cpp: maxPreflightCacheTimeout.
        MaxAgeLimit = TimeSpan.FromMinutes(10),
        StarCoversAuthorization = true,
        BlocksThirdParties = true,
        CombinesHeaders = true,
    };

    private static EngineRules Standard => new(BrowserEngine.Standard)
    {
        MaxAgeLimit = TimeSpan.MaxValue,
        UploadListenerNeedsNoMethods = true,
        SameSiteIsLaxByDefault = true,
    };

    /// <summary>Gets the longest time for which a preflight is remembered, whatever <c>Access-Control-Max-Age</c> is.</summary>
    public required TimeSpan MaxAgeLimit { get; init; }

    /// <summary>Gets a value indicating whether <c>Access-Control-Allow-Headers: *</c> allows <c>Authorization</c>. Chromium and Firefox only warn
    /// in the console.</summary>
    public bool StarCoversAuthorization { get; init; }

    /// <summary>Gets a value indicating whether a missing <c>Access-Control-Allow-Methods</c> allows the method of a request with an upload
    /// listener: "CORS-preflight fetch", step 7.4, which no browser has.</summary>
    public bool UploadListenerNeedsNoMethods { get; init; }

    /// <summary>Gets a value indicating whether an upload listener of a request without content has no effect.</summary>
    public bool UploadListenerNeedsContent { get; init; }

    /// <summary>Gets a value indicating whether a preflight has <c>Sec-Fetch-Mode</c> even if the address is not trustworthy.</summary>
    public bool PreflightsAlwaysHaveMode { get; init; }

    /// <summary>Gets a value indicating whether <c>Sec-Fetch-Site</c> of a preflight is about its address alone.</summary>
    public bool PreflightsForgetRedirects { get; init; }

    /// <summary>Gets a value indicating whether some redirects start a new request, whose <c>Sec-Fetch-Site</c> is about the new address alone:
    /// those that need a preflight, that change the method, or that are the first to leave the page's origin.</summary>
    /// <remarks>services/network/cors/cors_url_loader.cc: CorsURLLoader::FollowRedirect.</remarks>
    public bool RestartsAfterRedirects { get; init; }

    /// <summary>Gets a value indicating whether a preflight has the origin of the page even if redirects make the origin of the request
    /// <c>null</c>, and its answer is not checked if it comes from that origin.</summary>
    public bool PreflightsKeepTheOrigin { get; init; }

    /// <summary>Gets a value indicating whether a line without a value vanishes if another line has the same name.</summary>
    public bool MergesEmptyHeaders { get; init; }

    /// <summary>Gets a value indicating whether each redirect starts again from the headers that the page has set. It removes what it has to
    /// remove itself, for instance <c>Authorization</c>, and brings back what an earlier one has removed. A preflight follows if the page has set
    /// a header that needs one, even if no request has it any longer.</summary>
    /// <remarks>dom/fetch/FetchDriver.cpp: AsyncOnChannelRedirect; netwerk/protocol/http/nsCORSListenerProxy.cpp: CheckPreflightNeeded.</remarks>
    public bool StartsAgainFromThePagesHeaders { get; init; }

    /// <summary>Gets a value indicating whether a response that fails the CORS check makes the browser forget the preflights of its address, even
    /// if the request needed none. A redirect that the page does not want, with the mode <c>error</c>, does not.</summary>
    /// <remarks>netwerk/protocol/http/nsCORSListenerProxy.cpp: OnStartRequest.</remarks>
    public bool EveryFailedCheckForgets { get; init; }

    /// <summary>Gets a value indicating whether a redirect to another origin makes the origin of a request with the mode <c>no-cors</c>
    /// <c>null</c>, even if it is the page that it leaves.</summary>
    /// <remarks>net/url_request/redirect_util.cc: RedirectUtil::UpdateHttpRequest.</remarks>
    public bool RedirectsHideTheOrigin { get; init; }

    /// <summary>Gets a value indicating whether a request with a header such as <c>If-Match</c> does not use the cache of
    /// preflights.</summary>
    public bool ConditionsBypassThePreflightCache { get; init; }

    /// <summary>Gets a value indicating whether a request of <c>XMLHttpRequest</c> uses it all the same.</summary>
    public bool ConditionsCountInFetchAlone { get; init; }

    /// <summary>Gets the largest number in <c>Range</c> that needs no permission, or null for any.</summary>
    public BigInteger? RangeLimit { get; init; }

    /// <summary>Gets a value indicating whether <c>Location</c> is parsed before anything else: a response without it is a redirect only
    /// in the mode <c>manual</c>, one that does not parse is an error in every mode, and so is one with a user name after
    /// <c>fetch</c>.</summary>
    public bool ParsesRedirectsFirst { get; init; }

    /// <summary>Gets a value indicating whether a request with the modes <c>no-cors</c> and <c>same-origin</c> that starts at the page's origin has
    /// cookies wherever redirects lead.</summary>
    /// <remarks>services/network/cors/cors_url_loader.cc: CorsURLLoader::StartNetworkRequest.</remarks>
    public bool RedirectsKeepCredentials { get; init; }

    /// <summary>Gets a value indicating whether <c>Cross-Origin-Resource-Policy: same-site</c> lets no other origin load from an IP
    /// address.</summary>
    public bool AddressesAreNoSites { get; init; }

    /// <summary>Gets a value indicating whether a header that a page has added twice counts as one, with both values. By the standard, each value
    /// by itself decides whether the name needs permission, as long as <c>fetch</c> sends it.</summary>
    public bool CombinesHeaders { get; init; }

    /// <summary>Gets a value indicating whether <c>Access-Control-Request-Headers</c> then has the name twice, and the request what
    /// <see cref="HeaderList.Merged"/> makes of both.</summary>
    public bool RepeatsNames { get; init; }

    /// <summary>Gets a value indicating whether a byte above 0x7F in <c>Accept</c> or <c>Content-Type</c> needs permission.</summary>
    public bool NonAsciiIsUnsafe { get; init; }

    /// <summary>Gets a value indicating whether a cookie without <c>SameSite</c> is not sent to other sites.</summary>
    public bool SameSiteIsLaxByDefault { get; init; }

    /// <summary>Gets a value indicating whether a request to the page's site gets no cookie with <c>SameSite=Lax</c> or <c>Strict</c> if a redirect
    /// of another site led to it. The response can set such cookies.</summary>
    /// <remarks>netwerk/cookie/CookieCommons.cpp: CookieCommons::IsSameSiteForeign.</remarks>
    public bool RedirectsMakeCookiesCrossSite { get; init; }

    /// <summary>Gets a value indicating whether a cookie with <c>SameSite=None</c> is refused without <c>Secure</c>.</summary>
    public bool SameSiteNoneNeedsSecure { get; init; } = true;

    /// <summary>Gets a value indicating whether the cookies of another site are kept apart for each site of a page.</summary>
    public bool PartitionsThirdParties { get; init; }

    /// <summary>Gets a value indicating whether another site has no cookies at all, except with <c>Partitioned</c>.</summary>
    public bool BlocksThirdParties { get; init; }

    /// <summary>Gets a value indicating whether the client hints that the standard once had need no permission.</summary>
    public bool SafelistsClientHints { get; init; }

    /// <summary>Gets a value indicating whether no preflight without an origin is remembered, except that of a page until its call ends.</summary>
    public bool ForgetsPreflightsOfOpaqueOrigins { get; init; }

    /// <summary>Gets the number of characters of the longest address whose preflights are remembered.</summary>
    /// <remarks>services/network/cors/preflight_cache.cc: kMaxKeyLength.</remarks>
    public int LongestRememberedAddress { get; init; } = int.MaxValue;

    public static EngineRules Of(BrowserEngine engine) => engine switch
    {
        BrowserEngine.Chromium => Chromium,
        BrowserEngine.Firefox => Firefox,
        BrowserEngine.WebKit => WebKit,
        _ => Standard,
    };
}
