using StrictCors.Testing;
using StrictCors.Tool.Browsing;
using StrictCors.Tool.Probing;

namespace StrictCors.Tool.Scanning;

/// <summary>Lets the browser model judge an answer that has come already, so that a scan sends one request for several questions.</summary>
internal sealed class Replay(Sample answered) : HttpMessageHandler
{
    private static readonly Uri Url = new("https://api.invalid/");

    /// <summary>Whether a page of this origin gets the response.</summary>
    public static async Task<bool> IsReadableAsync(Sample answered, string origin, string method, bool includesCredentials)
    {
        using var network = new Replay(answered);
        var request = new PageRequest(
            method, [], includesCredentials ? FetchCredentials.Include : FetchCredentials.Omit, FetchMode.Cors, BrowserEngine.Chromium, false);
        var page = await PageFetch.SendAsync(
            request, origin, Url, network, (System.Net.HttpVersion.Version11, HttpVersionPolicy.RequestVersionOrLower), CancellationToken.None);
        return page.IsReadable;
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // Only the headers matter: a redirect or an error that is readable is readable.
        var response = new HttpResponseMessage(System.Net.HttpStatusCode.OK) { RequestMessage = request, Content = new ByteArrayContent([]) };
        foreach (var (name, value) in answered.Headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return Task.FromResult(response);
    }
}
