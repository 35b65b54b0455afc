using Microsoft.Playwright;
using StrictCors.Tests.Documentation;
using StrictCors.Tests.Samples;

namespace StrictCors.BrowserTests.DevelopmentPage;

/// <summary>The picture of the page in the documentation.</summary>
[Collection(OneBrowser.Name)]
public sealed class PictureTests(BrowserFixture browser)
{
    private const string Picture = "src/docs/page.png";
    private const string PictureVariable = "STRICTCORS_PICTURE";

    [Fact]
    public void The_README_shows_the_page_for_development()
    {
        Repository.Read("README.md").Contains($"]({Picture})", StringComparison.Ordinal).Should().BeTrue();
        new FileInfo(Repository.PathOf(Picture)).Length.Should().BeInRange(10_000, 100_000);
    }

    /// <summary>With the variable STRICTCORS_PICTURE set, writes the picture anew. <c>pngquant</c> makes it a third as large.</summary>
    [BrowserFact]
    public async Task D11_The_quick_start_has_the_page_and_the_picture_is_taken_of_it()
    {
        await using var sample = await SampleProcess.StartAsync("QuickStart");
        await using var context = await browser.NewContextAsync(
            new() { ViewportSize = new() { Width = 960, Height = 1200 }, ColorScheme = ColorScheme.Light });
        await using var tab = new Tab(context, await context.NewPageAsync());
        await tab.GoToAsync($"{sample.Api.GetLeftPart(UriPartial.Authority)}/strict-cors/");
        var person = new Person(tab);
        using var client = new HttpClient();
        await SendAsync(HttpMethod.Get, "todos", null);
        await SendAsync(HttpMethod.Options, "todos/1", "PUT");
        await SendAsync(HttpMethod.Options, "todos/1", "DELETE");

        await person.ClickAsync("Why? DELETE /todos/1");
        (await person.SeeAsync(".remedy pre")).Should().Be("""
            "AllowedMethods": [ "GET", "PUT", "DELETE" ]
            """);
        var body = (await tab.Page.Locator("main").BoundingBoxAsync())!;
        var picture = await tab.Page.ScreenshotAsync(new() { Clip = new() { Width = 960, Height = body.Y + body.Height + 8 } });
        if (Environment.GetEnvironmentVariable(PictureVariable) is { Length: > 0 })
        {
            await File.WriteAllBytesAsync(Repository.PathOf(Picture), picture);
        }

        async Task SendAsync(HttpMethod method, string path, string? requested)
        {
            using var request = new HttpRequestMessage(method, new Uri(sample.Api, path));
            request.Headers.Add("Origin", "https://app.example.com");
            if (requested is not null)
            {
                request.Headers.Add("Access-Control-Request-Method", requested);
            }

            using var response = await client.SendAsync(request);
        }
    }
}
