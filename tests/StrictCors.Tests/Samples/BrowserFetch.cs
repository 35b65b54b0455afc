using System.Net.Http.Headers;

namespace StrictCors.Tests.Samples;

/// <summary>
/// What a browser does for a page's <c>fetch</c> to another origin (Fetch standard, "HTTP-network-or-cache fetch" with the mode
/// "cors"), as far as the sample's calls need it: the preflight, the CORS check, no caches, no credentials.
/// </summary>
internal sealed class BrowserFetch(HttpClient client, string pageOrigin)
{
    /// <returns>Whether the page gets to read the answer.</returns>
    public async Task<bool> SendAsync(PageCall call, Uri url)
    {
        var unsafeHeaders = call.Headers.Where(header => !IsSafelisted(header.Key, header.Value)).Select(header => Lower(header.Key))
            .Order(StringComparer.Ordinal).ToList();
        if (!IsSafelisted(call.Method) || unsafeHeaders.Count > 0)
        {
            using var preflight = Request(HttpMethod.Options, url);
            preflight.Headers.Add("Access-Control-Request-Method", call.Method);
            if (unsafeHeaders.Count > 0)
            {
                preflight.Headers.Add("Access-Control-Request-Headers", string.Join(',', unsafeHeaders));
            }

            using var permission = await client.SendAsync(preflight);
            var methods = Members(permission, "Access-Control-Allow-Methods");
            var headers = Members(permission, "Access-Control-Allow-Headers");
            if (!permission.IsSuccessStatusCode
                || !IsShared(permission)
                || !(IsSafelisted(call.Method) || methods.Contains(call.Method) || methods.Contains("*"))
                || !unsafeHeaders.All(name => headers.Contains(name, StringComparer.OrdinalIgnoreCase) || headers.Contains("*")))
            {
                return false;
            }
        }

        using var request = Request(new HttpMethod(call.Method), url);
        request.Content = call.Body is null ? null : new StringContent(call.Body);
        foreach (var (name, value) in call.Headers)
        {
            if (name == "Content-Type")
            {
                request.Content!.Headers.ContentType = MediaTypeHeaderValue.Parse(value);
            }
            else
            {
                request.Headers.Add(name, value);
            }
        }

        using var response = await client.SendAsync(request);
        return IsShared(response);
    }

    private HttpRequestMessage Request(HttpMethod method, Uri url) =>
        new(method, url) { Headers = { { "Origin", pageOrigin }, { "Sec-Fetch-Site", "cross-site" } } };

    /// <summary>Fetch, "CORS check".</summary>
    private bool IsShared(HttpResponseMessage response) =>
        response.Headers.TryGetValues("Access-Control-Allow-Origin", out var values) && values.ToList() is [var value]
            && (value == "*" || value == pageOrigin);

    private static List<string> Members(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? [.. string.Join(',', values).Split(',', StringSplitOptions.TrimEntries)] : [];

    /// <summary>Fetch, "CORS-safelisted method".</summary>
    private static bool IsSafelisted(string method) => method is "GET" or "HEAD" or "POST";

    /// <summary>Fetch, "CORS-safelisted request-header", for the names that the calls use.</summary>
    private static bool IsSafelisted(string name, string value) => name == "Content-Type" && value is "text/plain";

    private static string Lower(string name) => name.ToLowerInvariant();
}
