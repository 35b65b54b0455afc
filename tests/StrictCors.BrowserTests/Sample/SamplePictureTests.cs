using Microsoft.Playwright;
using StrictCors.Tests.Documentation;
using StrictCors.Tests.Samples;

namespace StrictCors.BrowserTests.Sample;

/// <summary>The sample's page on a phone and on a desktop, and its pictures.</summary>
[Collection(OneBrowser.Name)]
public sealed class SamplePictureTests(BrowserFixture browser)
{
    private const string Picture = "samples/QuickStart/page.png";
    private const string PictureVariable = "STRICTCORS_PICTURE";
    private const string FolderVariable = "STRICTCORS_PICTURES";

    [Fact]
    public void The_README_shows_the_page()
    {
        Repository.Read("README.md").Contains($"]({Picture})", StringComparison.Ordinal).Should().BeTrue();
        new FileInfo(Repository.PathOf(Picture)).Length.Should().BeInRange(10_000, 100_000);
    }

    /// <summary>With the variable STRICTCORS_PICTURE set, writes the picture anew, for which the sample's usual ports have to be free.
    /// <c>pngquant</c> makes it a third as large.</summary>
    [BrowserFact]
    public async Task The_picture_is_taken_of_the_page()
    {
        var isTaken = Environment.GetEnvironmentVariable(PictureVariable) is { Length: > 0 };
        await using var sample = await (isTaken ? SampleProcess.StartAsync("QuickStart", ("ASPNETCORE_URLS", null), ("PageUrl", null))
            : SampleProcess.StartAsync("QuickStart"));
        await using var context =
            await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1120, Height = 2200 }, ColorScheme = ColorScheme.Light });
        var page = await context.NewPageAsync();
        await page.GotoAsync(sample.Page.ToString());
        await SamplePageTests.SendAllAsync(page, PageCall.ReadAll());
        await page.EvaluateAsync("scrollTo(0, 0)");

        // Not a path of the machine that takes the picture.
        await page.EvaluateAsync("document.getElementById('settings-file').textContent = 'samples/QuickStart/appsettings.json'");

        // Down to the refusals.
        var last = (await page.Locator("#header").BoundingBoxAsync())!;
        var picture = await page.ScreenshotAsync(new() { Clip = new() { Width = 1120, Height = last.Y + last.Height + 16 } });

        picture.Length.Should().BePositive();
        if (isTaken)
        {
            await File.WriteAllBytesAsync(Repository.PathOf(Picture), picture);
        }
    }

    /// <summary>With the variable STRICTCORS_PICTURES set, the pictures are written to that folder.</summary>
    [BrowserTheory]
    [InlineData("phone", 360)]
    [InlineData("desktop", 1280)]
    public async Task Everything_is_within_the_width_of_the_screen(string name, int width)
    {
        await using var sample = await SampleProcess.StartAsync("QuickStart");
        await using var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 780 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync(sample.Page.ToString());
        await SamplePageTests.SendAllAsync(page, PageCall.ReadAll());
        await page.ClickAsync("#break");
        await Assertions.Expect(page.Locator("#message")).ToContainTextAsync("SC1002");

        var outside = await page.EvaluateAsync<string[]>("""
            [...document.querySelectorAll("body *")]
              .filter(element => element.getBoundingClientRect().right > innerWidth + 0.5 || element.scrollWidth > element.clientWidth + 1
                && getComputedStyle(element).display !== "inline")
              .map(element => `${element.tagName} ${element.className} ${element.textContent.trim().slice(0, 60)}`)
            """);

        outside.Should().BeEmpty();
        (await page.Locator("#log tr:first-child td[data-title=Decision]").IsVisibleAsync()).Should().BeTrue("it is the decisive column");
        if (Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } folder)
        {
            await page.EvaluateAsync("document.getElementById('settings-file').textContent = 'samples/QuickStart/appsettings.json'");
            await page.ScreenshotAsync(new() { FullPage = true, Path = Path.Combine(folder, $"quick-start-{name}.png") });
        }
    }
}
