using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace StrictCors.Benchmarks.Server;

/// <summary>A <see cref="PlainServer"/> that runs while this lives.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process _process;

    private ServerProcess(Process process, Uri url) => (_process, Url) = (process, url);

    public Uri Url { get; }

    public static async Task<ServerProcess> StartAsync()
    {
        var process = OwnProcess.Start("serve");
        var url = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The server did not start.");
        return new(process, new Uri(url));
    }

    /// <summary>Requests a second: by round, then by program.</summary>
    public async Task<double[][]> MeasureAsync(TimeSpan duration)
    {
        await _process.StandardInput.WriteLineAsync(duration.TotalSeconds.ToString(CultureInfo.InvariantCulture));
        var rounds = await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The server ended.");
        return JsonSerializer.Deserialize<double[][]>(rounds)!;
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
