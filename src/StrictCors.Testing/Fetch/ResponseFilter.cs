using System.Net;
using System.Net.Http.Headers;

namespace StrictCors.Testing.Fetch;

/// <summary>Fetch, "filtered response": what the page can see.</summary>
/// <remarks>https://fetch.spec.whatwg.org/#concept-filtered-response</remarks>
internal static class ResponseFilter
{
    /// <summary>"basic filtered response": without the forbidden response-header names.</summary>
    /// <remarks>https://fetch.spec.whatwg.org/#concept-filtered-response-basic</remarks>
    public static HttpResponseMessage Basic(FetchResponse response) => Keep(response.Message, name => !IsForbidden(name));

    /// <summary>"CORS filtered response": the CORS-safelisted response-header names.</summary>
    /// <remarks>https://fetch.spec.whatwg.org/#concept-filtered-response-cors</remarks>
    public static HttpResponseMessage Cors(FetchRequest request, FetchResponse response)
    {
        var exposed = ExposedNames(request, response);
        return Keep(response.Message, name => IsSafelisted(name) || (exposed.Contains(name) && !IsForbidden(name)));
    }

    /// <summary>"opaque filtered response" and "opaque-redirect filtered response": status 0, no header, no content.</summary>
    /// <remarks>https://fetch.spec.whatwg.org/#concept-filtered-response-opaque</remarks>
    public static HttpResponseMessage Opaque(FetchResponse response, HttpRequestMessage sent)
    {
        response.Discard();
        return new((HttpStatusCode)0) { ReasonPhrase = "", Version = response.Message.Version, RequestMessage = sent };
    }

    /// <summary>"CORS-safelisted response-header name".</summary>
    private static bool IsSafelisted(string name) => name.ToLowerInvariant()
        is "cache-control" or "content-language" or "content-length" or "content-type" or "expires" or "last-modified" or "pragma";

    /// <summary>"forbidden response-header name".</summary>
    private static bool IsForbidden(string name) => name.ToLowerInvariant() is "set-cookie" or "set-cookie2";

    /// <summary>Main fetch, step 14.1 to 14.3: "CORS-exposed header-name list".</summary>
    private static HashSet<string> ExposedNames(FetchRequest request, FetchResponse response)
    {
        var names = response.Headers.Extract("Access-Control-Expose-Headers", out var isFailure) ?? [];
        if (isFailure)
        {
            names = [];
        }

        return new(!request.IncludesCredentials && names.Contains("*") ? response.Headers.Names : names, StringComparer.OrdinalIgnoreCase);
    }

    private static HttpResponseMessage Keep(HttpResponseMessage message, Func<string, bool> isKept)
    {
        foreach (var headers in (HttpHeaders[])[message.Headers, message.Content.Headers, message.TrailingHeaders])
        {
            foreach (var name in headers.NonValidated.Select(header => header.Key).Where(name => !isKept(name)).ToList())
            {
                headers.Remove(name);
            }
        }

        return message;
    }
}
