using StrictCors.Testing.Http;

using StrictCors.Testing.Refusals;

namespace StrictCors.Testing.Fetch;

/// <summary>Fetch, "new Request(input, init)": from what a page writes to a request, or a <c>TypeError</c>.</summary>
/// <remarks>https://fetch.spec.whatwg.org/#dom-request</remarks>
internal static class RequestFactory
{
    public static async Task<FetchRequest> CreateAsync(
        HttpRequestMessage message, BrowserOptions options, PageOrigin origin, CorsExchange exchange, CancellationToken cancellationToken)
    {
        var url = message.RequestUri!;
        var mode = Option(message, FetchRequestExtensions.ModeKey, options.Mode);
        var method = message.Method.Method;
        var hasUploadListener = Option(message, FetchRequestExtensions.UploadListenerKey, options.HasUploadListener);

        // XMLHttpRequest, "The send() method", step 3: it ignores the body of GET and HEAD.
        var hasContent = message.Content is not null && !(hasUploadListener && (Methods.Normalize(method) is "GET" or "HEAD"));
        var body = hasContent ? await message.Content!.ReadAsByteArrayAsync(cancellationToken) : [];
        if (Refuse(method, url, mode, body.Length > 0) is { } refusal)
        {
            throw refusal.ToException(url, exchange);
        }

        var rules = EngineRules.Of(options.Engine);
        var headers = Fill(message, mode, rules);
        if (hasUploadListener || rules.CombinesHeaders)
        {
            headers = headers.Combined();
        }

        return new()
        {
            Source = message,
            Origin = origin,
            Referrer = origin.Url,
            Method = Methods.Normalize(method),
            OriginalMethod = Methods.Normalize(method),
            Headers = headers,
            OriginalHeaders = headers.Clone(),
            Urls = [url],
            Body = body.Length > 0 ? body : null,
            Mode = mode,
            Credentials = Option(message, FetchRequestExtensions.CredentialsKey, options.Credentials),
            Redirect = Option(message, FetchRequestExtensions.RedirectKey, options.Redirect),
            UsesCorsPreflight = hasUploadListener && (body.Length > 0 || !rules.UploadListenerNeedsContent),
            IsXmlHttpRequest = hasUploadListener,
        };
    }

    private static Refusal? Refuse(string method, Uri url, FetchMode mode, bool hasBody)
    {
        if (url.UserInfo.Length > 0)
        {
            return RequestRefusals.UserInfo(url);
        }

        // Step 25.
        if (Methods.IsForbidden(method))
        {
            return RequestRefusals.ForbiddenMethod(method);
        }

        // Step 32.1.
        if (mode == FetchMode.NoCors && !Methods.IsCorsSafelisted(Methods.Normalize(method)))
        {
            return RequestRefusals.NoCorsMethod(method);
        }

        // Step 34.
        return hasBody && Methods.Normalize(method) is "GET" or "HEAD" ? RequestRefusals.Body(method) : null;
    }

    /// <summary>"fill" a <c>Headers</c> object: a header that the page cannot set is dropped without an error. With no-cors, so is one whose value
    /// is not safelisted behind the values that the name has already.</summary>
    /// <remarks>https://fetch.spec.whatwg.org/#concept-headers-append</remarks>
    private static HeaderList Fill(HttpRequestMessage message, FetchMode mode, EngineRules rules)
    {
        var headers = new HeaderList();
        foreach (var (name, untrimmed) in MessageHeaders.Of(message))
        {
            var value = untrimmed.Trim(' ', '\t', '\r', '\n');
            var combined = headers.Get(name) is { } before ? $"{before}, {value}" : value;
            if (!RequestHeaders.IsForbidden(name, value)
                && (mode != FetchMode.NoCors || RequestHeaders.IsNoCorsSafelisted(name, combined, rules)))
            {
                headers.Append(name, value);
            }
        }

        return headers;
    }

    private static T Option<T>(HttpRequestMessage message, HttpRequestOptionsKey<T> key, T byDefault) =>
        message.Options.TryGetValue(key, out var value) ? value : byDefault;
}
