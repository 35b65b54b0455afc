namespace StrictCors.BrowserTests.DevelopmentPage;

/// <summary>The page, used as a person uses it: why was it denied, what has to be written, and is it allowed then?</summary>
[Collection(OneBrowser.Name)]
public sealed class WhyTests(BrowserFixture browser)
{
    [Theory]
    [InChromium]
    [InFirefox]
    public async Task D7_A_denied_method_is_found_copied_saved_and_allowed(Engine engine)
    {
        await using var site = await PageSite.StartAsync();
        await using var tab = await browser.OpenAsync(engine, site.Url);
        var person = new Person(tab);
        await site.PreflightAsync("DELETE", "/todos/1", "https://app.example.com");

        await person.SeeAsync("#decisions-table .outcome", "denied: method-not-allowed");
        await person.ClickAsync("Why? DELETE /todos/1");
        (await person.SeeAsync(".explanation .effect")).Should().Contain("The browser does not send the request itself.");
        (await person.SeeAsync(".failed")).Should().Contain("method").And.Contain("DELETE").And.Contain("GET, PUT");
        var json = await person.SeeAsync(".remedy pre");
        json.Should().Be("""
            "AllowedMethods": [ "GET", "PUT", "DELETE" ]
            """);
        (await person.SeeAsync(".remedy")).Should().Contain("StrictCors:Policies:web").And.Contain("appsettings.json");

        site.File.Replace("\"AllowedMethods\": [ \"GET\", \"PUT\" ]", json);
        await person.SeeAsync("#settings", "DELETE");
        await person.ClickAsync("Try it again");
        await person.ClickAsync("Send");
        (await person.SeeAsync("#try-result .effect")).Should().Contain("The page can read the response: status 200.");
        (await person.SeeAsync("#try-result", "deleted")).Should().Contain("Access-Control-Allow-Methods: GET, PUT, DELETE");
        await person.ClickAsync("Decisions");
        await person.SeeAsync("#decisions-table tbody tr:first-child .outcome", "allowed");
    }

    [Theory]
    [InChromium]
    [InFirefox]
    public async Task D7_What_is_shown_for_an_origin_a_header_and_a_handshake_works_when_it_is_written(Engine engine)
    {
        await using var site = await PageSite.StartAsync();
        await using var tab = await browser.OpenAsync(engine, site.Url);
        var person = new Person(tab);

        await site.PreflightAsync("PUT", "/todos/1", "https://new.example.org", "x-trace,authorization");
        await person.ClickAsync("Why? PUT /todos/1");
        await person.SeeAsync(".remedy");
        var lines = await person.ReadAsync(".remedy pre");
        lines.Should().Equal(
            """
            "AllowedOrigins": [ "https://app.example.com", "http://localhost:3000", "https://new.example.org" ]
            """,
            """
            "AllowedHeaders": [ "Content-Type", "x-trace", "authorization" ]
            """);

        site.File.Replace("\"AllowedOrigins\": [ \"https://app.example.com\", \"http://localhost:3000\" ]", lines[0]);
        await person.SeeAsync("#settings", "new.example.org");
        site.File.Replace("\"AllowedHeaders\": [ \"Content-Type\" ]", lines[1]);
        await person.SeeAsync("#settings", "authorization");
        await site.PreflightAsync("PUT", "/todos/1", "https://new.example.org", "x-trace,authorization");
        await person.SeeAsync("#decisions-table tbody tr:first-child .outcome", "allowed");
    }

    [Theory]
    [InChromium]
    [InFirefox]
    public async Task D6_A_refused_change_is_shown_with_its_problems_until_it_is_mended(Engine engine)
    {
        await using var site = await PageSite.StartAsync();
        await using var tab = await browser.OpenAsync(engine, site.Url);
        var person = new Person(tab);
        await person.SeeAsync("#application", "Shop.Api");

        site.File.Replace("https://app.example.com", "https://app.example.com/");
        var refused = await person.SeeAsync("#settings", "refused");
        refused.Should().Contain("The ones before them are in force.").And.Contain("StrictCors:Policies:web:AllowedOrigins:0")
            .And.Contain("Write: https://app.example.com");

        site.File.Replace("\"StrictCors\"", "StrictCors");
        (await person.SeeAsync("#settings", "LineNumber: 1")).Should().Contain("refused");

        site.File.Save(PageSite.Settings);
        await person.SeeAsync("#connection", "Live");
        await Eventually(async () => (await person.ReadAsync("#settings .notice")).Length == 0);
    }

    private static async Task Eventually(Func<Task<bool>> condition)
    {
        for (var i = 0; i < 200 && !await condition(); i++)
        {
            await Task.Delay(50);
        }

        (await condition()).Should().BeTrue();
    }
}
