using Microsoft.Extensions.Time.Testing;

namespace StrictCors.Testing.Tests.Preflights;

/// <summary>A server that allows the page everything for ten minutes, until a test changes its answer, and browsers with the test's clock.</summary>
internal sealed class PreflightServer
{
    public FakeTimeProvider Clock { get; } = new(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    /// <summary>Gets the headers of the answer to a preflight.</summary>
    public Dictionary<string, string> Headers { get; } = new()
    {
        ["Access-Control-Allow-Origin"] = Page.Origin,
        ["Access-Control-Allow-Credentials"] = "true",
        ["Access-Control-Allow-Methods"] = "PUT, DELETE",
        ["Access-Control-Allow-Headers"] = "X-A",
        ["Access-Control-Max-Age"] = "600",
    };

    public static Answer Actual() => new(200, ("Access-Control-Allow-Origin", Page.Origin), ("Access-Control-Allow-Credentials", "true"));

    public static async Task<CorsPreflight> SendAsync(Page page, string method, string? header = null, bool credentials = false,
        string url = Page.Api)
    {
        var request = Page.Request(method, url, header is null ? [] : [(header, "1")])
            .WithCredentials(credentials ? FetchCredentials.Include : FetchCredentials.SameOrigin);
        return (await page.SendAsync(request)).GetCorsExchange().Preflight;
    }

    public Answer Preflight() => new(204, [.. Headers.Select(header => (header.Key, header.Value))]);

    public Page Open(BrowserEngine engine) => new(new(request => request.IsPreflight ? Preflight() : Actual()), Options(engine));

    public BrowserOptions Options(BrowserEngine engine, BrowserProfile? profile = null) =>
        new() { Page = Page.Origin, Engine = engine, Profile = profile ?? new(Clock) };
}
