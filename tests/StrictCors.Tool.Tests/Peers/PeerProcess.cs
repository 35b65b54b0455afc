using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace StrictCors.Tool.Tests.Peers;

/// <summary>A server of another kind on a free loopback port. It ends with the test.</summary>
internal sealed class PeerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("strictcors-peer-");
    private readonly Process _process;

    private PeerProcess(Peer peer, int port)
    {
        Url = $"http://127.0.0.1:{port}";
        var (program, arguments) = PeerPrograms.Start(peer, _folder.FullName, port);
        _process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        _process.OutputDataReceived += static (_, _) => { };
        _process.ErrorDataReceived += static (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Url { get; }

    public static async Task<PeerProcess> StartAsync(Peer peer)
    {
        await PeerPrograms.PrepareAsync(peer);

        // Between the look and the start, another program may take the port.
        for (var attempt = 1; ; attempt++)
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            var port = ((IPEndPoint)listener.LocalEndpoint).Port;
            listener.Stop();
            var process = new PeerProcess(peer, port);
            if (await process.ListensAsync(port))
            {
                return process;
            }

            await process.DisposeAsync();
            attempt.Should().BeLessThan(3, "{0} starts", peer);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task<bool> ListensAsync(int port)
    {
        var started = Stopwatch.GetTimestamp();
        while (!_process.HasExited && Stopwatch.GetElapsedTime(started) < Bound)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port);
                return true;
            }
            catch (SocketException)
            {
                await Task.Delay(50);
            }
        }

        return false;
    }
}
