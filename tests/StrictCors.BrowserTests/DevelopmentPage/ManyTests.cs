using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Xunit.Abstractions;

namespace StrictCors.BrowserTests.DevelopmentPage;

/// <summary>A program with ten thousand endpoints and ten thousand origins.</summary>
[Collection(OneBrowser.Name)]
public sealed class ManyTests(BrowserFixture browser, ITestOutputHelper output)
{
    private const int Many = 10_000;

    [Theory]
    [InChromium]
    [InFirefox]
    public async Task D9_Ten_thousand_endpoints_and_origins_are_filtered_and_paged_with_the_keyboard(Engine engine)
    {
        var origins = string.Join(", ", Enumerable.Range(0, Many).Select(number => $"\"https://a{number}.example\""));
        await using var site = await PageSite.StartAsync(
            PageSite.Settings.Replace("\"https://app.example.com\", \"http://localhost:3000\"", origins, StringComparison.Ordinal), app =>
            {
                PageSite.Map(app);
                for (var i = 0; i < Many; i++)
                {
                    app.MapGet($"/items/{i:00000}/{{id}}", static context => Task.CompletedTask);
                }
            });
        await using var tab = await browser.OpenAsync(engine, site.Url);
        var person = new Person(tab);
        await person.SeeAsync("#connection", "Live");

        var started = Stopwatch.GetTimestamp();
        await person.ClickAsync("Endpoints");
        await person.SeeAsync("#endpoints .pager", "1 to 50 of 10006");
        Report("the list of endpoints");
        await person.WriteAsync("Text", "items/09999");
        await person.SeeAsync("#endpoints .pager", "1 to 1 of 1");
        Report("a filtered list");
        await person.WriteAsync("Text", "items/099");
        await person.SeeAsync("#endpoints .pager", "1 to 50 of 100");
        await person.ClickAsync("Next");
        await person.FocusAsync("Next", "#endpoints");
        await person.SeeAsync("#endpoints .pager", "51 to 100 of 100");
        (await tab.CallAsync<string>("(() => document.activeElement.textContent)", new { })).Should().Be("Next", "the last part takes no focus away");
        await person.ClickAsync("Next");
        await person.SeeAsync("#endpoints .pager", "51 to 100 of 100");
        await person.ClickAsync("Previous");
        await person.SeeAsync("#endpoints .pager", "1 to 50 of 100");

        await person.ClickAsync("Policies");
        await person.SeeAsync("#policies-list", "100 of 10000 entries. The filter finds others.");
        await person.WriteAsync("Text", "a9999.example");
        await person.SeeAsync("#policies-list", "https://a9999.example");
        Report("a filtered list of origins");

        await site.SendAsync("GET", "/todos", "https://new.example");
        await person.ClickAsync("Decisions");
        await person.ClickAsync("Why? GET /todos");
        (await person.SeeAsync(".remedy")).Should().Contain("and has 10000 entries. Add to them:").And.NotContain("a5000.example");
        (await person.ReadAsync(".remedy pre")).Should().Equal("\"https://new.example\"");
        Report("a decision by the long list");

        void Report(string what)
        {
            output.WriteLine($"{what}: {Stopwatch.GetElapsedTime(started).TotalMilliseconds:0} ms");
            Stopwatch.GetElapsedTime(started).Should().BeLessThan(TimeSpan.FromSeconds(15), what);
            started = Stopwatch.GetTimestamp();
        }
    }

    // Every character that a name in a list may have.
    private const string Method = "M'`!#$%&+-.^_|~";
    private const string Header = "x'`!#$%&+-.^_|~";

    [BrowserFact]
    public async Task D7_What_is_copied_is_JSON_with_the_values_and_works_when_it_is_saved()
    {
        await using var site = await PageSite.StartAsync(map: app =>
        {
            PageSite.Map(app);
            app.MapMethods("/custom", [Method], static context => Task.CompletedTask);
        });
        await using var context = await browser.NewContextAsync(new() { Permissions = ["clipboard-read", "clipboard-write"] });
        await using var tab = new Tab(context, await context.NewPageAsync());
        await tab.GoToAsync(site.Url);
        var person = new Person(tab);
        await site.PreflightAsync(Method, "/custom", "https://xn--bcher-kva.example:8443", Header);
        await person.ClickAsync($"Why? {Method} /custom");
        await person.SeeAsync(".failed");

        foreach (var (key, last) in (IEnumerable<(string, string)>)
            [("AllowedOrigins", "https://xn--bcher-kva.example:8443"), ("AllowedMethods", Method), ("AllowedHeaders", Header)])
        {
            await person.ClickAsync($"Copy {key}");
            await person.SeeAsync($"[aria-label='Copy {key}']", "Copied");
            var copied = await tab.CallAsync<string>("(() => navigator.clipboard.readText())", new { });
            var list = JsonSerializer.Deserialize<Dictionary<string, string[]>>($"{{{copied}}}")![key];
            list[^1].Should().Be(last);
            var file = await File.ReadAllTextAsync(site.File.Path);
            site.File.Save(file[..file.IndexOf($"\"{key}\"", StringComparison.Ordinal)] + copied
                + file[(file.IndexOf(']', file.IndexOf($"\"{key}\"", StringComparison.Ordinal)) + 1)..]);
            await person.SeeAsync("#settings", last);
        }

        await person.ClickAsync("Try it again");
        await person.ClickAsync("Explain");
        (await person.SeeAsync("#try-result .outcome")).Should().NotBe("denied");
    }
}
