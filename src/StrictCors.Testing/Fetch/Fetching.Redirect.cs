using StrictCors.Testing.Http;
using StrictCors.Testing.Refusals;

namespace StrictCors.Testing.Fetch;

/// <content>"HTTP-redirect fetch".</content>
internal sealed partial class Fetching
{
    private const int MaxRedirects = 20;

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
        request.HasNewMethod = BecomesGet(request.Method, (int)response.Status);
        if (request.HasNewMethod)
        {
            request.Method = "GET";
            request.Body = null;
        }

        var losesHeadersOfTheBody = request.HasNewMethod;
        if (_rules.StartsAgainFromThePagesHeaders)
        {
            request.Headers = HeadersOfThePage(request);
            losesHeadersOfTheBody = BecomesGet(request.OriginalMethod, (int)response.Status);
        }

        if (losesHeadersOfTheBody)
        {
            request.Headers.DeleteAll(RequestHeaders.IsOfTheBody);
        }

        // Step 13.
        request.HasNewOrigin = !PageOrigin.AreSameOrigin(request.Url, locationUrl);
        if (request.HasNewOrigin)
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

    /// <summary>Whether the condition of step 12 is fulfilled.</summary>
    private static bool BecomesGet(string method, int status) =>
        (status is 301 or 302 && method == "POST") || (status == 303 && method is not ("GET" or "HEAD"));

    /// <summary>What <c>XMLHttpRequest</c> itself has set for a text is gone with the body.</summary>
    private static HeaderList HeadersOfThePage(FetchRequest request)
    {
        var headers = request.OriginalHeaders.Clone();
        if (request.IsXmlHttpRequest && request.Body is null && headers.Get("Content-Type") == "text/plain;charset=UTF-8")
        {
            headers.DeleteAll(name => name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase));
        }

        return headers;
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
}
