using StrictCors.Testing.Preflights;
using StrictCors.Testing.Refusals;

namespace StrictCors.Testing.Fetch;

/// <content>"HTTP fetch".</content>
internal sealed partial class Fetching
{
    /// <summary>"HTTP fetch".</summary>
    /// <remarks>https://fetch.spec.whatwg.org/#http-fetch</remarks>
    private async Task<FetchResponse> HttpFetchAsync(FetchRequest request, bool makesCorsPreflight = false)
    {
        // Step 4.1.
        Exchange.Preflight = CorsPreflight.NotNeeded;
        if (makesCorsPreflight)
        {
            if (!BypassesTheCache(request) && IsRemembered(request) && _cache.Allows(KeyOf(request), QuestionOf(request)))
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
        var location = response.Headers.Get("Location");
        if (!response.IsRedirect || (_rules.ParsesRedirectsFirst && location is null && request.Redirect != FetchRedirect.Manual))
        {
            return response;
        }

        if (_rules.ParsesRedirectsFirst && location is not null && !TryResolve(request.Url, location, out _))
        {
            throw Refuse(request, RedirectRefusals.Location(location), response);
        }

        if (request.Redirect == FetchRedirect.Error)
        {
            throw Refuse(request, RedirectRefusals.ErrorMode((int)response.Status), response);
        }

        response.IsOpaqueRedirect = request.Redirect == FetchRedirect.Manual;
        return response.IsOpaqueRedirect ? response : await HttpRedirectFetchAsync(request, response);
    }

    /// <summary>A condition makes the cache mode "no-store" ("HTTP-network-or-cache fetch", step 8.16).</summary>
    private bool BypassesTheCache(FetchRequest request) =>
        _rules.ConditionsBypassThePreflightCache && !(_rules.ConditionsCountInFetchAlone && request.IsXmlHttpRequest)
            && request.Headers.Names.Any(RequestHeaders.IsCondition);

    /// <summary>In Chromium, the opaque origin that redirects lead to is another one for each request.</summary>
    private bool IsRemembered(FetchRequest request) => !(_rules.ForgetsPreflightsOfOpaqueOrigins && request.HasTaintedOrigin);

    private PreflightKey KeyOf(FetchRequest request) =>
        new(page.Site, AppendedHeaders.PreflightOrigin(request, _rules),
            request.Url.GetComponents(UriComponents.HttpRequestUrl | UriComponents.Fragment, UriFormat.UriEscaped));

    private PreflightQuestion QuestionOf(FetchRequest request) =>
        new(request.Method, UnsafeNames(request), request.IncludesCredentials, request.UsesCorsPreflight);
}
