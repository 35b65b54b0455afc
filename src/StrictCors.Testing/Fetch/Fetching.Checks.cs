using StrictCors.Testing.Refusals;

namespace StrictCors.Testing.Fetch;

/// <content>The checks of a response.</content>
internal sealed partial class Fetching
{
    /// <summary>"CORS check": null for success.</summary>
    /// <remarks>https://fetch.spec.whatwg.org/#concept-cors-check</remarks>
    private static Refusal? CorsCheck(FetchRequest request, FetchResponse response, string expected, bool isPreflight = false)
    {
        // Steps 1 and 2.
        if (response.Headers.Get("Access-Control-Allow-Origin") is not { } origin)
        {
            return CheckRefusals.AllowOriginMissing(expected, isPreflight);
        }

        // Two lines never match: their values are joined by a comma. Firefox, which drops one without a value, counts the lines instead.
        if (response.AllowOriginCount > 1)
        {
            return CheckRefusals.AllowOriginDiffers(request, expected, origin, response.AllowOriginCount, isPreflight);
        }

        // Step 3.
        if (!request.IncludesCredentials && origin == "*")
        {
            return null;
        }

        // Step 4.
        if (expected != origin)
        {
            return origin == "*"
                ? CheckRefusals.AllowOriginStar(expected, isPreflight)
                : CheckRefusals.AllowOriginDiffers(request, expected, origin, 1, isPreflight);
        }

        // Step 5.
        if (!request.IncludesCredentials)
        {
            return null;
        }

        // Steps 6 to 8.
        var credentials = response.Headers.Get("Access-Control-Allow-Credentials");
        return credentials == "true" ? null : CheckRefusals.AllowCredentials(credentials, isPreflight);
    }

    /// <summary>"cross-origin resource policy check", for a page without an embedder policy: whether it returns blocked.</summary>
    /// <remarks>https://fetch.spec.whatwg.org/#cross-origin-resource-policy-check</remarks>
    private bool IsBlockedByResourcePolicy(FetchRequest request, FetchResponse response) =>
        response.Headers.Get("Cross-Origin-Resource-Policy") switch
        {
            "same-origin" => !request.Origin.IsSameOriginWith(request.Url),

            // A page with http may not read what came with https. The other way round, the sites without their schemes decide.
            "same-site" when _rules.AddressesAreNoSites && Sites.IsAddress(request.Url.IdnHost) => !request.Origin.IsSameOriginWith(request.Url),
            "same-site" => !request.Origin.IsSameSiteWith(request.Url)
                && !(request.Origin.IsSecure && request.Origin.IsSameSiteWith(new UriBuilder(request.Url) { Scheme = "https" }.Uri)),
            _ => false,
        };
}
