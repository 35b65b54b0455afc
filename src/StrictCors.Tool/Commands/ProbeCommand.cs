using System.CommandLine;
using StrictCors.Tool.Browsing;
using StrictCors.Tool.Formats;
using StrictCors.Tool.Network;
using StrictCors.Tool.Probing;
using StrictCors.Tool.Terminal;

namespace StrictCors.Tool.Commands;

/// <summary><c>strictcors probe</c>.</summary>
internal static class ProbeCommand
{
    public static Command Create(TextWriter output)
    {
        var url = new Argument<string>("URL") { Description = "The address that the page requests." };
        var origins = PageOptions.Origins("The origin of the page; can be repeated. Default: app.example.com.");
        var format = OutputFormat.Option();
        var page = new PageOptions();
        var network = new NetworkOptions();
        var command = new Command("probe", "What a browser does with a live server, which mistake is the cause, and what the server should answer.")
        {
            url, origins, format,
        };
        page.AddTo(command);
        network.AddTo(command);
        command.SetAction((result, cancellationToken) =>
        {
            var address = Addresses.Parse(result.GetValue(url)!);
            var request = page.Read(result);
            request = request with { IsWebSocket = request.IsWebSocket || address.Scheme is "ws" or "wss" };
            IReadOnlyList<string> pages = result.GetValue(origins) is { Length: > 0 } given ? given : [Addresses.DefaultOrigin(address)];
            return RunAsync(request, address, pages, network.Read(result), OutputFormat.IsJson(result, format), output, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        PageRequest request, Uri url, IReadOnlyList<string> origins, NetworkSettings settings, bool isJson, TextWriter output,
        CancellationToken cancellationToken)
    {
        using var prober = new Prober(request, url, settings);
        var screen = isJson ? null : Screen.On(output);
        var results = new List<ProbeResult>();
        foreach (var origin in origins)
        {
            var result = await prober.RunAsync(origin, cancellationToken);
            if (results.Count > 0)
            {
                screen?.Line();
            }

            if (screen is not null)
            {
                ProbeText.Write(result, request, screen);
            }

            results.Add(result);
        }

        if (isJson)
        {
            JsonOutput.Write(output, json => ProbeJson.Write(json, url, request, results));
        }

        return results.Exists(result => result.HasFound) ? ExitCode.Found : ExitCode.NothingWrong;
    }
}
