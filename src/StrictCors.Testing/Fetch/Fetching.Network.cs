using StrictCors.Testing.Cookies;
using StrictCors.Testing.Http;

namespace StrictCors.Testing.Fetch;

/// <content>"HTTP-network-or-cache fetch" and "HTTP-network fetch". A cache of responses and HTTP authentication are missing.</content>
internal sealed partial class Fetching
{
    /// <summary>"HTTP-network-or-cache fetch".</summary>
    /// <remarks>https://fetch.spec.whatwg.org/#http-network-or-cache-fetch</remarks>
    private Task<FetchResponse> HttpNetworkOrCacheFetchAsync(FetchRequest request)
    {
        // Step 8.3.
        var isOfTheOrigin = request.Tainting == CorsResponseType.Basic
            || (_rules.RedirectsKeepCredentials && request.Mode == FetchMode.NoCors && request.Origin.IsSameOriginWith(request.Urls[0]));
        var includesCredentials = request.IncludesCredentials || (request.Credentials == FetchCredentials.SameOrigin && isOfTheOrigin);

        // "Fetch", step 13.
        var headers = _rules.RepeatsNames ? request.Headers.Merged() : request.Headers.Clone();
        if (!headers.Contains("Accept"))
        {
            headers.Append("Accept", "*/*");
        }

        // Steps 8.11 to 8.13.
        if (request.Referrer is { } referrer)
        {
            headers.Append("Referer", referrer.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped));
        }

        if (AppendedHeaders.Origin(request, _rules) is { } origin)
        {
            headers.Append("Origin", origin);
        }

        foreach (var (name, value) in AppendedHeaders.FetchMetadata(request, _rules))
        {
            headers.Append(name, value);
        }

        // Step 8.21.
        if (includesCredentials && Jar.Header(request.Url, request.Urls) is { } cookies)
        {
            headers.Append("Cookie", cookies);
        }

        // Step 10.2.
        return HttpNetworkFetchAsync(request, headers, includesCredentials);
    }

    /// <summary>"HTTP-network fetch".</summary>
    /// <remarks>https://fetch.spec.whatwg.org/#http-network-fetch</remarks>
    private async Task<FetchResponse> HttpNetworkFetchAsync(FetchRequest request, HeaderList headers, bool includesCredentials)
    {
        var message = new HttpRequestMessage(new HttpMethod(request.Method), request.Url)
        {
            Version = request.Source.Version,
            VersionPolicy = request.Source.VersionPolicy,
            Content = request.Body is null ? null : new ByteArrayContent(request.Body),
        };
        foreach (var (name, value) in (IDictionary<string, object?>)request.Source.Options)
        {
            message.Options.Set(new HttpRequestOptionsKey<object?>(name), value);
        }

        foreach (var (name, value) in headers.All)
        {
            MessageHeaders.Add(message, name, value);
        }

        var response = await network.SendAsync(message, cancellationToken);
        response.RequestMessage = message;
        var result = new FetchResponse(response, _rules.MergesEmptyHeaders);
        Exchange.Add(new(request.IsPreflight, request.Method, request.Url, headers.All, result.Status, result.Headers.All));

        // Step 15: "parse and store response Set-Cookie headers".
        if (includesCredentials)
        {
            foreach (var setCookie in result.Headers.Values("Set-Cookie"))
            {
                Jar.Store(request.Url, setCookie);
            }
        }

        return result;
    }

    private CookieJar Jar => new(options, page);
}
