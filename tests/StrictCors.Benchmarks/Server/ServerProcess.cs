using System.Diagnostics;

namespace StrictCors.Benchmarks.Server;

/// <summary>A <see cref="PlainServer"/> that runs while this lives.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process _process;

    private ServerProcess(Process process, Uri url) => (_process, Url) = (process, url);

    public Uri Url { get; }

    public static async Task<ServerProcess> StartAsync(string name)
    {
        var process = OwnProcess.Start("serve", name);
        var url = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"The server '{name}' did not start.");
        return new(process, new Uri(url));
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
