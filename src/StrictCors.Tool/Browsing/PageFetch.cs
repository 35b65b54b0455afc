using StrictCors.Testing;
using StrictCors.Testing.Fetch;
using StrictCors.Tool.Commands;

namespace StrictCors.Tool.Browsing;

/// <summary>Sends a request as a page in a browser does, with the browser's side of StrictCors.Testing.</summary>
internal static class PageFetch
{
    /// <summary>Sends the request, and judges the responses.</summary>
    /// <param name="request">What the page does.</param>
    /// <param name="page">The page's origin or address, or <c>null</c> as text.</param>
    /// <param name="url">The address.</param>
    /// <param name="network">What sends the requests of the browser.</param>
    /// <param name="version">The version of HTTP, and whether it may be another.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public static async Task<PageResult> SendAsync(
        PageRequest request, string page, Uri url, HttpMessageHandler network, (Version Version, HttpVersionPolicy Policy) version,
        CancellationToken cancellationToken)
    {
#pragma warning disable CA2000 // The network is the caller's, and disposing of the browser would dispose of it.
        using var browser = new HttpMessageInvoker(BrowserOf(request, page, network), disposeHandler: false);
#pragma warning restore CA2000
        using var message = MessageOf(request, url);
        (message.Version, message.VersionPolicy) = version;
        try
        {
            using var response = await browser.SendAsync(message, cancellationToken);
            var exchange = response.GetCorsExchange();
            return new(exchange.PageOrigin, exchange, null, request.IsWebSocket);
        }
        catch (CorsException refusal)
        {
            return new(refusal.Exchange.PageOrigin, refusal.Exchange, refusal, request.IsWebSocket);
        }
    }

    /// <summary>The origin of a page as a browser sends it; null if no page has this address.</summary>
    public static string? OriginOf(string page)
    {
        try
        {
            return PageOrigin.Parse(page).Text;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static BrowserHandler BrowserOf(PageRequest request, string page, HttpMessageHandler network)
    {
        try
        {
            return new(new BrowserOptions { Page = page, Engine = request.Engine, Mode = request.Mode, Credentials = request.Credentials }, network);
        }
        catch (ArgumentException failure)
        {
            throw new ToolException(failure.Message.Split(" (Parameter")[0], inner: failure);
        }
    }

    private static HttpRequestMessage MessageOf(PageRequest request, Uri url)
    {
        var message = new HttpRequestMessage(new HttpMethod(request.Method), url);
        if (request.IsWebSocket)
        {
            message.Headers.TryAddWithoutValidation("Connection", "Upgrade");
            message.Headers.TryAddWithoutValidation("Upgrade", "websocket");
            message.Headers.TryAddWithoutValidation("Sec-WebSocket-Version", "13");
            message.Headers.TryAddWithoutValidation("Sec-WebSocket-Key", Convert.ToBase64String(Guid.NewGuid().ToByteArray()));
            return message;
        }

        foreach (var (name, value) in request.Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
            {
                message.Content ??= new ByteArrayContent([]);
                message.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return message;
    }
}
