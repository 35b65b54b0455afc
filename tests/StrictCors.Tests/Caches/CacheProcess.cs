using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Caches;

/// <summary>A real cache on a free loopback port, in front of a server. It ends with the test.</summary>
internal sealed class CacheProcess : IAsyncDisposable
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("strictcors-cache-");
    private readonly Process _process;

    private CacheProcess(Cache cache, int port, int server)
    {
        Port = port;
        var path = CachePrograms.PathOf(cache) ?? throw new InvalidOperationException($"{CachePrograms.NameOf(cache)} is not in the PATH.");
        _process = Process.Start(new ProcessStartInfo(path, CachePrograms.Arguments(cache, _folder.FullName, port, server))
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        _process.OutputDataReceived += static (_, _) => { };
        _process.ErrorDataReceived += static (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int Port { get; }

    public static async Task<CacheProcess> StartAsync(Cache cache, int server)
    {
        // Between the look and the start, somebody else may take the port.
        for (var attempt = 1; ; attempt++)
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            var port = ((IPEndPoint)listener.LocalEndpoint).Port;
            listener.Stop();
            var process = new CacheProcess(cache, port, server);
            if (await process.AnswersAsync())
            {
                return process;
            }

            await process.DisposeAsync();
            attempt.Should().BeLessThan(3, "{0} starts", cache);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            // Varnish has a child, which does the work.
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task<bool> AnswersAsync()
    {
        var started = Stopwatch.GetTimestamp();
        while (!_process.HasExited && Stopwatch.GetElapsedTime(started) < Bound)
        {
            try
            {
                if ((await RawHttp.SendAsync(Port, RawRequest.Get("/ready").ToText(Port))).Status == 200)
                {
                    return true;
                }
            }
            catch (Exception exception) when (exception is SocketException or IOException)
            {
                // It does not listen yet.
            }

            await Task.Delay(50);
        }

        return false;
    }
}
