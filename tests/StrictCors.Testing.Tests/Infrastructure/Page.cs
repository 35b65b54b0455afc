namespace StrictCors.Testing.Tests.Infrastructure;

/// <summary>A page that calls a <see cref="Server"/>.</summary>
internal sealed class Page : IDisposable
{
    public const string Origin = "https://app.example.com";
    public const string Api = "https://api.example.com/todos";
    public const string Stranger = "https://stranger.example.net/todos";

    private readonly HttpMessageInvoker _invoker;

    public Page(Server server, BrowserOptions? options = null)
    {
        Handler = new(options ?? new BrowserOptions { Page = Origin }, server);
        _invoker = new(Handler);
    }

    public BrowserHandler Handler { get; }

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => _invoker.SendAsync(request, CancellationToken.None);

    public Task<HttpResponseMessage> GetAsync(string url) => SendAsync(new(HttpMethod.Get, url));

    public Task<HttpResponseMessage> SendAsync(string method, string url, params (string Name, string Value)[] headers) =>
        SendAsync(Request(method, url, headers));

    /// <summary>Why the page gets nothing.</summary>
    public async Task<CorsException> FailAsync(HttpRequestMessage request) =>
        (await FluentActions.Awaiting(() => SendAsync(request)).Should().ThrowAsync<CorsException>()).Which;

    public Task<CorsException> FailAsync(string method, string url, params (string Name, string Value)[] headers) =>
        FailAsync(Request(method, url, headers));

    public static HttpRequestMessage Request(string method, string url, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), url);
        foreach (var (name, value) in headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content ??= new ByteArrayContent([]);
                request.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return request;
    }

    public void Dispose() => _invoker.Dispose();
}
