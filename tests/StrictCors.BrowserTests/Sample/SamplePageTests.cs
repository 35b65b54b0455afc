using Microsoft.Playwright;
using StrictCors.Tests.Documentation;
using StrictCors.Tests.Samples;

namespace StrictCors.BrowserTests.Sample;

/// <summary>The sample's page, used as a person uses it.</summary>
[Collection(OneBrowser.Name)]
public sealed class SamplePageTests(BrowserFixture browser)
{
    private const string Picture = "samples/QuickStart/page.png";
    private const string PictureVariable = "STRICTCORS_PICTURE";

    [BrowserFact]
    public async Task Every_call_has_the_verdict_that_its_card_promises()
    {
        await using var sample = await SampleProcess.StartAsync("QuickStart");
        await using var tab = await browser.OpenAsync(sample.Page.ToString());
        var calls = PageCall.ReadAll();

        await SendAllAsync(tab.Page, calls);

        foreach (var call in calls)
        {
            var card = tab.Page.Locator($"#{call.Id}");
            (await card.GetAttributeAsync("data-state")).Should().Be(call.Promise.Browser, call.Id);
            (await card.GetAttributeAsync("data-promise")).Should().Be("kept", call.Id);
            (await card.Locator(".exchanges > li").CountAsync()).Should().Be(call.Promise.Answers.Length, call.Id);
        }

        (await tab.Page.Locator("#alarm").IsHiddenAsync()).Should().BeTrue();
        (await tab.Page.Locator("#log tr").CountAsync()).Should().Be(calls.Sum(call => call.Promise.Answers.Length));
    }

    [BrowserFact]
    public async Task The_page_says_so_when_the_policies_have_been_changed()
    {
        await using var sample = await SampleProcess.StartAsync("QuickStart", ("StrictCors__Policies__web__AllowedMethods", "GET"));
        await using var tab = await browser.OpenAsync(sample.Page.ToString());

        await SendAllAsync(tab.Page, PageCall.ReadAll());

        (await tab.Page.Locator("#put").GetAttributeAsync("data-promise")).Should().Be("broken");
        (await tab.Page.Locator("#put .broken").IsVisibleAsync()).Should().BeTrue();
        (await tab.Page.Locator("#get").GetAttributeAsync("data-promise")).Should().Be("kept");
    }

    [BrowserFact]
    public async Task The_page_says_so_when_its_origin_is_not_allowed_at_all()
    {
        await using var sample =
            await SampleProcess.StartAsync("QuickStart", ("StrictCors__Policies__web__AllowedOrigins", "https://app.example.com"));
        await using var tab = await browser.OpenAsync(sample.Page.ToString());

        await Assertions.Expect(tab.Page.Locator("#alarm")).ToContainTextAsync("does not list");
        (await tab.BlockedAsync()).Should().Contain("No 'Access-Control-Allow-Origin' header is present");
    }

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
        await SendAllAsync(page, PageCall.ReadAll());
        await page.EvaluateAsync("scrollTo(0, 0)");

        // Down to the refusals.
        var last = (await page.Locator("#header").BoundingBoxAsync())!;
        var picture = await page.ScreenshotAsync(new() { Clip = new() { Width = 1120, Height = last.Y + last.Height + 16 } });

        picture.Length.Should().BePositive();
        if (isTaken)
        {
            await File.WriteAllBytesAsync(Repository.PathOf(Picture), picture);
        }
    }

    private static async Task SendAllAsync(IPage page, IReadOnlyList<PageCall> calls)
    {
        await page.ClickAsync("#send-all:enabled");
        await Assertions.Expect(page.Locator("[data-promise]")).ToHaveCountAsync(calls.Count);
    }
}
