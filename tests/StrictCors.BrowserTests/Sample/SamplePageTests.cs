using Microsoft.Playwright;
using StrictCors.Tests.Documentation;
using StrictCors.Tests.Samples;

namespace StrictCors.BrowserTests.Sample;

/// <summary>The sample's page, used as a person uses it.</summary>
[Collection(OneBrowser.Name)]
public sealed class SamplePageTests(BrowserFixture browser)
{
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
    public async Task Each_refused_card_shows_the_sentence_and_the_line_to_write()
    {
        await using var sample = await SampleProcess.StartAsync("QuickStart");
        await using var tab = await browser.OpenAsync(sample.Page.ToString());
        var calls = PageCall.ReadAll();

        await SendAllAsync(tab.Page, calls);

        foreach (var call in calls)
        {
            var card = tab.Page.Locator($"#{call.Id}");
            var isRefused = call.Promise.Browser == "refused";
            (await card.Locator(".refusal").IsVisibleAsync()).Should().Be(isRefused, call.Id);
            if (isRefused)
            {
                (await card.Locator(".sentence").InnerTextAsync()).Should().MatchRegex("denied|refused");
                (await card.Locator(".json").InnerTextAsync()).Should().MatchRegex("^\"Allowed[A-Za-z]+\": \\[ .+ \\]$");
                (await card.Locator(".answered").Last.InnerTextAsync()).Should().Contain("StrictCors-Decision: denied; ");
            }
        }

        (await tab.Page.Locator("#table tbody tr").CountAsync()).Should().BeGreaterThan(3, "the table of the endpoints is on the page");
    }

    [BrowserFact]
    public async Task What_a_refused_card_shows_is_copied()
    {
        await using var sample = await SampleProcess.StartAsync("QuickStart");
        await using var context = await browser.NewContextAsync(new() { Permissions = ["clipboard-read", "clipboard-write"] });
        var page = await context.NewPageAsync();
        await page.GotoAsync(sample.Page.ToString());
        await page.ClickAsync("#method .heading button:enabled");
        await page.ClickAsync("#method .copy");

        await Assertions.Expect(page.Locator("#method .copy")).ToHaveTextAsync("Copied");
        (await page.EvaluateAsync<string>("navigator.clipboard.readText()")).Should().Be("\"AllowedMethods\": [ \"GET\", \"PUT\", \"DELETE\" ]");
    }

    [BrowserFact]
    public async Task Saving_the_settings_changes_the_page_while_it_runs()
    {
        await using var sample = await QuickStartCopy.StartAsync();
        await using var tab = await browser.OpenAsync(sample.Process.Page.ToString());
        await tab.Page.ClickAsync("#method .heading button:enabled");
        await Assertions.Expect(tab.Page.Locator("#method[data-state=refused]")).ToBeVisibleAsync();

        await sample.WriteAsync("web", await tab.Page.Locator("#method .json").InnerTextAsync());

        await Assertions.Expect(tab.Page.Locator("#method[data-state=read]")).ToBeVisibleAsync();
        await Assertions.Expect(tab.Page.Locator("#change")).ToContainTextAsync("DELETE");
        await sample.WriteAsync("web", "\"AllowedOrigins\": [ \"https://app.example.com/\" ]");
        await Assertions.Expect(tab.Page.Locator("#change.alarm")).ToContainTextAsync("SC1111");
    }

    [BrowserFact]
    public async Task The_button_shows_the_message_of_a_start_with_mistakes()
    {
        await using var sample = await SampleProcess.StartAsync("QuickStart");
        await using var tab = await browser.OpenAsync(sample.Page.ToString());
        var broken = Repository.Read("samples/QuickStart/Page/broken.json");

        await tab.Page.ClickAsync("#break:enabled");
        await Assertions.Expect(tab.Page.Locator("#message")).ToContainTextAsync("StrictCors found 5 problems:");

        await tab.Page.FillAsync("#broken", broken.Replace("wbe", "web", StringComparison.Ordinal));
        await tab.Page.ClickAsync("#break");
        await Assertions.Expect(tab.Page.Locator("#message")).ToContainTextAsync("StrictCors found 4 problems:");
    }

    [BrowserFact]
    public async Task The_page_explains_even_if_its_origin_is_not_allowed_at_all()
    {
        await using var sample =
            await SampleProcess.StartAsync("QuickStart", ("StrictCors__Policies__web__AllowedOrigins", "https://app.example.com"));
        await using var tab = await browser.OpenAsync(sample.Page.ToString());

        await tab.Page.ClickAsync("#get .heading button:enabled");

        await Assertions.Expect(tab.Page.Locator("#get .json")).ToContainTextAsync(sample.Page.GetLeftPart(UriPartial.Authority));
        (await tab.BlockedAsync()).Should().Contain("No 'Access-Control-Allow-Origin' header is present");
        (await tab.Page.Locator("#alarm").IsHiddenAsync()).Should().BeTrue();
    }

    [BrowserFact]
    public async Task The_page_says_so_when_the_program_has_ended()
    {
        await using var tab = await OpenAndEndAsync();

        await Assertions.Expect(tab.Page.Locator("#alarm")).ToContainTextAsync("The program has ended.");

        async Task<Tab> OpenAndEndAsync()
        {
            await using var sample = await SampleProcess.StartAsync("QuickStart");
            var open = await browser.OpenAsync(sample.Page.ToString());
            await Assertions.Expect(open.Page.Locator("#send-all")).ToBeEnabledAsync();
            return open;
        }
    }

    internal static async Task SendAllAsync(IPage page, IReadOnlyList<PageCall> calls)
    {
        await page.ClickAsync("#send-all:enabled");
        await Assertions.Expect(page.Locator("[data-promise]")).ToHaveCountAsync(calls.Count);
    }
}
