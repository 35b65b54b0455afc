using StrictCors.Testing.Cookies;
using StrictCors.Testing.Fetch;
using StrictCors.Testing.Refusals;

namespace StrictCors.Testing;

/// <summary>
/// Sends requests as <c>fetch</c> in a page does: with the page's <c>Origin</c>, preflights, redirects and cookies. The response has what the page
/// would get. If it would get none, the request fails with <see cref="CorsException"/>.
/// </summary>
/// <remarks>
/// <para>With <c>WebApplicationFactory</c>: <c>factory.CreateDefaultClient(new BrowserHandler("https://app.example.com"))</c>. Against a running
/// server: <c>new HttpClient(new BrowserHandler("https://app.example.com"))</c>. For a WebSocket:
/// <c>socket.ConnectAsync(url, new HttpMessageInvoker(handler), cancellationToken)</c>.</para>
/// <para>The handler works with any server. It keeps no cache of responses, and it does not implement HTTP authentication, Content Security Policy,
/// service workers and the permission for the local network.</para>
/// </remarks>
public sealed class BrowserHandler : DelegatingHandler
{
    private readonly BrowserOptions _options;
    private readonly PageOrigin _page;
    private readonly Network _network;
    private readonly Lock _lock = new();
    private bool _isChecked;

    /// <summary>Initializes a new instance of the <see cref="BrowserHandler"/> class: a page in Chromium.</summary>
    /// <param name="page">The address of the page, or only its origin, for instance <c>https://app.example.com</c>; <c>null</c> as text for a page
    /// without an origin.</param>
    /// <exception cref="ArgumentException">The text is not the address of a page.</exception>
    public BrowserHandler(string page)
        : this(new BrowserOptions { Page = page })
    {
    }

    /// <summary>Initializes a new instance of the <see cref="BrowserHandler"/> class.</summary>
    /// <param name="options">The page, the browser, and what its requests are like. They are read with each request, except the page.</param>
    /// <exception cref="ArgumentException"><see cref="BrowserOptions.Page"/> is not the address of a page.</exception>
    public BrowserHandler(BrowserOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _page = PageOrigin.Parse(options.Page);
        _network = new(this);
    }

    /// <summary>Initializes a new instance of the <see cref="BrowserHandler"/> class that sends with another handler.</summary>
    /// <param name="options">The page, the browser, and what its requests are like.</param>
    /// <param name="innerHandler">What sends the requests: it must not follow redirects and must not keep cookies.</param>
    public BrowserHandler(BrowserOptions options, HttpMessageHandler innerHandler)
        : this(options) => InnerHandler = innerHandler;

    /// <summary>Gets the cookies of the browser.</summary>
    public BrowserCookies Cookies => _options.Profile.Cookies;

    /// <summary>Gets the headers that the browser adds to the handshake of a WebSocket: <c>Origin</c>, and <c>Cookie</c> if there are cookies. They
    /// are for clients that do not send through a handler, such as the <c>WebSocketClient</c> of <c>TestServer</c>.</summary>
    /// <param name="url">The address of the WebSocket.</param>
    /// <returns>The headers.</returns>
    public IReadOnlyList<KeyValuePair<string, string>> GetHandshakeHeaders(Uri url)
    {
        ArgumentNullException.ThrowIfNull(url);
        var jar = new CookieJar(_options, _page);
        return [.. Handshaking.Headers(url, _page, jar).Select(header => new KeyValuePair<string, string>(header.Name, header.Value))];
    }

    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var url = request.RequestUri is { IsAbsoluteUri: true } absolute
            ? absolute
            : throw new InvalidOperationException("The request has no absolute address. Write one, or set HttpClient.BaseAddress.");
        EnsureInnerHandler();
        if (Handshaking.IsHandshake(request))
        {
            return await new Handshaking(_options, _page, _network, cancellationToken).HandshakeAsync(request);
        }

        return url.Scheme is "http" or "https"
            ? await new Fetching(_options, _page, _network, cancellationToken).FetchAsync(request)
            : throw RequestRefusals.Scheme(url).ToException(url, new(_page.Text));
    }

    /// <inheritdoc />
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.Run(() => SendAsync(request, cancellationToken), cancellationToken).GetAwaiter().GetResult();

    /// <summary>The handler of a factory or of a test server is set after construction, so the default comes with the first request.</summary>
    private void EnsureInnerHandler()
    {
        lock (_lock)
        {
            if (_isChecked)
            {
                return;
            }

            InnerHandler ??= new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
            var last = InnerHandler;
            while (last is DelegatingHandler { InnerHandler: { } next })
            {
                last = next;
            }

            if (last is SocketsHttpHandler { AllowAutoRedirect: true } or SocketsHttpHandler { UseCookies: true }
                or HttpClientHandler { AllowAutoRedirect: true } or HttpClientHandler { UseCookies: true })
            {
                throw new InvalidOperationException(
                    $"The inner handler, {last.GetType().Name}, follows redirects or keeps cookies itself, so that the browser sees neither. "
                    + "Set AllowAutoRedirect = false and UseCookies = false.");
            }

            _isChecked = true;
        }
    }

    private sealed class Network(BrowserHandler handler) : INetwork
    {
        public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            handler.SendInnerAsync(request, cancellationToken);
    }

    private Task<HttpResponseMessage> SendInnerAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        base.SendAsync(request, cancellationToken);
}
