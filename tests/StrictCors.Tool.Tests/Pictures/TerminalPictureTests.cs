using System.Net;
using Spectre.Console;
using StrictCors.Testing;
using StrictCors.Tool.Browsing;
using StrictCors.Tool.Checking;
using StrictCors.Tool.Formats;
using StrictCors.Tool.Probing;
using StrictCors.Tool.Settings;
using StrictCors.Tool.Terminal;

namespace StrictCors.Tool.Tests.Pictures;

/// <summary>The picture of the documentation is what the commands write. To make it anew, set STRICTCORS_PICTURE=1.</summary>
public sealed class TerminalPictureTests : IDisposable
{
    private const string Settings = """
        {
          "StrictCors": {
            "DefaultPolicy": "web",
            "Policies": {
              "web": {
                "AllowedOrigins": [ "https://app.example.com/", "http://localhost:*" ],
                "AllowedMethod": [ "GET", "PUT" ]
              }
            }
          }
        }
        """;

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task The_picture_of_the_documentation_is_what_the_commands_write()
    {
        var picture = await DrawAsync();
        var file = Repository.PathOf("src", "docs", "tool.svg");
        if (Environment.GetEnvironmentVariable("STRICTCORS_PICTURE") is { Length: > 0 })
        {
            await File.WriteAllTextAsync(file, picture);
        }

        (await File.ReadAllTextAsync(file)).Should().Be(picture);
        Repository.ReadText("src", "docs", "tool.md").Should().Contain("](tool.svg)");
    }

    public void Dispose() => _folder.Dispose();

    private async Task<string> DrawAsync()
    {
        using var output = new StringWriter();
        var console = AnsiConsole.Create(new()
        {
            Out = new AnsiConsoleOutput(output),
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.Standard,
        });
        console.Profile.Width = 80;
        using var recorder = new Recorder(console);
        var screen = Screen.On(recorder);

        screen.Line("$ strictcors check");
        Check(screen);
        screen.Line();
        screen.Line("$ strictcors probe https://api.example.com/todos/1 --method PUT \\");
        screen.Line("    --origin https://app.example.com");
        await ProbeAsync(screen);
        return recorder.Export(new SvgEncoder());
    }

    private void Check(Screen screen)
    {
        var file = new SettingsFile(_folder.Write("appsettings.json", Settings), "appsettings.json", null);
        var check = new SettingsCheck(new(file, [], null, null), [], "StrictCors", hasVariables: false);
        TextFormat.Write(new(check.Files, check.Environments, check.Run(), [], finding => Fixer.EditOf(finding, check) is not null), screen);
    }

    private static async Task ProbeAsync(Screen screen)
    {
        var request = new PageRequest("PUT", [], FetchCredentials.SameOrigin, FetchMode.Cors, BrowserEngine.Chromium, IsWebSocket: false);
        using var server = new SignInFirst();
        var page = await PageFetch.SendAsync(
            request, "https://app.example.com", new("https://api.example.com/todos/1"), server,
            (HttpVersion.Version11, HttpVersionPolicy.RequestVersionOrLower), CancellationToken.None);
        ProbeText.Write(new(page, Diagnosis.Find(page, request), Expected.Lines(page, request)), request, screen);
    }

    /// <summary>A server whose authentication is before its CORS code.</summary>
    private sealed class SignInFirst : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = new HttpResponseMessage(HttpStatusCode.Unauthorized) { RequestMessage = request };
            response.Headers.TryAddWithoutValidation("WWW-Authenticate", "Bearer");
            return Task.FromResult(response);
        }
    }
}
