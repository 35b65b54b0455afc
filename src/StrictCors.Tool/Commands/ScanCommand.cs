using System.CommandLine;
using System.Globalization;
using StrictCors.Protocol;
using StrictCors.Tool.Browsing;
using StrictCors.Tool.Formats;
using StrictCors.Tool.Network;
using StrictCors.Tool.Scanning;
using StrictCors.Tool.Terminal;

namespace StrictCors.Tool.Commands;

/// <summary><c>strictcors scan</c>.</summary>
internal static class ScanCommand
{
    private const int MaxParallel = 16;

    public static Command Create(TextWriter output)
    {
        var url = new Argument<string>("URL") { Description = "The address to scan." };
        var origins = PageOptions.Origins(
            "An origin that the server is meant to accept, whose look-alikes are tried; can be repeated. Default: its own.");
        var method = new Option<string>("--method")
        {
            Description = "The method. Of other methods than GET and HEAD, only the preflight is sent.",
            HelpName = "METHOD",
            DefaultValueFactory = _ => "GET",
        };
        var headers = PageOptions.Headers("A header of every request, for instance a token; can be repeated.");
        var webSocket = new Option<bool>("--websocket") { Description = "Open WebSockets: handshakes of strangers." };
        var parallel = new Option<string>("--parallel")
        {
            Description = "Connections at the same time, 1 to 16.",
            HelpName = "NUMBER",
            DefaultValueFactory = _ => "1",
        };
        var format = OutputFormat.Option();
        var network = new NetworkOptions();
        var command = new Command("scan", "Which hostile origins a live server accepts, and its caching hazards.")
        {
            url, origins, method, headers, webSocket, parallel, format,
        };
        network.AddTo(command);
        command.SetAction((result, cancellationToken) =>
        {
            var address = Addresses.Parse(result.GetValue(url)!);
            var request = new ScanRequest(
                address, ReadOrigins(result.GetValue(origins) ?? [], address), ReadMethod(result.GetValue(method)!),
                PageOptions.ReadHeaders(result.GetValue(headers)), result.GetValue(webSocket) || address.Scheme is "ws" or "wss",
                ReadParallel(result.GetValue(parallel)!));
            return RunAsync(request, network.Read(result), OutputFormat.IsJson(result, format), output, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        ScanRequest request, NetworkSettings settings, bool isJson, TextWriter output, CancellationToken cancellationToken)
    {
        using var scanner = new Scanner(request, settings);
        var report = await scanner.RunAsync(cancellationToken);
        if (isJson)
        {
            JsonOutput.Write(output, json => ScanJson.Write(json, report, request));
        }
        else
        {
            ScanText.Write(report, request, Screen.On(output));
        }

        return report.HasFound ? ExitCode.Found : ExitCode.NothingWrong;
    }

    private static string[] ReadOrigins(string[] given, Uri url)
    {
        if (given.Length > Scanner.MaxTrusted)
        {
            throw new ToolException($"A scan has at most {Scanner.MaxTrusted} trusted origins.");
        }

        return given.Length == 0 ? [PageFetch.OriginOf(HttpOf(url))!]
            : [.. given.Select(text => PageFetch.OriginOf(text) is { } origin and not "null" ? origin
                : throw new ToolException($"'{text}' is not an origin. Write https://app.example.com."))];
    }

    private static string HttpOf(Uri url) => $"{(url.Scheme is "https" or "wss" ? "https" : "http")}://{url.Authority}";

    private static string ReadMethod(string method) =>
        HttpNames.IsToken(method) ? method : throw new ToolException($"'{method}' is not a method.");

    private static int ReadParallel(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= MaxParallel
            ? number
            : throw new ToolException($"--parallel '{text}' is not a number from 1 to {MaxParallel}.");
}
