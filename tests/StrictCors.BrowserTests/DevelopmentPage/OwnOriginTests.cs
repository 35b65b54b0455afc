using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;

namespace StrictCors.BrowserTests.DevelopmentPage;

/// <summary>The page asks its own server only, and stays usable with ten thousand endpoints and many decisions.</summary>
[Collection(OneBrowser.Name)]
public sealed class OwnOriginTests(BrowserFixture browser)
{
    [BrowserFact]
    public async Task D9_No_request_leaves_the_own_origin_and_no_policy_is_violated()
    {
        await using var site = await PageSite.StartAsync();
        await using var context = await browser.NewContextAsync(new() { Permissions = ["clipboard-read", "clipboard-write"] });
        await using var tab = new Tab(context, await context.NewPageAsync());
        var (requests, messages) = (new List<string>(), new List<string>());
        context.Request += (_, request) => requests.Add(request.Url);
        tab.Page.Console += (_, message) => messages.Add($"{message.Type}: {message.Text}");
        tab.Page.PageError += (_, error) => messages.Add(error);
        await tab.GoToAsync(site.Url[..^1]);
        var person = new Person(tab);

        await site.SendAsync("GET", "/todos", "https://stranger.example");
        await person.ClickAsync("Why? GET /todos");
        await tab.Page.ClickAsync(".copy");
        await Assertions.Expect(tab.Page.Locator(".copy")).ToHaveTextAsync("Copied");
        (await tab.Page.EvaluateAsync<string>("navigator.clipboard.readText()")).Should().Be(await person.SeeAsync(".remedy pre"));
        foreach (var view in (string[])["Endpoints", "Policies", "Try"])
        {
            await person.ClickAsync(view);
        }

        await person.WriteAsync("Origin", "https://stranger.example");
        await person.WriteAsync("Path", "/todos");
        await person.ClickAsync("Send");
        await person.SeeAsync("#try-result .effect");

        requests.Should().HaveCountGreaterThan(10).And.OnlyContain(url => url.StartsWith($"{site.Origin}/strict-cors", StringComparison.Ordinal));
        messages.Should().BeEmpty();
    }

    [Theory]
    [InChromium]
    [InFirefox]
    public async Task D6_Ten_thousand_endpoints_are_filtered_and_paged(Engine engine)
    {
        await using var site = await PageSite.StartAsync(map: app =>
        {
            app.UseStrictCors();
            for (var i = 0; i < 10_000; i++)
            {
                app.MapMethods($"/things/{i:0000}", ["GET"], context => Task.CompletedTask);
            }
        });
        await using var tab = await browser.OpenAsync(engine, site.Url);
        var person = new Person(tab);

        await person.ClickAsync("Endpoints");
        await person.SeeAsync("#endpoints .pager", "1 to 50 of 10000");
        await person.ClickAsync("Next", "#endpoints");
        await person.SeeAsync("#endpoints-table", "/things/0099");
        await person.WriteAsync("Text", "things/77");
        await person.SeeAsync("#endpoints .pager", "1 to 50 of 100");
        (await person.ReadAsync("#endpoints-table tbody tr")).Should().HaveCount(50);
    }

    [Theory]
    [InChromium]
    [InFirefox]
    public async Task D6_Decisions_are_filtered_by_outcome_endpoint_and_text_and_the_last_200_remain(Engine engine)
    {
        await using var site = await PageSite.StartAsync();
        await using var tab = await browser.OpenAsync(engine, site.Url);
        var person = new Person(tab);
        for (var i = 0; i < 250; i++)
        {
            await site.SendAsync("GET", i % 2 == 0 ? "/todos" : "/partner/prices",
                i % 5 == 0 ? "https://app.example.com" : $"https://number-{i}.example");
        }

        await person.SeeAsync("#decisions-count", "200 decisions");
        (await person.SeeAsync("#decisions-table tbody tr:first-child")).Should().Contain("number-249");
        await person.WriteAsync("Outcome", "allowed");
        await person.SeeAsync("#decisions-count", "20 of 200");
        await person.WriteAsync("Endpoint", "GET /partner/prices");
        await person.SeeAsync("#decisions-count", "0 of 200");
        await person.WriteAsync("Outcome", "denied");
        await person.SeeAsync("#decisions-count", "100 of 200");
        await person.WriteAsync("Text", "number-24");
        await person.SeeAsync("#decisions-count", "4 of 200");
    }

    [Theory]
    [InChromium]
    [InFirefox]
    public async Task A_program_that_is_started_anew_is_shown_again(Engine engine)
    {
        var port = 0;
        await using var tab = await OpenAndEndAsync();
        var person = new Person(tab);
        await person.SeeAsync("#connection", "does not answer");

        await using var again = await PageSite.StartAsync(port: port);
        await person.SeeAsync("#connection", "Live");
        await again.SendAsync("GET", "/todos", "https://second.example");
        await person.SeeAsync("#decisions-table", "second.example");
        (await person.SeeAsync("#decisions-count")).Should().Be("1 decision");

        async Task<ITab> OpenAndEndAsync()
        {
            await using var site = await PageSite.StartAsync();
            port = new Uri(site.Origin).Port;
            var open = await browser.OpenAsync(engine, site.Url);
            await site.SendAsync("GET", "/todos", "https://first.example");
            await new Person(open).SeeAsync("#decisions-table", "first.example");
            return open;
        }
    }
}
