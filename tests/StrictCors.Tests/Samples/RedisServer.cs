using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Samples;

/// <summary>A real Redis on a free loopback port. It can go, hang and come back at the same address, having forgotten everything.</summary>
internal sealed class RedisServer : IAsyncDisposable
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    private readonly int _port;
    private Process? _process;

    private RedisServer(int port) => _port = port;

    public string Address => $"127.0.0.1:{_port}";

    public static string? Executable { get; } = Installed.Find("redis-server");

    public static async Task<RedisServer> StartAsync()
    {
        // Between the look and the start, somebody else may take the port.
        for (var attempt = 1; ; attempt++)
        {
            var server = new RedisServer(LoopbackProgram.FreePort());
            if (await server.TryStartAgainAsync())
            {
                return server;
            }

            attempt.Should().BeLessThan(5, "a port is to be had");
        }
    }

    public async Task StartAgainAsync() => (await TryStartAgainAsync()).Should().BeTrue("its port is free again");

    public async Task StopAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>From here on it accepts connections and answers nothing.</summary>
    public Task HangAsync() => SignalAsync("-STOP");

    public Task GoOnAsync() => SignalAsync("-CONT");

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await StopAsync();
        }
    }

    private async Task<bool> TryStartAgainAsync()
    {
        _process = Process.Start(
            new ProcessStartInfo(Executable ?? throw new InvalidOperationException(
            "redis-server is not in the PATH (Debian: apt-get install redis-server)."))
        {
            ArgumentList = { "--port", $"{_port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--loglevel", "warning", "--logfile",
                "/dev/null" },
            WorkingDirectory = Path.GetTempPath(),
        })!;
        var started = Stopwatch.GetTimestamp();
        while (!_process.HasExited)
        {
            if (await AnswersAsync())
            {
                return true;
            }

            Stopwatch.GetElapsedTime(started).Should().BeLessThan(Bound, "Redis starts");
            await Task.Delay(20);
        }

        _process.Dispose();
        _process = null;
        return false;
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, _port);
            await client.GetStream().WriteAsync("PING\r\n"u8.ToArray());
            using var reader = new StreamReader(client.GetStream());
            return await reader.ReadLineAsync().WaitAsync(Bound) == "+PONG";
        }
        catch (Exception exception) when (exception is SocketException or IOException)
        {
            return false;
        }
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [signal, $"{_process!.Id}"]);
        await kill.WaitForExitAsync();
        kill.ExitCode.Should().Be(0);
    }
}
