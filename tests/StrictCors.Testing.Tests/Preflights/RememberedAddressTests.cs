namespace StrictCors.Testing.Tests.Preflights;

/// <summary>B6: for which addresses and pages a browser remembers a preflight.</summary>
public sealed class RememberedAddressTests
{
    private static readonly Answer Allows = new(200,
        ("Access-Control-Allow-Origin", "*"), ("Access-Control-Allow-Methods", "PUT"), ("Access-Control-Max-Age", "600"));

    [Theory]
    [InlineData(BrowserEngine.Chromium)]
    [InlineData(BrowserEngine.Firefox)]
    [InlineData(BrowserEngine.WebKit)]
    [InlineData(BrowserEngine.Standard)]
    public async Task B6_another_fragment_is_another_address(BrowserEngine engine)
    {
        using var page = new Page(new(_ => Allows), new() { Page = Page.Origin, Engine = engine });

        await PutAsync(page, $"{Page.Api}#one");
        (await PutAsync(page, $"{Page.Api}#two")).Should().Be(CorsPreflight.Sent);
        (await PutAsync(page, $"{Page.Api}#two")).Should().Be(CorsPreflight.FromCache);
    }

    [Theory]
    [InlineData(BrowserEngine.Chromium, 1023, CorsPreflight.FromCache)]
    [InlineData(BrowserEngine.Chromium, 1024, CorsPreflight.Sent)]
    [InlineData(BrowserEngine.Firefox, 1024, CorsPreflight.FromCache)]
    [InlineData(BrowserEngine.Standard, 1024, CorsPreflight.FromCache)]
    public async Task B6_Chromium_remembers_nothing_for_a_long_address(BrowserEngine engine, int length, CorsPreflight second)
    {
        var url = $"{Page.Api}?".PadRight(length, 'a');
        using var page = new Page(new(_ => Allows), new() { Page = Page.Origin, Engine = engine });

        await PutAsync(page, url);
        (await PutAsync(page, url)).Should().Be(second);
    }

    [Theory]
    [InlineData("https://api.example.com/1", "OPTIONS,PUT,PUT")]
    [InlineData("https://b.example.net/1", "OPTIONS,PUT,OPTIONS,PUT,OPTIONS,PUT")]
    public async Task B6_in_Chromium_a_page_without_an_origin_remembers_until_the_call_ends(string through, string methods)
    {
        // To itself, at once or through the other address.
        string[] urls = ["https://api.example.com/1", through];
        var isFirst = true;
        var server = new Server(request =>
        {
            var isRedirect = !request.IsPreflight && (request.Url != urls[0] || isFirst);
            isFirst &= request.IsPreflight;
            return isRedirect
                ? new(307, [.. Allows.Headers, ("Location", request.Url == urls[0] ? urls[1] : urls[0])])
                : Allows;
        });
        using var page = new Page(server, new() { Page = "null" });

        await page.SendAsync("PUT", urls[0]);

        string.Join(',', server.Methods).Should().Be(methods);
    }

    private static async Task<CorsPreflight> PutAsync(Page page, string url) =>
        (await page.SendAsync("PUT", url)).GetCorsExchange().Preflight;
}
