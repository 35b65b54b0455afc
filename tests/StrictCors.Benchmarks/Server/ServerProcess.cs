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
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true };

        // By "dotnet run" the process is the program itself; by "dotnet program.dll" it is dotnet.
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet")
        {
            start.ArgumentList.Add(typeof(ServerProcess).Assembly.Location);
        }

        start.ArgumentList.Add("serve");
        start.ArgumentList.Add(name);
        var process = Process.Start(start)!;
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
