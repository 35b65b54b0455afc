using StrictCors.Testing.Cookies;
using StrictCors.Testing.Http;
using StrictCors.Testing.Refusals;

namespace StrictCors.Testing.Fetch;

/// <summary>WebSockets, "establish a WebSocket connection": the browser applies no CORS. It sends the origin and cookies, and the server has to
/// check the origin.</summary>
/// <remarks>https://websockets.spec.whatwg.org/#concept-websocket-establish</remarks>
internal sealed class Handshaking(BrowserOptions options, PageOrigin page, INetwork network, CancellationToken cancellationToken)
{
    private readonly CorsExchange _exchange = new(page.Text);

    /// <summary>HTTP/1.1 upgrades a GET; HTTP/2 has a CONNECT with <c>:protocol</c>.</summary>
    public static bool IsHandshake(HttpRequestMessage request) =>
        request.Headers.Protocol == "websocket"
        || request.RequestUri!.Scheme is "ws" or "wss"
        || request.Headers.Upgrade.Any(product => product.Name.Equals("websocket", StringComparison.OrdinalIgnoreCase));

    public async Task<HttpResponseMessage> HandshakeAsync(HttpRequestMessage request)
    {
        var url = request.RequestUri!;
        if (!url.IsDefaultPort && BadPorts.Contains(url.Port))
        {
            throw RequestRefusals.BadPort(url).ToException(url, _exchange);
        }

        if (page.IsSecure && !Sites.IsTrustworthy(url))
        {
            throw RequestRefusals.MixedContent(url, page.Text).ToException(url, _exchange);
        }

        var jar = new CookieJar(options, page);
        foreach (var name in request.Headers.NonValidated.Select(header => header.Key).Where(name => !IsOfTheProtocol(name)).ToList())
        {
            request.Headers.Remove(name);
        }

        foreach (var (name, value) in Headers(url, page, jar))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        var response = await network.SendAsync(request, cancellationToken);
        response.RequestMessage ??= request;
        var result = new FetchResponse(response);
        _exchange.Add(new(isPreflight: false, request.Method.Method, url, [.. MessageHeaders.Of(request)], result.Status, result.Headers.All));
        foreach (var setCookie in result.Headers.Values("Set-Cookie"))
        {
            jar.Store(url, setCookie);
        }

        // The request's redirect mode is "error".
        if (result.IsRedirect)
        {
            result.Discard();
            throw RedirectRefusals.Handshake((int)result.Status).ToException(url, _exchange);
        }

        CorsResponseExtensions.Attach(response.RequestMessage, _exchange);
        return response;
    }

    public static IEnumerable<(string Name, string Value)> Headers(Uri url, PageOrigin page, CookieJar jar)
    {
        yield return ("Origin", page.Text);
        if (jar.Header(url, [url]) is { } cookies)
        {
            yield return ("Cookie", cookies);
        }
    }

    /// <summary>What the client of the WebSocket sets itself. No page can set any other header.</summary>
    private static bool IsOfTheProtocol(string name) =>
        name.ToLowerInvariant() is "connection" or "upgrade" or "host" || name.StartsWith("Sec-WebSocket-", StringComparison.OrdinalIgnoreCase);
}
