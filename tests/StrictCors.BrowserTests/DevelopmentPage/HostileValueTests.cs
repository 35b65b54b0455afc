using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace StrictCors.BrowserTests.DevelopmentPage;

/// <summary>Whatever comes from requests and settings is text on the page.</summary>
[Collection(OneBrowser.Name)]
public sealed class HostileValueTests(BrowserFixture browser)
{
    private const string Markup = "<img src=x onerror=alert(1)><script>alert(2)</script>";

    [Theory]
    [InChromium]
    [InFirefox]
    public async Task D9_Markup_control_characters_and_ten_kilobytes_are_shown_as_text(Engine engine)
    {
        await using var site = await PageSite.StartAsync();
        await using var tab = await browser.OpenAsync(engine, site.Url);
        var person = new Person(tab);
        var port = new Uri(site.Origin).Port;
        string[] origins =
        [
            Markup, "javascript:alert(1)", "https://a.example\u0085\u009b31m", new string('x', 10_240), $"https://{new string('a', 9000)}.example",
            "https://b\u00fccher.example", "\" onmouseover=\"alert(1)", "{{7*7}}", "https://\u202eelpmaxe.a", "\u2066x\u2069",
            "a\u200bb\ufeff", "a\u2028b\u2029c", "data: x\tevent: state",
        ];
        foreach (var origin in origins)
        {
            await SendRawAsync(port,
                $"GET /todos/%3Cb%3Ebold%3C/b%3E%0A%0Adata:%20x%0A%E2%80%AEgro%E2%80%A8%ED?{Uri.EscapeDataString(Markup)} HTTP/1.1\r\n"
                + $"Host: localhost\r\nOrigin: {origin}\r\n");
            await SendRawAsync(port,
                $"OPTIONS /todos HTTP/1.1\r\nHost: localhost\r\nOrigin: {origin}\r\nAccess-Control-Request-Method: {origin}\r\n"
                + $"Access-Control-Request-Headers: {origin}\r\n");
        }

        await person.SeeAsync("#decisions-count", $"{2 * origins.Length} decisions");
        await tab.CallAsync<object?>(
            "(() => document.querySelectorAll('#decisions-table [aria-expanded=false]').forEach(one => one.click()))", new { });
        await person.SeeAsync($".detail:nth-child({4 * origins.Length}) .explanation");

        (await person.SeeAsync("#decisions-table")).Should().Contain(Markup).And.Contain("\\u0085\\u009b31m")
            .And.Contain("/todos/<b>bold</b>\\u000a\\u000adata: x\\u000a\\u202egro\\u2028")
            .And.Contain("https://\\u202eelpmaxe.a").And.Contain("\\u2066x\\u2069").And.Contain("a\\u200bb\\ufeff").And.Contain("a\\u2028b\\u2029c")
            .And.Contain("(10240 characters)").And.NotContain(new string('x', 200));
        (await CountAsync(tab, "#decisions-table :is(img, script, b, style, iframe)")).Should().Be(0);
        (await CountAsync(tab, "[onerror], [onmouseover], [style]")).Should().Be(0);
        (await InvisibleAsync(tab)).Should().BeEmpty();
    }

    [Theory]
    [InChromium]
    [InFirefox]
    public async Task D9_So_are_settings_their_problems_and_what_is_tried(Engine engine)
    {
        var name = Markup + "\u202e\u2066\u200b\u2028";
        var json = JsonSerializer.Serialize(name);
        await using var site = await PageSite.StartAsync(PageSite.Settings.Replace("\"partner\"", json, StringComparison.Ordinal),
            app => PageSite.MapWith(app, name));
        await using var tab = await browser.OpenAsync(engine, site.Url);
        var person = new Person(tab);

        await person.ClickAsync("Policies");
        (await person.SeeAsync("#policies-list h3", "<script>")).Should().Contain(Markup);
        await person.ClickAsync("Endpoints");
        await person.SeeAsync("#endpoints-table", Markup);
        site.File.Replace("\"GET\", \"PUT\"", json);
        await person.SeeAsync("#settings", Markup);
        await person.ClickAsync("Try");
        await person.WriteAsync("Origin", "https://a.example");
        await person.WriteAsync("Path", $"/{Uri.EscapeDataString(Markup)}");
        await person.ClickAsync("Explain");
        await person.SeeAsync("#try-result h4", "<img src=x onerror=alert(1)><script>");

        (await CountAsync(tab, "img, body script, iframe")).Should().Be(0);
        (await InvisibleAsync(tab)).Should().BeEmpty();
    }

    private static Task<int> CountAsync(ITab tab, string selector) =>
        tab.CallAsync<int>("(({ selector }) => document.querySelectorAll(selector).length)", new { selector });

    /// <summary>The characters of the page, in text, attributes and options, that are not seen or turn the direction of others.</summary>
    private static Task<string> InvisibleAsync(ITab tab) => tab.CallAsync<string>("""
        (() => (document.body.textContent + [...document.querySelectorAll("*")].flatMap(one => [...one.attributes].map(each => each.value)).join())
          .replace(/[^\p{C}\p{Zl}\p{Zp}]|\n/gu, ""))
        """, new { });

    /// <summary>Sends what no client would, as UTF-8.</summary>
    private static async Task SendRawAsync(int port, string request)
    {
        using var tcp = new TcpClient();
        await tcp.ConnectAsync("127.0.0.1", port);
        await tcp.GetStream().WriteAsync(Encoding.UTF8.GetBytes($"{request}Connection: close\r\n\r\n"));
        using var reader = new StreamReader(tcp.GetStream());
        (await reader.ReadToEndAsync()).Should().StartWith("HTTP/1.1 ").And.NotStartWith("HTTP/1.1 400");
    }
}
