using Microsoft.AspNetCore.TestHost;
using StrictCors.Testing;

namespace StrictCors.Tests.MovingOver;

/// <summary>What pages of several origins can read of a server: the answers to the same requests, as browsers give them to the page.</summary>
/// <param name="Readable">For each request, what the page reads; null if the browser refuses.</param>
internal sealed record BrowserAnswers(IReadOnlyDictionary<BrowserQuestion, string?> Readable)
{
    /// <summary>Origins that a policy allows, and those that come near to them.</summary>
    public static readonly string[] Pages =
    [
        "https://app.example.com", "https://app.example.com:8443", "http://app.example.com", "https://example.com", "https://a.b.example.com",
        "https://evil-example.com", "https://app.example.com.evil.example", "https://tenant.example.net", "https://x.example.org",
        "https://pr-12.example.com", "https://pr-x.example.com", "http://localhost:5173", "https://localhost:7001", "http://127.0.0.1:8080",
        "http://localhost.evil.example", "https://evil.example", "null",
    ];

    public static BrowserAnswers None(string reason) =>
        new(BrowserQuestion.All(Pages, "/").ToDictionary(question => question, string? (_) => null)) { Failure = reason };

    /// <summary>Gets why the server answers nothing.</summary>
    public string? Failure { get; private init; }

    /// <summary>Gets a value indicating whether every page gets the same answers.</summary>
    public bool AreAlike =>
        Readable.GroupBy(pair => pair.Key with { Page = "" }).All(pages => pages.Select(pair => pair.Value).Distinct().Count() == 1);

    public static Task<BrowserAnswers> AskAsync(TestServer server, string path) => AskAsync(server, BrowserQuestion.All(Pages, path));

    public static async Task<BrowserAnswers> AskAsync(TestServer server, IEnumerable<BrowserQuestion> questions)
    {
        var readable = new Dictionary<BrowserQuestion, string?>();
        foreach (var question in questions)
        {
            readable[question] = await question.AskAsync(server);
        }

        return new(readable);
    }

    /// <summary>The requests whose answers differ, with both answers. The path does not matter.</summary>
    public IEnumerable<(BrowserQuestion Question, string? Before, string? After)> DifferencesTo(BrowserAnswers after)
    {
        var others = after.Readable.ToDictionary(pair => pair.Key with { Path = "" }, pair => pair.Value);
        return from pair in Readable
               let now = others[pair.Key with { Path = "" }]
               where pair.Value != now
               select (pair.Key, pair.Value, now);
    }
}

/// <summary>One call of <c>fetch</c> in a page.</summary>
/// <param name="Page">The origin of the page.</param>
/// <param name="Method">The method.</param>
/// <param name="Path">The path on the server.</param>
/// <param name="Header">A request header that the page sets, or null.</param>
/// <param name="WithCredentials">Whether the request carries credentials.</param>
internal sealed record BrowserQuestion(string Page, string Method, string Path, string? Header, bool WithCredentials)
{
    private const string Server = "https://api.example.net";

    public static IEnumerable<BrowserQuestion> All(IEnumerable<string> pages, string path) => pages.SelectMany(page => (BrowserQuestion[])
    [
        new(page, "GET", path, null, false),
        new(page, "GET", path, null, true),
        new(page, "PUT", path, "X-A", false),
        new(page, "POST", path, "Authorization", false),
        new(page, "POST", path, "Content-Type", true),
    ]);

    /// <summary>What the page reads: the status, the body and the header that the program may expose; null if the browser refuses.</summary>
    public async Task<string?> AskAsync(TestServer server)
    {
        var options = new BrowserOptions { Page = Page, Credentials = WithCredentials ? FetchCredentials.Include : FetchCredentials.Omit };
        using var client = new HttpClient(new BrowserHandler(options, server.CreateHandler()));
        using var request = new HttpRequestMessage(new(Method), Server + Path);
        if (Header == "Content-Type")
        {
            request.Content = new StringContent("{}", null, "application/json");
        }
        else if (Header is not null)
        {
            request.Headers.TryAddWithoutValidation(Header, "a");
        }

        try
        {
            using var response = await client.SendAsync(request);
            var total = response.Headers.TryGetValues("X-Total", out var values) ? $", X-Total: {values.Single()}" : "";
            return $"{(int)response.StatusCode}{total}";
        }
        catch (Exception exception) when (exception is CorsException or UriFormatException or InvalidOperationException)
        {
            // The server's own exception comes through TestServer. The page gets a 500 without headers.
            return null;
        }
    }
}
