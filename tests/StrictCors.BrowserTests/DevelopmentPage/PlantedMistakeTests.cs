using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Xunit.Abstractions;

namespace StrictCors.BrowserTests.DevelopmentPage;

/// <summary>Mistakes that people make, whose cause is found with the page alone: from the list of decisions, by what each step shows.</summary>
[Collection(OneBrowser.Name)]
public sealed class PlantedMistakeTests(BrowserFixture browser, ITestOutputHelper output)
{
    private readonly long _started = Stopwatch.GetTimestamp();

    /// <summary>The development server took the next free port.</summary>
    [Theory]
    [InChromium]
    [InFirefox]
    public async Task A_page_on_another_port(Engine engine)
    {
        await using var site = await PageSite.StartAsync();
        await using var tab = await browser.OpenAsync(engine, site.Url);
        var person = new Person(tab);
        await site.SendAsync("GET", "/todos", "http://localhost:3001");

        await person.ClickAsync("Why? GET /todos");
        (await person.SeeAsync(".failed")).Should().Contain("port 3001 is not allowed").And.Contain("http://localhost:3000");
        site.File.Replace("\"http://localhost:3000\" ]", "\"http://localhost:3000\", \"http://localhost:3001\" ]");
        await person.SeeAsync("#settings", "localhost:3001");
        await ConfirmAsync(person, "2 steps: Why?, then the first check");
    }

    /// <summary>A group chose another policy, so that whatever is added to the default policy has no effect on its endpoints.</summary>
    [Theory]
    [InChromium]
    [InFirefox]
    public async Task The_endpoint_has_another_policy_than_its_author_believes(Engine engine)
    {
        await using var site = await PageSite.StartAsync(map: app =>
        {
            app.UseStrictCors();
            var group = app.MapGroup("/reports").RequireStrictCors("partner");
            group.MapGet("/daily", context => context.Response.WriteAsync("report"));
            app.MapPost("/payments", context => Task.CompletedTask).RequireStrictCors("payments");
        });
        await using var tab = await browser.OpenAsync(engine, site.Url);
        var person = new Person(tab);
        await site.SendAsync("GET", "/reports/daily", "https://app.example.com");

        await person.ClickAsync("Why? GET /reports/daily");
        (await person.SeeAsync(".explanation")).Should().Contain("policy partner").And.Contain("StrictCors:Policies:partner");
        await person.ClickAsync("Endpoints");
        (await person.SeeAsync("#endpoints-table tbody tr", "/reports/daily")).Should().Contain("endpoint: the policy 'partner'");
        Report("3 steps: Why? names the policy, Endpoints names who chose it");
    }

    /// <summary>A variable of the environment replaces the list of the file, so that edits of the file have no effect.</summary>
    [Theory]
    [InChromium]
    [InFirefox]
    public async Task Another_source_replaces_the_list(Engine engine)
    {
        await using var site = await PageSite.StartAsync(configure: configuration => configuration.AddCommandLine(
            ["--StrictCors:Policies:web:AllowedOrigins=https://staging.example.com"]));
        await using var tab = await browser.OpenAsync(engine, site.Url);
        var person = new Person(tab);
        await site.SendAsync("GET", "/todos", "https://app.example.com");

        await person.ClickAsync("Why? GET /todos");
        (await person.SeeAsync(".remedy .source")).Should().Contain("AllowedOrigins comes from CommandLine");
        await person.ClickAsync("Policies");
        (await person.SeeAsync("#policies-list .policy", "default policy")).Should().Contain("staging.example.com").And.Contain("CommandLine")
            .And.NotContain("https://app.example.com");
        Report("3 steps: Why? names the source of the list, Policies shows what it gives");
    }

    /// <summary>The page sends PATCH, and only PUT is mapped.</summary>
    [Theory]
    [InChromium]
    [InFirefox]
    public async Task No_endpoint_maps_the_method(Engine engine)
    {
        await using var site = await PageSite.StartAsync();
        await using var tab = await browser.OpenAsync(engine, site.Url);
        var person = new Person(tab);
        await site.PreflightAsync("PATCH", "/todos/1", "https://app.example.com");

        await person.ClickAsync("Why? PATCH /todos/1");
        (await person.SeeAsync(".failed")).Should().Contain("No endpoint maps PATCH at this path.");
        (await person.ReadAsync(".remedy")).Should().BeEmpty("no setting helps");
        Report("2 steps: Why?, then the first check");
    }

