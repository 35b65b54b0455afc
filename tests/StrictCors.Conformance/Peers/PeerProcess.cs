using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using StrictCors.Conformance.Servers;

namespace StrictCors.Conformance.Peers;

/// <summary>The process of a peer on a free port of the loopback interface.</summary>
internal sealed class PeerProcess : IRunningPeer
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly InProcessServer? _backend;
    private readonly DirectoryInfo _folder;
    private readonly List<string> _lines = [];

    private PeerProcess(PeerStart start, int port, InProcessServer? backend, DirectoryInfo folder)
    {
        (_backend, _folder) = (backend, folder);
        Address = new($"http://127.0.0.1:{port}");
        var information = new ProcessStartInfo(start.Program, start.Arguments) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var (name, value) in start.Variables)
        {
            information.Environment[name] = value;
        }

        _process = Process.Start(information)!;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public Uri Address { get; }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public static async Task<IRunningPeer> StartAsync(ProcessPeer peer, InProcessServer? backend, DirectoryInfo folder)
    {
        // Between the look and the start, somebody else may take the port.
        for (var attempt = 1; ; attempt++)
        {
            var port = FreePort();
            var process = new PeerProcess(peer.Prepare(new(port, backend?.Address.Port ?? 0), folder), port, backend, folder);
            if (await process.AnswersAsync())
            {
                return process;
            }

            if (attempt == 3)
            {
                var lines = string.Join(Environment.NewLine, process._lines);
                await process.DisposeAsync();
                throw new InvalidOperationException($"{peer.Name} does not start: {lines}");
            }

            await process.EndAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        await (_backend?.DisposeAsync() ?? ValueTask.CompletedTask);
        _folder.Delete(recursive: true);
    }

    private async Task EndAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private async Task<bool> AnswersAsync()
    {
        var target = new Target(Address, IsInsecure: false, TimeSpan.FromSeconds(5));
        var started = Stopwatch.GetTimestamp();
        while (!_process.HasExited && Stopwatch.GetElapsedTime(started) < Bound)
        {
            try
            {
                _ = await Manifest.ReadAsync(target, CancellationToken.None);
                return true;
            }
            catch (Exception exception) when (exception is SocketException or IOException or ManifestException or TimeoutException)
            {
                // It does not listen yet.
            }

            await Task.Delay(100);
        }

        return false;
    }

    private void Keep(string? line)
    {
        lock (_lines)
        {
            if (line is not null && _lines.Count < 50)
            {
                _lines.Add(line);
            }
        }
    }
}
