using System.Diagnostics;

namespace StrictCors.Benchmarks.Server;

/// <summary>A <see cref="PlainServer"/> that runs while this lives.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process _process;

    private ServerProcess(string name, Process process, Uri url) => (Name, _process, Url) = (name, process, url);

    public string Name { get; }

    public Uri Url { get; }

    public static async Task<ServerProcess> StartAsync(string name)
    {
        var process = OwnProcess.Start("serve", name);
        var url = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"The server '{name}' did not start.");
        return new(name, process, new Uri(url));
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
