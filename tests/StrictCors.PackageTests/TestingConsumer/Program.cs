using System.Net;
using StrictCors.Testing;

// What a page gets from a server: each line is one call, and how it ended.
const string Page = "https://app.example.com";
const string Api = "https://api.example.com/todos/1";

foreach (var engine in Enum.GetValues<BrowserEngine>())
{
    var browser = new BrowserHandler(new() { Page = Page, Engine = engine, Credentials = FetchCredentials.Include }, new Server());
    using var client = new HttpClient(browser);
    Console.WriteLine($"{engine}");
    await CallAsync("first", client, new(HttpMethod.Put, Api) { Content = new StringContent("{}") });
    await CallAsync("again", client, new(HttpMethod.Put, Api) { Content = new StringContent("{}") });
    await CallAsync("method", client, new(HttpMethod.Delete, Api));
    await CallAsync("header", client, new(HttpMethod.Get, Api) { Headers = { { "X-Unlisted", "1" } } });
    await CallAsync("redirect", client, new(HttpMethod.Get, "https://api.example.com/moved"));
    await CallAsync("port", client, new(HttpMethod.Get, "https://api.example.com:22/"));
    Console.WriteLine($"  cookies: {string.Join("; ", browser.Cookies.All.Select(cookie => $"{cookie.Name}={cookie.Value}, {cookie.SameSite}"))}");
    Console.WriteLine($"  handshake: {string.Join(" | ", browser.GetHandshakeHeaders(new("wss://api.example.com/socket"))
        .Select(header => $"{header.Key}: {header.Value}"))}");
}

static async Task CallAsync(string what, HttpClient client, HttpRequestMessage request)
{
    try
    {
        using var response = await client.SendAsync(request);
        var exchange = response.GetCorsExchange();
        Console.WriteLine($"  {what}: {(int)response.StatusCode} {exchange.ResponseType} {exchange.Preflight} {exchange.RoundTrips.Count} "
            + $"[{string.Join(", ", response.Headers.Select(header => header.Key))}]");
    }
    catch (CorsException refusal)
    {
        Console.WriteLine($"  {what}: {refusal.Step}, {refusal.Message.Split(". ")[0]}.");
    }
}

internal sealed class Server : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request, Content = new StringContent("content") };
        response.Headers.Add("Access-Control-Allow-Origin", "https://app.example.com");
        response.Headers.Add("Access-Control-Allow-Credentials", "true");
        response.Headers.Add("Access-Control-Allow-Methods", "PUT");
        response.Headers.Add("Access-Control-Max-Age", "600");
        response.Headers.Add("X-Private", "1");
        response.Headers.Add("Set-Cookie", "session=Ada; Secure; SameSite=None");
        if (request.RequestUri!.AbsolutePath == "/moved")
        {
            response.StatusCode = HttpStatusCode.Found;
            response.Headers.Location = new("https://user@other.example/");
        }

        return Task.FromResult(response);
    }
}
