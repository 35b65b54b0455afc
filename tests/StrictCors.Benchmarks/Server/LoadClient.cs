using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace StrictCors.Benchmarks.Server;

/// <summary>As many requests as a server answers, over keep-alive connections of loopback: by wrk where the machine has it, otherwise by a client of
/// our own.</summary>
internal static class LoadClient
{
    private const int Connections = 32;

    /// <summary>Gets the name of what makes the load, for the table.</summary>
    public static string Name { get; } = FindWrk() is null ? "own client" : "wrk";

    public static Task LoadAsync(Uri url, string method, (string Name, string Value)[] headers, TimeSpan duration) =>
        Name == "wrk" ? LoadByWrkAsync(url, method, headers, duration) : LoadBySocketsAsync(url, method, headers, duration);

    private static async Task LoadByWrkAsync(Uri url, string method, (string Name, string Value)[] headers, TimeSpan duration)
    {
        var script = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(script, $"wrk.method = \"{method}\"\n");
            var start = new ProcessStartInfo(FindWrk()!) { RedirectStandardOutput = true };
            foreach (var argument in (string[])["-t1", string.Create(CultureInfo.InvariantCulture, $"-c{Connections}"),
                string.Create(CultureInfo.InvariantCulture, $"-d{duration.TotalSeconds:0}s"), "-s", script,
                .. headers.SelectMany(header => (string[])["-H", $"{header.Name}: {header.Value}"]), url.ToString()])
            {
                start.ArgumentList.Add(argument);
            }

            using var wrk = Process.Start(start)!;
            var output = await wrk.StandardOutput.ReadToEndAsync();
            await wrk.WaitForExitAsync();
            if (wrk.ExitCode != 0)
            {
                throw new InvalidOperationException(output);
            }
        }
        finally
        {
            File.Delete(script);
        }
    }

    private static async Task LoadBySocketsAsync(Uri url, string method, (string Name, string Value)[] headers, TimeSpan duration)
    {
        var request = Encoding.Latin1.GetBytes(
            $"{method} / HTTP/1.1\r\nHost: {url.Authority}\r\n{string.Concat(headers.Select(header => $"{header.Name}: {header.Value}\r\n"))}\r\n");
        using var end = new CancellationTokenSource();
        var clients = Enumerable.Range(0, Connections).Select(_ => RequestAgainAndAgainAsync(url, request, end.Token)).ToArray();
        end.CancelAfter(duration);
        await Task.WhenAll(clients);
    }

    private static async Task RequestAgainAndAgainAsync(Uri url, byte[] request, CancellationToken end)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, url.Port), CancellationToken.None);
        var buffer = new byte[4096];

        while (!end.IsCancellationRequested)
        {
            // An answer this short comes in one piece.
            await socket.SendAsync(request, CancellationToken.None);
            if (await socket.ReceiveAsync(buffer, CancellationToken.None) == 0)
            {
                throw new InvalidOperationException("The server closed the connection.");
            }
        }
    }

    private static string? FindWrk() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "wrk"))
            .FirstOrDefault(File.Exists);
}
