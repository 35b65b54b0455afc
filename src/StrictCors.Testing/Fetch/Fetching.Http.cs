using StrictCors.Testing.Preflights;
using StrictCors.Testing.Refusals;

namespace StrictCors.Testing.Fetch;

/// <content>"HTTP fetch" and "HTTP-redirect fetch".</content>
internal sealed partial class Fetching
{
    private const int MaxRedirects = 20;

    /// <summary>"HTTP fetch".</summary>
    /// <remarks>https://fetch.spec.whatwg.org/#http-fetch</remarks>
    private async Task<FetchResponse> HttpFetchAsync(FetchRequest request, bool makesCorsPreflight = false)
    {
        // Step 4.1.
        Exchange.Preflight = CorsPreflight.NotNeeded;
        if (makesCorsPreflight)
        {
            if (!BypassesTheCache(request) && _cache.Allows(KeyOf(request), QuestionOf(request)))
            {
                Exchange.Preflight = CorsPreflight.FromCache;
            }
            else
            {
                Exchange.Preflight = CorsPreflight.Sent;
                await CorsPreflightFetchAsync(request);
            }
        }

        // Step 4.3.
        var response = await HttpNetworkOrCacheFetchAsync(request);

        // Step 4.4.
        if (request.Tainting == CorsResponseType.Cors && CorsCheck(request, response, request.SerializedOrigin) is { } refusal)
        {
            throw Refuse(request, refusal, response);
        }

        // Step 5.
        if (request.Tainting == CorsResponseType.Opaque && IsBlockedByResourcePolicy(request, response))
        {
            throw Refuse(request, CheckRefusals.ResourcePolicy(response.Headers.Get("Cross-Origin-Resource-Policy")!), response);
        }

        // Step 6.
        if (!response.IsRedirect || (_rules.ParsesRedirectsFirst && !response.Headers.Contains("Location")))
        {
            return response;
        }

        if (_rules.ParsesRedirectsFirst && !TryResolve(request.Url, response.Headers.Get("Location")!, out _))
        {
            throw Refuse(request, RedirectRefusals.Location(response.Headers.Get("Location")!), response);
        }

        if (request.Redirect == FetchRedirect.Error)
        {
            throw Refuse(request, RedirectRefusals.ErrorMode((int)response.Status), response);
        }

        response.IsOpaqueRedirect = request.Redirect == FetchRedirect.Manual;
        return response.IsOpaqueRedirect ? response : await HttpRedirectFetchAsync(request, response);
    }

    /// <summary>"HTTP-redirect fetch".</summary>
    /// <remarks>https://fetch.spec.whatwg.org/#http-redirect-fetch</remarks>
    private async Task<FetchResponse> HttpRedirectFetchAsync(FetchRequest request, FetchResponse response)
    {
        // Steps 3 to 5: "location URL".
        if (response.Headers.Get("Location") is not { } location)
        {
            return response;
        }

        if (!TryResolve(request.Url, location, out var locationUrl))
        {
            throw Refuse(request, RedirectRefusals.Location(location), response);
        }

        // Step 6.
        if (locationUrl.Scheme is not ("http" or "https"))
        {
            throw Refuse(request, RedirectRefusals.Scheme(location), response);
        }

        // Steps 7 and 8.
        if (request.RedirectCount == MaxRedirects)
        {
            throw Refuse(request, RedirectRefusals.TooMany(MaxRedirects), response);
        }

        request.RedirectCount++;

        // Steps 9 and 10.
        if (locationUrl.UserInfo.Length > 0
            && ((_rules.ParsesRedirectsFirst && !request.IsXmlHttpRequest) || request.Tainting == CorsResponseType.Cors
                || (request.Mode == FetchMode.Cors && !request.Origin.IsSameOriginWith(locationUrl))))
        {
            throw Refuse(request, RedirectRefusals.UserInfo(location), response);
        }

        // Step 12.
        request.HasNewMethod = false;
        if (((int)response.Status is 301 or 302 && request.Method == "POST")
            || ((int)response.Status == 303 && request.Method is not ("GET" or "HEAD")))
        {
            request.Method = "GET";
            request.HasNewMethod = true;
            request.Body = null;
            request.Headers.DeleteAll(RequestHeaders.IsOfTheBody);
        }

        // Step 13.
        if (!PageOrigin.AreSameOrigin(request.Url, locationUrl))
        {
            request.Headers.DeleteAll(RequestHeaders.IsNonWildcard);
        }

        if (!request.Origin.IsSameOriginWith(locationUrl))
        {
            request.Headers.DeleteAll(name => ClientHints.IsDropped(name, _rules));
        }

        // Steps 18 to 22.
        response.Discard();
        request.Urls.Add(locationUrl);
        return await MainFetchAsync(request);
    }

    /// <summary>"location URL": relative to the address, and with its fragment.</summary>
    /// <remarks>https://fetch.spec.whatwg.org/#concept-response-location-url</remarks>
    private static bool TryResolve(Uri url, string location, out Uri resolved)
    {
        if (!Uri.TryCreate(url, location, out resolved!))
        {
            return false;
        }

        if (resolved.Fragment.Length == 0 && url.Fragment.Length > 0)
        {
            resolved = new UriBuilder(resolved) { Fragment = url.Fragment }.Uri;
        }

        return true;
    }

    /// <summary>A condition makes the cache mode "no-store" ("HTTP-network-or-cache fetch", step 8.16).</summary>
    private bool BypassesTheCache(FetchRequest request) =>
        _rules.ConditionsBypassThePreflightCache && request.Headers.Names.Any(RequestHeaders.IsCondition);

    private PreflightKey KeyOf(FetchRequest request) =>
        new(page.Site, AppendedHeaders.PreflightOrigin(request, _rules),
            request.Url.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped));

    private PreflightQuestion QuestionOf(FetchRequest request) =>
        new(request.Method, RequestHeaders.UnsafeNames(request.Headers, _rules), request.IncludesCredentials, request.UsesCorsPreflight);
}