    /// <summary>The page includes cookies. Every decision is "allowed", and the browser blocks the response.</summary>
    [Theory]
    [InChromium]
    [InFirefox]
    public async Task The_page_includes_credentials_and_the_policy_does_not_allow_them(Engine engine)
    {
        await using var site = await PageSite.StartAsync();
        await using var tab = await browser.OpenAsync(engine, site.Url);
        var person = new Person(tab);
        await site.SendAsync("GET", "/todos", "https://app.example.com", ("Cookie", "session=1"));

        await person.ClickAsync("Why? GET /todos");
        (await person.SeeAsync(".effect")).Should().Contain("allowed").And.Contain("A page that includes credentials cannot")
            .And.Contain("\"AllowCredentials\": true");
        site.File.Replace("\"AllowedMethods\": [ \"GET\", \"PUT\" ]", "\"AllowCredentials\": true, \"AllowedMethods\": [ \"GET\", \"PUT\" ]");
        await person.SeeAsync("#settings", "credentials: on");
        await person.ClickAsync("Try it again");
        await person.WriteAsync("with credentials", "on");
        await person.ClickAsync("Send");
        await person.SeeAsync("#try-result", "The page can read the response");
        Report("1 step: the first sentence of Why?");
    }

    /// <summary>A middleware asks for a token before UseStrictCors. A preflight has none. Nothing appears in the list.</summary>
    [Theory]
    [InChromium]
    [InFirefox]
    public async Task Authentication_answers_preflights_before_the_policy(Engine engine)
    {
        await using var site = await PageSite.StartAsync(map: app =>
        {
            app.UseWhen(context => context.Request.Path.StartsWithSegments("/todos") && context.Request.Headers.Authorization.Count == 0,
                branch => branch.Run(context =>
                {
                    context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                    return Task.CompletedTask;
                }));
            PageSite.Map(app);
        });
        await using var tab = await browser.OpenAsync(engine, site.Url);
        var person = new Person(tab);
        await site.PreflightAsync("PUT", "/todos/1", "https://app.example.com", "authorization");

        await person.SeeAsync("#decisions-count", "If nothing appears here, send its request under Try");
        await person.ClickAsync("Try");
        await person.WriteAsync("Origin", "https://app.example.com");
        await person.WriteAsync("Method", "PUT");
        await person.WriteAsync("Path", "/todos/1");
        await person.WriteAsync("Headers", "Authorization: Bearer x");
        await person.ClickAsync("Send");
        (await person.SeeAsync("#try-result", "401")).Should().Contain("a preflight has no credentials")
            .And.Contain("other code answers before UseStrictCors, such as authentication");
        Report("3 steps: the empty list points to Try, Send shows who answers");
    }

    /// <summary>The default policy is missing, so that the endpoint has none. Nothing appears in the list.</summary>
    [Theory]
    [InChromium]
    [InFirefox]
    public async Task The_endpoint_has_no_policy(Engine engine)
    {
        await using var site = await PageSite.StartAsync(
            PageSite.Settings.Replace("\"DefaultPolicy\": \"web\",", "", StringComparison.Ordinal));
        await using var tab = await browser.OpenAsync(engine, site.Url);
        var person = new Person(tab);
        await site.SendAsync("GET", "/todos", "https://app.example.com");

        (await person.SeeAsync("#decisions")).Should().Contain("Not listed are").And.Contain("endpoints without a policy");
        await person.ClickAsync("endpoints");
        (await person.SeeAsync("#endpoints-table tbody tr", "/todos")).Should().Contain("(none)").And.Contain("there is no DefaultPolicy");
        await person.ClickAsync("Try");
        await person.WriteAsync("Origin", "https://app.example.com");
        await person.WriteAsync("Path", "/todos");
        await person.ClickAsync("Send");
        await person.SeeAsync("#try-result", "Either the endpoint has no policy, which Explain shows");
        await person.ClickAsync("Explain");
        await person.SeeAsync("#try-result", "\"DefaultPolicy\" in the settings, chooses one");
        Report("2 steps: the text above the list leads to Endpoints, which shows that there is no policy");
    }

    private async Task ConfirmAsync(Person person, string steps)
    {
        await person.ClickAsync("Try it again");
        await person.ClickAsync("Send");
        await person.SeeAsync("#try-result", "The page can read the response");
        Report(steps);
    }

    private void Report(string steps) =>
        output.WriteLine($"{steps}; {Stopwatch.GetElapsedTime(_started).TotalSeconds:0.0} s with the start of the program.");
}
