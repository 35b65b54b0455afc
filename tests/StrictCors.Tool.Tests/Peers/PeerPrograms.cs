using System.Diagnostics;
using System.Globalization;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tool.Tests.Peers;

/// <summary>How each server is started, and what is missing for it.</summary>
internal static class PeerPrograms
{
    // Debian's modules are those of Debian's Python.
    private const string Python = "/usr/bin/python3";

    private static readonly string[] ExpressPackages = ["express@5.3.0", "cors@2.8.6"];
    private static readonly SemaphoreSlim Installing = new(1, 1);

    private static string ExpressFolder => Path.Combine(AppContext.BaseDirectory, "express");

    /// <summary>What has to be installed; null if nothing is missing.</summary>
    public static string? Missing(Peer peer) => peer switch
    {
        Peer.Express => Installed.Find("node") is null || Installed.Find("npm") is null ? "nodejs and npm" : null,
        Peer.Starlette => Run(Python, "-c", "import starlette, uvicorn") == 0 ? null : "python3-starlette and python3-uvicorn",
        _ => Installed.Find("nginx") is null ? "nginx" : null,
    };

    public static async Task<LoopbackProgram> StartAsync(Peer peer)
    {
        await PrepareAsync(peer);
        return await LoopbackProgram.StartAsync((port, folder) => Start(peer, folder, port), static program => program.ListensAsync());
    }

    /// <summary>The packages of Express come from the npm registry.</summary>
    private static async Task PrepareAsync(Peer peer)
    {
        if (peer != Peer.Express)
        {
            return;
        }

        await Installing.WaitAsync();
        try
        {
            if (!Directory.Exists(Path.Combine(ExpressFolder, "node_modules", "cors")))
            {
                Directory.CreateDirectory(ExpressFolder);
                Run(Installed.Find("npm")!, [
                    "install", "--prefix", ExpressFolder, "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error", .. ExpressPackages,
                ]).Should().Be(0, "npm installs {0}", string.Join(", ", ExpressPackages));
            }
        }
        finally
        {
            Installing.Release();
        }
    }

    private static ProcessStartInfo Start(Peer peer, string folder, int port)
    {
        var number = port.ToString(CultureInfo.InvariantCulture);
        switch (peer)
        {
            case Peer.Express:
                return new(Installed.Find("node")!, [FileOf("express.mjs"), ExpressFolder, number]);
            case Peer.Starlette:
                return new(Python, [FileOf("starlette_app.py"), number]);
            default:
                var configuration = Path.Combine(folder, "nginx.conf");
                File.WriteAllText(configuration, File.ReadAllText(FileOf("nginx.conf"))
                    .Replace("{folder}", folder, StringComparison.Ordinal).Replace("{port}", number, StringComparison.Ordinal));
                File.WriteAllText(Path.Combine(folder, "file"), "content");
                return new(Installed.Find("nginx")!, ["-p", folder, "-e", Path.Combine(folder, "errors"), "-c", configuration]);
        }
    }

    private static string FileOf(string name) => Path.Combine(AppContext.BaseDirectory, "Peers", name);

    private static int Run(string program, params string[] arguments)
    {
        if (!File.Exists(program))
        {
            return -1;
        }

        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.WaitForExit();
        return process.ExitCode;
    }
}
