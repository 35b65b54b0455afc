using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace StrictCors.Benchmarks.Server;

/// <summary>Requests a second over keep-alive connections of loopback: by wrk where the machine has it, otherwise by a client of our own.</summary>
internal static class LoadClient
{
    private const int Connections = 32;

    /// <summary>Gets the name of what makes the load, for the table.</summary>
    public static string Name { get; } = FindWrk() is null ? "own client" : "wrk";

    public static Task<double> MeasureAsync(Uri url, string method, (string Name, string Value)[] headers, TimeSpan duration) =>
        Name == "wrk" ? ByWrkAsync(url, method, headers, duration) : BySocketsAsync(url, method, headers, duration);

    private static async Task<double> ByWrkAsync(Uri url, string method, (string Name, string Value)[] headers, TimeSpan duration)
    {
        var script = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(script, $"wrk.method = \"{method}\"\n");
            var start = new ProcessStartInfo(FindWrk()!) { RedirectStandardOutput = true };
            foreach (var argument in (string[])["-t1", string.Create(CultureInfo.InvariantCulture, $"-c{Connections}"), string.Create(CultureInfo.InvariantCulture, $"-d{duration.TotalSeconds:0}s"), "-s", script, .. headers.SelectMany(header => (string[])["-H", $"{header.Name}: {header.Value}"]), url.ToString()])
            {
                start.ArgumentList.Add(argument);
            }

            using var wrk = Process.Start(start)!;
            var output = await wrk.StandardOutput.ReadToEndAsync();
            await wrk.WaitForExitAsync();
            var line = output.Split('\n').FirstOrDefault(line => line.StartsWith("Requests/sec:", StringComparison.Ordinal)) ?? throw new InvalidOperationException(output);
            return double.Parse(line["Requests/sec:".Length..], CultureInfo.InvariantCulture);
        }
        finally
        {
            File.Delete(script);
        }
    }

    private static async Task<double> BySocketsAsync(Uri url, string method, (string Name, string Value)[] headers, TimeSpan duration)
    {
        var request = Encoding.Latin1.GetBytes($"{method} / HTTP/1.1\r\nHost: {url.Authority}\r\n{string.Concat(headers.Select(header => $"{header.Name}: {header.Value}\r\n"))}\r\n");
        using var end = new CancellationTokenSource();
        var started = Stopwatch.GetTimestamp();
        var clients = Enumerable.Range(0, Connections).Select(_ => RequestAgainAndAgainAsync(url, request, end.Token)).ToArray();
        end.CancelAfter(duration);
        var counts = await Task.WhenAll(clients);
        return counts.Sum() / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static async Task<long> RequestAgainAndAgainAsync(Uri url, byte[] request, CancellationToken end)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, url.Port), CancellationToken.None);
        var buffer = new byte[4096];

        // Every answer of one program to one request is as long as the first.
        await socket.SendAsync(request, CancellationToken.None);
        var length = await socket.ReceiveAsync(buffer, CancellationToken.None);
        var count = 1L;
        while (!end.IsCancellationRequested)
        {
            await socket.SendAsync(request, CancellationToken.None);
            for (var received = 0; received < length;)
            {
                received += await socket.ReceiveAsync(buffer, CancellationToken.None);
            }

            count++;
        }

        return count;
    }

    private static string? FindWrk() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "wrk")).FirstOrDefault(File.Exists);
}
