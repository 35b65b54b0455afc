using System.Text.RegularExpressions;
using StrictCors.Testing;

namespace StrictCors.BrowserTests.Differential;

/// <summary>B3: the message of a refusal has the line that the browser's console has, so that a search finds both. The real consoles are
/// read.</summary>
public sealed partial class ConsolePhraseTests(BrowserFixture browser) : Infrastructure.BrowserTests(browser)
{
    private const string Credentials = "Access-Control-Allow-Credentials: true";
    private const string Methods = "Access-Control-Allow-Methods";
    private const string Headers = "Access-Control-Allow-Headers";

    /// <summary>The call; the answer to its preflight, or an empty text if it needs none; the answer to the call. ORIGIN is the page's.</summary>
    private static readonly (string Call, string Preflight, string Answer)[] Rows =
    [
        ("GET", "", "200"),
        ("GET", "", "200 | Access-Control-Allow-Origin: "),
        ("GET", "", "200 | Access-Control-Allow-Origin: https://other.example"),
        ("GET", "", "200 | Access-Control-Allow-Origin: null"),
        ("GET", "", "200 | Access-Control-Allow-Origin: app.example.com"),
        ("GET", "", "200 | Access-Control-Allow-Origin: localhost:5173"),
        ("GET", "", "200 | Access-Control-Allow-Origin: https://"),
        ("GET", "", "200 | Access-Control-Allow-Origin: //app.example.com"),
        ("GET", "", "200 | Access-Control-Allow-Origin: https://*.example.com"),
        ("GET", "", "200 | Access-Control-Allow-Origin: http://localhost:*"),
        ("GET", "", "200 | Access-Control-Allow-Origin: ORIGIN https://other.example"),
        ("GET", "", "200 | Access-Control-Allow-Origin: \"ORIGIN\""),
        ("GET", "", "200 | Access-Control-Allow-Origin: undefined"),
        ("GET", "", "200 | Access-Control-Allow-Origin: /regex/"),
        ("GET", "", "200 | Access-Control-Allow-Origin: ORIGIN:80"),
        ("GET", "", "200 | Access-Control-Allow-Origin: ORIGIN/"),
        ("GET", "", "200 | Access-Control-Allow-Origin: ORIGIN, https://other.example"),
        ("GET", "", "200 | Access-Control-Allow-Origin: ORIGIN | Access-Control-Allow-Origin: ORIGIN"),
        ("GET", "", "200 | Access-Control-Allow-Origin: * | Access-Control-Allow-Origin: *"),
        ("GET include", "", "200 | Access-Control-Allow-Origin: *"),
        ("GET include", "", "200 | Access-Control-Allow-Origin: ORIGIN"),
        ("GET include", "", "200 | Access-Control-Allow-Origin: ORIGIN | Access-Control-Allow-Credentials: True"),
        ("GET include", "", "200 | Access-Control-Allow-Origin: ORIGIN | Access-Control-Allow-Credentials: true, true"),
        ("GET", "", "500"),
        ("GET", "", "302 | Location: /elsewhere"),
        ("GET", "", "302 | Location: http://user:pass@OTHER/ | Access-Control-Allow-Origin: ORIGIN"),
        ("GET same-origin", "", "200"),
        ("PUT", "204", ""),
        ("PUT", "204 | Access-Control-Allow-Origin: https://other.example", ""),
        ("PUT include", "204 | Access-Control-Allow-Origin: *", ""),
        ("PUT include", "204 | Access-Control-Allow-Origin: ORIGIN", ""),
        ("PUT", "404 | Access-Control-Allow-Origin: ORIGIN", ""),
        ("PUT", "401 | Access-Control-Allow-Origin: ORIGIN", ""),
        ("PUT", "301 | Access-Control-Allow-Origin: ORIGIN | Location: /elsewhere", ""),
        ("PUT", "301 | Access-Control-Allow-Origin: ORIGIN", ""),
        ("PUT", "304 | Access-Control-Allow-Origin: ORIGIN", ""),
        ("PUT", "307 | Location: /elsewhere", ""),
        ("PUT", "500", ""),
        ("PUT", "204 | Access-Control-Allow-Origin: ORIGIN", ""),
        ("PUT", $"204 | Access-Control-Allow-Origin: ORIGIN | {Methods}: GET, DELETE", ""),
        ("patch", $"204 | Access-Control-Allow-Origin: ORIGIN | {Methods}: PATCH", ""),
        ("PUT", $"204 | Access-Control-Allow-Origin: ORIGIN | {Methods}: PUT DELETE", ""),
        ("PUT include", $"204 | Access-Control-Allow-Origin: ORIGIN | {Credentials} | {Methods}: *", ""),
        ("GET X-Request-Id", "204 | Access-Control-Allow-Origin: ORIGIN", ""),
        ("GET X-Request-Id", $"204 | Access-Control-Allow-Origin: ORIGIN | {Headers}: X-Request-ID2, Content-Type", ""),
        ("GET X-Request-Id", $"204 | Access-Control-Allow-Origin: ORIGIN | {Headers}: X-Request-Id; Content-Type", ""),
        ("GET Authorization", $"204 | Access-Control-Allow-Origin: ORIGIN | {Headers}: *", ""),
        ("GET X-Request-Id include", $"204 | Access-Control-Allow-Origin: ORIGIN | {Credentials} | {Headers}: *", ""),
        ("PUT", $"204 | Access-Control-Allow-Origin: ORIGIN | {Methods}: PUT", "200"),
        ("PUT", $"204 | Access-Control-Allow-Origin: ORIGIN | {Methods}: PUT", "200 | Access-Control-Allow-Origin: https://other.example"),
    ];

