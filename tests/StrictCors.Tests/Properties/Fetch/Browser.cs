using StrictCors.Testing;

namespace StrictCors.Tests.Properties.Fetch;

/// <summary>The browser's side of the CORS protocol: StrictCors.Testing, which shares no code with what it checks. It follows the standard to the
/// letter and remembers nothing.</summary>
internal static class Browser
{
    private static readonly Uri Api = new("https://api.strictcors.test/");

    /// <summary>The status that the page gets to see, or null for a network error.</summary>
    public static async Task<int?> FetchAsync(Page page, Server server)
    {
        using var browser = new HttpMessageInvoker(new BrowserHandler(
            new()
            {
                Page = page.Origin,
                Engine = BrowserEngine.Standard,
                Credentials = page.IncludesCredentials ? FetchCredentials.Include : FetchCredentials.SameOrigin,
                HasUploadListener = page.HasUploadListener,
            },
            new ServerHandler(server)));
        using var request = new HttpRequestMessage(new HttpMethod(page.Method), Api);
        foreach (var (name, value) in page.Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content ??= new ByteArrayContent([]);
                request.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        try
        {
            using var response = await browser.SendAsync(request, CancellationToken.None);
            return (int)response.StatusCode;
        }
        catch (CorsException)
        {
            return null;
        }
    }
}
