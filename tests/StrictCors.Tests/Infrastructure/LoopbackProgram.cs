using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace StrictCors.Tests.Infrastructure;

/// <summary>A program that serves a free loopback port, with a folder of its own. Both end with this object.</summary>
internal sealed class LoopbackProgram : IAsyncDisposable
{
    private const int Attempts = 3;
    private const int KeptLines = 50;

    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("strictcors-program-");
    private readonly List<string> _lines = [];
    private readonly Process _process;

    private LoopbackProgram(Func<int, string, ProcessStartInfo> start)
    {
        var information = start(Port, _folder.FullName);
        information.RedirectStandardError = true;
        information.RedirectStandardOutput = true;
        _process = Process.Start(information)!;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int Port { get; } = FreePort();

    public Uri Address => new($"http://127.0.0.1:{Port}");

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Starts the program, and waits until it answers.</summary>
    /// <param name="start">Says how, for a port and a folder.</param>
    /// <param name="answers">Whether it answers. What it throws while nothing listens counts as no.</param>
    public static async Task<LoopbackProgram> StartAsync(Func<int, string, ProcessStartInfo> start, Func<LoopbackProgram, Task<bool>> answers)
    {
        // Between the look and the start, another program may take the port.
        for (var attempt = 1; ; attempt++)
        {
            var program = new LoopbackProgram(start);
            if (await program.AnswersAsync(answers))
            {
                return program;
            }

            var text = $"{program._process.StartInfo.FileName} does not start: {string.Join(Environment.NewLine, program._lines)}";
            await program.DisposeAsync();
            if (attempt == Attempts)
            {
                throw new InvalidOperationException(text);
            }
        }
    }

    /// <summary>Whether something accepts connections.</summary>
    public async Task<bool> ListensAsync()
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Port);
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            // Some have a child, which does the work.
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task<bool> AnswersAsync(Func<LoopbackProgram, Task<bool>> answers)
    {
        var started = Stopwatch.GetTimestamp();
        while (!_process.HasExited && Stopwatch.GetElapsedTime(started) < Bound)
        {
            try
            {
                if (await answers(this))
                {
                    return true;
                }
            }
            catch (Exception exception) when (exception is SocketException or IOException or TimeoutException)
            {
                // It does not listen yet.
            }

            await Task.Delay(50);
        }

        return false;
    }

    private void Keep(string? line)
    {
        lock (_lines)
        {
            if (line is not null && _lines.Count < KeptLines)
            {
                _lines.Add(line);
            }
        }
    }
}