    [Theory, InChromium, InFirefox]
    public async Task B3_The_message_of_a_refusal_has_the_words_of_the_console(Engine engine)
    {
        await using var server = new DumbServer();
        var origin = $"http://localhost:{server.Ports[0]}";
        var differences = new List<string>();
        for (var number = 0; number < Rows.Length; number++)
        {
            var one = Case(number, origin, $"localhost:{server.Ports[1]}");
            server.Add(one);
            using var model = new Model(Enum.Parse<BrowserEngine>(engine.ToString()), $"{origin}/differential.html");
            var message = (await model.RunAsync(one)).Single().Message ?? throw new InvalidOperationException($"The model allows {one}");
            if (PhraseOf(engine, message) is not { } expected)
            {
                continue;
            }

            await using var tab = await Browser.OpenAsync(engine, $"{origin}/differential.html");
            await tab.CallAsync<Observed[][]>("runCases", new[] { one.ForBrowser });
            var inConsole = Ascii(await tab.BlockedAsync());
            if (!inConsole.Contains(expected.Replace("/m/", "/b/", StringComparison.Ordinal), StringComparison.Ordinal))
            {
                differences.Add($"{one}\n  console: {inConsole}\n  model:   {expected}");
            }
        }

        differences.Should().BeEmpty();
    }

    private static GeneratedCase Case(int number, string origin, string other)
    {
        var (call, preflight, answer) = Rows[number];
        var words = call.Split(' ');
        return new(
            number,
            [new()
            {
                Url = $"http://{other}/RUNNER/{number}/0",
                Method = words[0],
                Headers = [.. words[1..].Where(word => char.IsUpper(word[0])).Select(name => new GeneratedHeader(name, "1"))],
                Mode = words.Contains("same-origin") ? "same-origin" : "cors",
                Credentials = words.Contains("include") ? "include" : "omit",
                Redirect = "follow",
            }],
            [Answer(preflight.Length > 0 ? preflight : "200")],
            [Answer(answer.Length > 0 ? answer : "200")]);

        GeneratedAnswer Answer(string text)
        {
            var parts = text.Split(" | ");
            return new(int.Parse(parts[0]), [.. parts[1..].Select(header => header.Split(": ", 2))
                .Select(pair => new GeneratedHeader(pair[0], pair[1].Replace("ORIGIN", origin, StringComparison.Ordinal).Replace("OTHER", other,
                    StringComparison.Ordinal)))]);
        }
    }

    /// <summary>The whole line of Chromium; the reason of Firefox, whose line goes on with a status or writes the address in quotation
    /// marks.</summary>
    private static string? PhraseOf(Engine engine, string message) => engine == Engine.Chromium
        ? message.Split('\n').FirstOrDefault(line => line.StartsWith("Chromium: ", StringComparison.Ordinal))?["Chromium: ".Length..].TrimEnd('\r')
        : ReasonOfFirefox().Match(message) is { Success: true } match ? match.Groups[1].Value : null;

    private static string Ascii(string text) => text.Replace('\u2018', '\'').Replace('\u2019', '\'');

    [GeneratedRegex(@"^Firefox: .*(\(Reason: .*\))\.\r?$", RegexOptions.Multiline)]
    private static partial Regex ReasonOfFirefox();
}
